// What a check is: one fact about policies, with the words for it, examples that prove it, and a fix where there is one.
import type { FindingLocation, JsonPath, Severity } from '#core/iam/finding.ts';
import type { JsonValue } from '#core/iam/parse.ts';
import type { PolicyType } from '#core/iam/policy.ts';
import type { Reference } from '#core/reference/reference.ts';
import type {
  ActionView,
  AttachedTo,
  ConditionView,
  PolicyView,
  PrincipalView,
  ResourceView,
  StatementView,
} from './policy-view.ts';

/** A change to a document by path; the author's order and formatting stay. */
export type Edit =
  | { readonly kind: 'replace'; readonly path: JsonPath; readonly value: JsonValue }
  /** Takes out a member or an entry of a list. */
  | { readonly kind: 'remove'; readonly path: JsonPath }
  /** Gives the member at `path` another name. */
  | { readonly kind: 'rename'; readonly path: JsonPath; readonly name: string }
  /** Puts in a member, or an entry of a list at the index that ends `path`. */
  | { readonly kind: 'insert'; readonly path: JsonPath; readonly value: JsonValue };

export interface Fix {
  /** What it does, as a button says it: "Replace with s3:GetObject". */
  readonly title: string;
  /**
   * Whether it may be made along with others, unseen: it never changes what the policy means to allow. No fix, safe
   * or not, allows more than the text did to AWS, or would have with the slip it mends.
   */
  readonly safe: boolean;
  readonly edits: readonly Edit[];
}

/** What a check found at one place. */
export interface Hit {
  /** Plain words: what is wrong and what to do. */
  readonly message: string;
  /** At least one; the first is where to go. */
  readonly locations: readonly FindingLocation[];
  readonly fix?: Fix;
  /** Where it differs from the check's own. */
  readonly severity?: Severity;
}

export interface Context {
  readonly policy: PolicyView;
  readonly reference: Reference;
}

/** What a check looks at, one at a time. */
export interface Subjects {
  readonly policy: PolicyView;
  readonly statement: StatementView;
  /** Each entry of Action and NotAction. */
  readonly action: ActionView;
  /** Each entry of Resource and NotResource. */
  readonly resource: ResourceView;
  /** Each entry of Principal and NotPrincipal. */
  readonly principal: PrincipalView;
  /** Each key under each operator. */
  readonly condition: ConditionView;
}

export type Hits = Hit | readonly Hit[] | undefined;

/**
 * A policy that shows a check at work: `with` over a plain statement of the first type the check is for (a member
 * that is undefined takes that element out), or a whole `policy`.
 */
export interface Example {
  readonly type?: PolicyType;
  readonly attachedTo?: AttachedTo;
  readonly with?: { readonly [element: string]: JsonValue | undefined };
  readonly policy?: JsonValue;
  /** Where the check finds something: "Statement.0.Action.1", with a # in front where it is the name of the member. */
  readonly at?: readonly string[];
  /** The statement elements after the fix; undefined ones are gone. */
  readonly fixed?: { readonly [element: string]: JsonValue | undefined };
}

interface CheckText {
  /** Kebab-case; also the name of the file. */
  readonly id: string;
  /** AWS's issue code, where IAM Access Analyzer has the check. */
  readonly code?: string;
  readonly severity: Severity;
  /** The policy types it looks at. */
  readonly types: readonly PolicyType[];
  /** A few words: the name of the check in lists. */
  readonly title: string;
  /** What it finds and why that matters, for the rule reference. */
  readonly why: string;
  /** The AWS page it rests on. */
  readonly source: string;
  /** Policies in which it finds something. */
  readonly bad: readonly Example[];
  /** Policies that look alike and are fine. */
  readonly good: readonly Example[];
}

type CheckOn<K extends keyof Subjects> = CheckText & {
  readonly on: K;
  check(subject: Subjects[K], statement: StatementView, context: Context): Hits;
};

/** Checks on a whole policy have no statement at hand. */
type PolicyCheck = CheckText & {
  readonly on: 'policy';
  check(policy: PolicyView, context: Context): Hits;
};

export type Check =
  PolicyCheck | { [K in Exclude<keyof Subjects, 'policy'>]: CheckOn<K> }[Exclude<keyof Subjects, 'policy'>];

/** Gives a check its types. */
export const defineCheck = <const C extends Check>(check: C): C => check;

export const ALL_TYPES: readonly PolicyType[] = ['identity', 'resource', 'trust', 'scp', 'rcp'];
/** All but trust policies, which have no resources. */
export const WITH_RESOURCES: readonly PolicyType[] = ['identity', 'resource', 'scp', 'rcp'];

export const atValue = (path: JsonPath): FindingLocation => ({ path, target: 'value' });
export const atKey = (path: JsonPath): FindingLocation => ({ path, target: 'key' });
