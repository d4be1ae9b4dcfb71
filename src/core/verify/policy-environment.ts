// The documents that decide on requests: those of a kit, with hand edits.
import {
  boundaryOf,
  isCreated,
  type KitDocument,
  type KitPolicy,
  type RoleKit,
} from '#core/compose/role-kit.ts';
import { parse, toValue } from '#core/json/parse.ts';
import type { PolicyType } from '#core/iam/policy.ts';
import { print } from '#core/iam/print.ts';
import { readQuickly } from '#core/json/quick-json.ts';
import { MAX_TEXT_LENGTH } from '#core/json/text-size.ts';

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

export interface KitAccount {
  readonly account: string;
  readonly partition: string;
}

/** A text that is too long to be read is not worth sending to the worker. */
const textFor = (text: string): string => (text.length > MAX_TEXT_LENGTH ? '' : text);

function kindOf({ target }: KitPolicy): PolicyKind {
  switch (target.kind) {
    case 'boundary':
    case 'endpoint':
    case 'organization':
    case 'session':
      return target.kind;
    case 'bucket':
    case 'repository':
    case 'guardrail':
      return 'resource';
  }
}

/** The environment of a kit. `edits` are the texts of edited documents, by document id. */
export function environmentOf(
  kit: RoleKit,
  { account, partition }: KitAccount,
  edits: Readonly<Record<string, string>> = {},
): PolicyEnvironment {
  const documentOf = ({ id, title, document }: KitDocument): EnvironmentDocument => ({
    id,
    title,
    source: Object.hasOwn(edits, id) ? textFor(edits[id] ?? '') : document,
    ...(Object.hasOwn(edits, id) && { composed: print(document) }),
  });
  // A role can have another boundary than the one that the kit makes.
  const isOwnBoundary = (arn: string): boolean =>
    kit.policies.some(
      ({ target, name }) => target.kind === 'boundary' && arn.endsWith(`:policy${target.path}${name}`),
    );
  return {
    account,
    partition,
    roles: kit.roles.map((role) => {
      const on = boundaryOf(role);
      return {
        id: role.id,
        title: role.title,
        name: role.name,
        arn: isCreated(role) ? role.arn : undefined,
        trust: isCreated(role) ? documentOf(role.trust) : undefined,
        permissions: role.permissions.map(documentOf),
        hasKitBoundary: on !== undefined && isOwnBoundary(on),
        ...(on !== undefined && { boundaryArn: on }),
      };
    }),
    policies: kit.policies.flatMap((policy): readonly EnvironmentPolicy[] => {
      const { id, title, documents } = policy;
      const [first] = documents;
      if (!first) return [];
      const { target } = policy;
      return [
        {
          id,
          title,
          type: first.type,
          kind: kindOf(policy),
          ...(target.kind === 'repository' && { on: target.arn }),
          ...(target.kind === 'session' && { role: target.role }),
          documents: documents.map(documentOf),
        },
      ];
    }),
  };
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
