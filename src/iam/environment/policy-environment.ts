// The documents that decide on requests: those of a kit with its hand edits, or pasted ones.
import { parse, toValue } from '#iam/json/parse.ts';
import type { PolicyType } from '#iam/policy/policy.ts';
import { readQuickly } from '#iam/json/quick-json.ts';

export interface EnvironmentDocument {
  readonly id: string;
  readonly title: string;
  /** The document, or the text of one that was edited. */
  readonly source: unknown;
  /** Of an edited one, the text as composed. */
  readonly composed?: string;
}

export interface EnvironmentRole {
  readonly id: string;
  readonly title: string;
  readonly name: string;
  /** Undefined for permissions that are attached to a role outside the kit. */
  readonly arn: string | undefined;
  readonly trust: EnvironmentDocument | undefined;
  readonly permissions: readonly EnvironmentDocument[];
  /** Whether the kit's permissions boundary is set on it. */
  readonly hasKitBoundary: boolean;
  /** The ARN of its permissions boundary. */
  readonly boundaryArn?: string;
}

/** What a policy that belongs to no role is attached to. */
export type PolicyKind =
  | 'boundary'
  /** A VPC endpoint. Its policy filters what goes through and is not the policy of the resources that it names. */
  | 'endpoint'
  | 'organization'
  /** Passed with sessions of the role. */
  | 'session'
  /** The resources that the policy names. */
  | 'resource'
  /** Any resource: the policy does not say which. */
  | 'any-resource';

export interface EnvironmentPolicy {
  readonly id: string;
  readonly title: string;
  readonly type: PolicyType;
  readonly kind: PolicyKind;
  /** The ARN of the resource that it is on, where its statements do not name it. */
  readonly on?: string;
  /** The ARN of the role whose sessions it limits. */
  readonly role?: string;
  readonly documents: readonly EnvironmentDocument[];
}

/** Plain data, so that it can be sent to a worker. */
export interface PolicyEnvironment {
  /** The account of the kit: twelve digits. */
  readonly account: string;
  readonly partition: string;
  readonly roles: readonly EnvironmentRole[];
  readonly policies: readonly EnvironmentPolicy[];
}

function readText(text: string): unknown {
  const quick = readQuickly(text);
  if (quick !== undefined) return quick;
  const { root, syntax } = parse(text);
  return root && syntax !== 'broken' ? toValue(root) : undefined;
}

/** Texts are parsed once for all requests. */
const read = new WeakMap<EnvironmentDocument, { readonly value: unknown }>();

/** The document as a value; undefined if its text has syntax errors. */
export function documentValue(document: EnvironmentDocument): unknown {
  const { source } = document;
  if (typeof source !== 'string') return source;
  const known = read.get(document);
  if (known) return known.value;
  const value = readText(source);
  read.set(document, { value });
  return value;
}
