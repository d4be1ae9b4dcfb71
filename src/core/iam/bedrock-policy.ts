// The type of an Amazon Bedrock policy of AWS Organizations. It is a declarative policy: settings, not statements.
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_bedrock_syntax.html

/** A value with what child policies may do to it. */
export type Assigned<T> = { readonly '@@assign': T };

export type GuardedContent = 'selective' | 'comprehensive';

/** One guardrail that a Region's calls are checked by. */
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

export type BedrockSettings = {
  readonly guardrail_inference: {
    readonly [region: string]: { readonly [configuration: string]: GuardrailConfiguration };
  };
};

export type BedrockPolicy = { readonly bedrock: BedrockSettings };
