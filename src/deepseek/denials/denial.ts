// A call that AWS refused, as far as an error message or a CloudTrail event tells.
import type { Layer } from '#iam/decide/compile/layer.ts';
import type { NoticeId } from './parse/notices.ts';

/** The kind of policy that refused, as AWS names it. */
export type DenialLayer = Layer | 'trust' | 'unknown';

/**
 * What kind of message it is. `authorization` is a refusal by policies; the next are messages of a service about a role
 * or a key; the IDs of notices are what no policy changes.
 */
export type DenialForm =
  | 'authorization'
  /** Only that access is denied: no principal, resource or reason. */
  | 'bare'
  /** The details are in an encoded text. */
  | 'encoded'
  /** A service cannot assume the role that it was given. */
  | 'role-not-assumable'
  | 'cross-account-pass-role'
  | 'key-not-accessible'
  | 'model-data-not-accessible'
  | 'marketplace-subscription'
  | NoticeId;

/** Where the message begins and ends in the text that was parsed. */
export interface DenialPosition {
  readonly start: number;
  readonly end: number;
}

export interface Denial {
  readonly form: DenialForm;
  /** As printed: an ARN, a service, a user’s name. */
  readonly principal: string | undefined;
  /** The role or user of the principal. The path of a session's role is known from events only. */
  readonly principalArn: string | undefined;
  /** The account of the principal: 12 digits. */
  readonly account: string | undefined;
  /** service:Name */
  readonly action: string | undefined;
  /** Further actions that the message says are missing: service:Name each. */
  readonly alsoNeeds: readonly string[];
  /** What was called, where it differs from the action: "HeadObject". */
  readonly operation: string | undefined;
  /** An ARN, or `*`. */
  readonly resource: string | undefined;
  /** A model ID that the message names. */
  readonly model: string | undefined;
  readonly layer: DenialLayer;
  /** Whether a Deny statement refused, or no Allow was found; null if the message does not say. */
  readonly explicit: boolean | null;
  readonly policyArn: string | undefined;
  /** The Deny as a decoded message or a pasted policy has it: “DenyBigGpu (ec2:InstanceType p5.*)”. */
  readonly matched?: string;
  readonly region: string | undefined;
  /** The endpoint that was called, without its Region: “bedrock-runtime”, “api.sagemaker”. */
  readonly host?: string;
  /** The Region is where the call began, as an event says it. One in an ARN may be where the call was sent. */
  readonly beganInRegion?: true;
  /** Condition keys whose values are known. */
  readonly context: { readonly [key: string]: string };
  /** Of an encoded message. */
  readonly encoded: string | undefined;
  readonly position: DenialPosition;
  /** How often the text has the same refusal. */
  readonly count: number;
}

const NOTHING_KNOWN = {
  form: 'authorization',
  principal: undefined,
  principalArn: undefined,
  account: undefined,
  action: undefined,
  alsoNeeds: [],
  operation: undefined,
  resource: undefined,
  model: undefined,
  layer: 'unknown',
  explicit: null,
  policyArn: undefined,
  region: undefined,
  context: {},
  encoded: undefined,
  position: { start: 0, end: 0 },
  count: 1,
} as const satisfies Denial;

/** A denial of which only this is known. Members that are undefined count as not given. */
export function denialOf(known: { readonly [K in keyof Denial]?: Denial[K] | undefined }): Denial {
  const given = Object.entries(known).filter(([, value]) => value !== undefined);
  return { ...NOTHING_KNOWN, ...(Object.fromEntries(given) as Partial<Denial>) };
}

/** A Deny in words: its Sid, and what it asks. */
export const denyWords = (sid = 'a statement without a Sid', asks: readonly string[] = []): string =>
  asks.length === 0 ? sid : `${sid} (${asks.join(', ')})`;

/** Whether a Deny asks that new roles and users have a boundary, and nothing else: that is mended in the call. */
export const asksBoundary = ({ action = '', explicit, matched = '' }: Denial): boolean =>
  explicit === true &&
  /^iam:(?:Create|(?:Put|Attach))(?:Role|User)(?:Policy)?$/i.test(action) &&
  /\(iam:PermissionsBoundary (?:not [^ ,)]+|missing)\)$/i.test(matched);
