// Pasted policies as a policy environment.
import type { PolicyType } from '#iam/policy/policy.ts';
import type {
  PolicyEnvironment,
  EnvironmentDocument,
  EnvironmentPolicy,
  EnvironmentRole,
} from './policy-environment.ts';

export interface PastedPolicy {
  readonly id: string;
  readonly title: string;
  readonly type: PolicyType;
  readonly text: string;
}

/** The id of the role that has all pasted identity policies. */
export const PASTED_ROLE_ID = 'pasted';

/** AWS's own example account, where no text names one. */
const EXAMPLE_ACCOUNT = '111122223333';

const documentOf = ({ id, title, text }: PastedPolicy): EnvironmentDocument => ({ id, title, source: text });

/** Whether a resource policy names an ARN; a key policy does not. */
const namesResource = ({ text }: PastedPolicy): boolean => /"(?:Not)?Resource"\s*:\s*\[?\s*"arn:/.test(text);

const MAX_SEARCHED = 100_000;

/**
 * All identity policies belong to one role, and so does the first trust policy; each further trust policy is that of
 * another role. Account and partition are the first that the texts name.
 */
export function environmentOfPasted(pasted: readonly PastedPolicy[]): PolicyEnvironment {
  const of = (type: PolicyType): readonly PastedPolicy[] => pasted.filter((policy) => policy.type === type);
  const all = pasted.map(({ text }) => text.slice(0, MAX_SEARCHED)).join('\n');
  const partition = /\barn:(aws[a-z-]*):/.exec(all)?.[1] ?? 'aws';
  const account = /\barn:aws[a-z-]*:[^:"\s]*:[^:"\s]*:(\d{12}):/.exec(all)?.[1] ?? EXAMPLE_ACCOUNT;
  const permissions = of('identity').map(documentOf);
  const trusts = of('trust');
  const roleOf = (trust: PastedPolicy | undefined, index: number): EnvironmentRole => {
    const arnName = index === 0 ? 'Pasted' : `Pasted${index + 1}`;
    return {
      id: index === 0 ? PASTED_ROLE_ID : `${PASTED_ROLE_ID}-${index + 1}`,
      name:
        index === 0 && permissions.length > 0
          ? 'A role or user with these policies'
          : 'A role with this trust policy',
      title: `role/${arnName}`,
      arn: `arn:${partition}:iam::${account}:role/${arnName}`,
      trust: trust && documentOf(trust),
      permissions: index === 0 ? permissions : [],
      hasKitBoundary: false,
    };
  };
  const roles =
    permissions.length > 0 && trusts.length === 0
      ? [roleOf(undefined, 0)]
      : trusts.map((trust, index) => roleOf(trust, index));
  const resources = of('resource');
  const policies = [...resources, ...of('scp'), ...of('rcp')].map((policy): EnvironmentPolicy => {
    const isOnAny = resources.length === 1 || !namesResource(policy);
    const onResource = isOnAny ? 'any-resource' : 'resource';
    return {
      id: policy.id,
      title: policy.title,
      type: policy.type,
      kind: policy.type === 'resource' ? onResource : 'organization',
      documents: [documentOf(policy)],
    };
  });
  return { account, partition, roles, policies };
}
