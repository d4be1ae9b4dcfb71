// The documents of a kit, with hand edits, as what decides on requests.
import {
  boundaryOf,
  isCreated,
  type KitDocument,
  type KitPolicy,
  type RoleKit,
} from '#deepseek/compose/role-kit.ts';
import type {
  EnvironmentDocument,
  EnvironmentPolicy,
  PolicyEnvironment,
  PolicyKind,
} from '#iam/environment/policy-environment.ts';
import { MAX_TEXT_LENGTH } from '#iam/json/text-size.ts';
import { print } from '#iam/policy/print.ts';

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
