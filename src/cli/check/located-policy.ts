// A policy with its location in a file.
import type { JsonLocation, TextRange } from '#iam/json/index.ts';
import type { AttachedTo, PolicyType } from '#iam/policy/index.ts';
import type { Attachments, FoundPolicy, HiddenPart, UnreadPart } from '#iam/import/index.ts';

export interface LocatedPolicy {
  readonly title: string;
  /** The way to it in the file, in words; empty where the file is the policy. */
  readonly where: string;
  readonly type: PolicyType;
  readonly attachedTo?: AttachedTo;
  /** The document as JSON. */
  readonly text: string;
  /** Whether the file is the policy and nothing else, whatever the file is called. */
  readonly isPlain?: true;
  readonly isInline?: true;
  readonly isOfAws?: true;
  /** The call of its Terraform module that it is read with. */
  readonly call?: NonNullable<FoundPolicy['call']>;
  /** The folders of other Terraform modules that values in it come from. */
  readonly modules?: readonly string[];
  /** Where its module is called so, where that matters. */
  readonly calledIn?: readonly string[];
  /** Whether its text stands in the file, as far as that matters. */
  readonly isHere?: () => boolean;
  /** Expressions in it whose value is known only after deployment. */
  readonly unresolved?: FoundPolicy['unresolved'];
  /** The place in the file of a place in the policy, which is at `range` of the policy's own text. */
  locationOf(location: JsonLocation, range: TextRange): TextRange;
}

export interface PoliciesInFile {
  readonly policies: readonly LocatedPolicy[];
  /** Those that nobody wrote: SAM does when the stack is deployed. */
  readonly generated?: readonly LocatedPolicy[];
  readonly unread: readonly UnreadPart[];
  /** Names that are more than once in an object of a policy. */
  readonly repeated?: readonly (TextRange & { readonly id: string; readonly message: string })[];
  /** What is attached by ARN to identities that the file makes. */
  readonly attachments?: readonly Attachments[];
  /** What decides about access without being in any of the policies. */
  readonly hidden?: readonly HiddenPart[];
  /** Whether nothing in the file looks like a policy: other JSON, YAML or Terraform. */
  isOther(): boolean;
}

/** In a file that is the policy itself. */
export const sameLocation: LocatedPolicy['locationOf'] = (_location, range) => range;
