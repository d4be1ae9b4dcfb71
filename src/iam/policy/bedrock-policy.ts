// The type of an Amazon Bedrock policy of AWS Organizations. It is a declarative policy: settings, not statements.
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_bedrock_syntax.html

/** A value in a declarative policy, with the operator that sets it. @public */
export type Assigned<T> = { readonly '@@assign': T };

/** Whether only tagged content is checked, or all. @public */
export type GuardedContent = 'selective' | 'comprehensive';

/** One guardrail that a Region's calls are checked by. @public */
export type GuardrailConfiguration = {
  /** The ARN of the guardrail, a colon, and its version. */
  readonly identifier: Assigned<string>;
  readonly selective_content_guarding?: {
    readonly system: Assigned<GuardedContent>;
    readonly messages: Assigned<GuardedContent>;
  };
  readonly model_enforcement?: {
    readonly included_models: Assigned<readonly string[]>;
    readonly excluded_models: Assigned<readonly string[]>;
  };
};

/** What an Amazon Bedrock policy of AWS Organizations sets, by Region and configuration. @public */
export type BedrockSettings = {
  readonly guardrail_inference: {
    readonly [region: string]: { readonly [configuration: string]: GuardrailConfiguration };
  };
};

export type BedrockPolicy = { readonly bedrock: BedrockSettings };
