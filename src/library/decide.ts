// Request × policies → decision.
import { answerLine } from '#cli/decide-line.ts';
import { readRequest, servicePrefixOf } from '#iam/request/index.ts';
import { referenceFacts } from '#iam/decide/index.ts';
import type { Reference } from '#iam/reference/index.ts';
import { InputError } from './input-error.ts';
import { jsonTextOf } from './json-text.ts';
import { optionsOf } from './options.ts';
import { referenceWith, type ReferenceOptions } from './reference-data.ts';

/** Who calls: an ARN, a service such as `lambda.amazonaws.com`, `anonymous`, or an object with the parts of a session. @public */
export type CallerInput = string | { readonly [member: string]: unknown };

/** A request, and the policies that decide on it. Documents are objects. @public */
export interface RequestInput {
  readonly principal: CallerInput;
  /** service:Name, such as `s3:GetObject`. */
  readonly action: string;
  /** An ARN, or `*` for an action that takes no resource. */
  readonly resource: string;
  /** The 12-digit account that owns the resource, where its ARN does not say. */
  readonly resourceAccount?: string;
  /** The management account of the organization, to which control policies do not apply. */
  readonly managementAccount?: string;
  /** Condition key → value or values. */
  readonly context?: {
    readonly [key: string]: string | number | boolean | readonly (string | number | boolean)[];
  };
  /** Condition keys whose presence and values are not known. */
  readonly unknownKeys?: readonly string[];
  /** How keys that are not named count. Default: `absent`. */
  readonly unspecified?: 'absent' | 'unknown';
  /** Of the VPC endpoint that the request goes through. */
  readonly endpointType?: 'gateway' | 'interface';
  /** Policies of the role, or of the user and its groups. */
  readonly identityPolicies?: readonly object[];
  /** The policy of the resource; for a role, its trust policy. */
  readonly resourcePolicy?: object;
  readonly permissionsBoundaries?: readonly object[];
  readonly sessionPolicies?: readonly object[];
  /** Service control policies by level: the root, each organizational unit, the account. */
  readonly scps?: readonly (readonly object[])[];
  /** Resource control policies by level. */
  readonly rcps?: readonly (readonly object[])[];
  readonly vpcEndpointPolicies?: readonly object[];
}

/** A statement that was considered. @public */
export interface DecisionReason {
  readonly layer: 'identity' | 'boundary' | 'session' | 'resource' | 'scp' | 'rcp' | 'endpoint';
  /** Which level of control policies, or which boundary or endpoint; from 0. */
  readonly level: number;
  /** Which document of the layer or level; from 0. */
  readonly document: number;
  /** The statement in its document: `['Statement', 0]`. */
  readonly path: readonly (string | number)[];
  readonly sid?: string;
  readonly effect: 'Allow' | 'Deny' | 'unreadable';
  readonly matched: 'yes' | 'no' | 'unknown';
  /** The same in words. */
  readonly text: string;
}

/** @public */
export interface DecisionReport {
  /** `depends`: it depends on keys that are not known, which `openKeys` lists. */
  readonly decision: 'allowed' | 'explicitlyDenied' | 'implicitlyDenied' | 'depends';
  readonly reasons: readonly DecisionReason[];
  readonly deciding: {
    /** Such as `explicit-deny` or `identity-no-allow`. */
    readonly code: string;
    readonly text: string;
    /** Indexes into `reasons`. */
    readonly statements: readonly number[];
  };
  /** The decisions that are possible while keys are open. */
  readonly possible: readonly string[];
  readonly openKeys: readonly string[];
  /** What was taken as given, in sentences. */
  readonly assumptions: readonly string[];
  readonly notes: readonly string[];
  /** What AWS's service reference finds wrong in the request, in sentences. */
  readonly problems: readonly string[];
  /** When AWS's service reference was read, as YYYY-MM-DD. */
  readonly date: string;
}

/** The services of the action and of the condition keys. */
function servicesOf(input: RequestInput, known: Reference): readonly string[] {
  const { value } = readRequest(input);
  const ofAction = value && servicePrefixOf(value, known);
  const ofKeys = Object.keys(value?.context ?? {}).map((key) => key.slice(0, Math.max(0, key.indexOf(':'))));
  return [ofAction ?? '', ...ofKeys].flatMap((prefix) => known.listed(prefix)?.prefix ?? []);
}

interface Refusal {
  readonly error?: { readonly problems: readonly string[] };
}

/**
 * Decides one request as AWS would, with the reasons.
 *
 * A condition key that is not given is assumed absent, and `assumptions` says so; with `unspecified: 'unknown'` it is left
 * open. Nothing is asked of AWS.
 * @throws {@link InputError} (as a rejection) if the request is not one: `problems` says what to write.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 * @public
 */
export async function decide(input: RequestInput, given: ReferenceOptions = {}): Promise<DecisionReport> {
  const options = optionsOf(given);
  const text = jsonTextOf('the request', input);
  const reference = await referenceWith(options, (known) => servicesOf(input, known));
  const answer = answerLine(text, 1, referenceFacts(reference), () => reference);
  const { error } = answer as Refusal;
  if (error) throw new InputError(error.problems);
  // A copy: what the caller changes in it is in no later answer.
  const copy = JSON.parse(JSON.stringify(answer)) as Omit<DecisionReport, 'date'>;
  return { ...copy, date: reference.date };
}
