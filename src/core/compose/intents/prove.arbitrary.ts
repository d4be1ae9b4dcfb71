// Proves intents with the evaluator. For tests: core/compose knows no core/simulate.
import type { KitDocument, RoleKit } from '#core/compose/role-kit.ts';
import { toArray, type PolicyDocument } from '#core/iam/policy.ts';
import { decide } from '#core/simulate/decide.ts';
import { readRequest } from '#core/simulate/request.ts';
import type { Intent, IntentPrincipal } from './intent.ts';

const ALLOW_ALL = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
};

/** Resource policies that the kit does not hold: they leave it to the policies of the caller's account. */
const leftTo = (account: string, partition: string) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: `arn:${partition}:iam::${account}:root` },
      Action: '*',
      Resource: '*',
    },
  ],
});

const documents = (some: readonly KitDocument[] = []): readonly PolicyDocument[] =>
  some.map(({ document }) => document);

/** What a resource policy is of: the bucket of an object, or the resource itself. */
const ownerOf = (arn: string): string => (arn.includes(':s3:::') ? arn.split('/')[0]! : arn);

function policyOf(kit: RoleKit, { resource, through, action }: Intent): PolicyDocument | undefined {
  if (action.startsWith('sts:')) return kit.roles.find(({ arn }) => arn === resource)?.trust?.document;
  if (through !== undefined) return undefined;
  const statements = kit.policies
    .flatMap((policy) => policy.documents)
    .filter(({ type }) => type === 'resource')
    .flatMap(({ document }) => document.Statement)
    .filter((statement) => toArray(statement.Resource).some((arn) => ownerOf(arn) === ownerOf(resource)));
  return statements.length > 0 ? { Version: '2012-10-17', Statement: statements } : undefined;
}

function principalOf(kit: RoleKit, principal: IntentPrincipal, account: string, partition: string): unknown {
  if ('caller' in principal) return principal.caller;
  const role = kit.roles.find(({ id }) => id === principal.role);
  // Permissions that are attached stand on some role of the account.
  return { kind: 'role-session', roleArn: role?.arn ?? `arn:${partition}:iam::${account}:role/Attached` };
}

export interface Proof {
  readonly intent: Intent;
  readonly decision: string;
  readonly passes: boolean;
}

export interface Home {
  readonly account: string;
  readonly partition: string;
}

export function prove(kit: RoleKit, intent: Intent, { account, partition }: Home): Proof {
  const raw = principalOf(kit, intent.principal, account, partition);
  const request = readRequest({
    principal: raw,
    action: intent.action,
    resource: intent.resource,
    resourceAccount: intent.resourceAccount,
    context: intent.context,
  });
  if (request.problems) return { intent, decision: request.problems.join(' '), passes: false };
  const { principal } = request.value;
  const own = 'account' in principal ? principal.account : undefined;
  const holder = 'role' in intent.principal ? intent.principal.role : intent.principal.permitted;
  const role = kit.roles.find(({ id }) => id === holder);
  const everything = 'role' in intent.principal && intent.principal.everything === true;
  const missing = holder !== undefined && role === undefined;
  const bounded = 'role' in intent.principal && role?.boundary !== undefined;
  const boundary = kit.policies.find(({ id }) => id === (bounded ? 'boundary' : intent.below));
  const resourceAccount = intent.resourceAccount ?? own;
  const kitPolicy = policyOf(kit, intent);
  const needs = own !== undefined && (resourceAccount !== own || /^(?:kms|sts):/.test(intent.action));
  const scps = kit.policies.flatMap((policy) => policy.documents).filter(({ type }) => type === 'scp');
  const resource = kitPolicy ?? (needs ? leftTo(own, partition) : undefined);
  const endpoint = kit.policies.find(({ id }) => id === intent.through);
  const { decision } = decide(request.value, {
    identity: [...documents(role?.permissions), ...(role && !everything ? [] : [ALLOW_ALL])],
    ...(resource === undefined ? {} : { resource }),
    ...(boundary ? { boundaries: documents(boundary.documents) } : {}),
    ...(scps.length > 0 ? { scps: [[ALLOW_ALL, ...documents(scps)]] } : {}),
    ...(endpoint
      ? {
          endpoints: [
            {
              Version: '2012-10-17',
              Statement: documents(endpoint.documents).flatMap(({ Statement }) => Statement),
            },
          ],
        }
      : {}),
  });
  const passes =
    !missing && (decision === 'Allowed') === (intent.expect === 'allowed') && decision !== 'Conditional';
  return { intent, decision: missing ? `no role ${holder} in the kit` : decision, passes };
}
