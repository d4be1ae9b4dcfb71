// Policies from elsewhere as what requests are held against: identity policies are those of one caller.
import type { PolicyType } from '#core/iam/policy.ts';
import type { Setting, SettingDocument, SettingPolicy, SettingRole } from './setting.ts';

export interface PastedText {
  readonly id: string;
  readonly title: string;
  readonly type: PolicyType;
  readonly text: string;
}

/** The caller who has all identity policies. */
export const PASTED = 'pasted';

/** AWS's own example account, where no text names one. */
const EXAMPLE = '111122223333';

const documentOf = ({ id, title, text }: PastedText): SettingDocument => ({ id, title, source: text });

/** A resource policy that names no ARN, such as a key policy, or that is the only one. */
const namesResource = ({ text }: PastedText): boolean => /"(?:Not)?Resource"\s*:\s*\[?\s*"arn:/.test(text);

const MANY = 100_000;

/**
 * Identity policies together are those of one role; the first trust policy is its own, each further one of another
 * role. The account and partition are the first that the texts name.
 */
export function settingOfPasted(pasted: readonly PastedText[]): Setting {
  const of = (type: PolicyType): readonly PastedText[] => pasted.filter((policy) => policy.type === type);
  const all = pasted.map(({ text }) => text.slice(0, MANY)).join('\n');
  const partition = /\barn:(aws[a-z-]*):/.exec(all)?.[1] ?? 'aws';
  const account = /\barn:aws[a-z-]*:[^:"\s]*:[^:"\s]*:(\d{12}):/.exec(all)?.[1] ?? EXAMPLE;
  const permissions = of('identity').map(documentOf);
  const trusts = of('trust');
  const roleOf = (trust: PastedText | undefined, index: number): SettingRole => {
    const arnName = index === 0 ? 'Pasted' : `Pasted${index + 1}`;
    return {
      id: index === 0 ? PASTED : `${PASTED}-${index + 1}`,
      name:
        index === 0 && permissions.length > 0
          ? 'A role or user with these policies'
          : 'A role with this trust policy',
      title: `role/${arnName}`,
      arn: `arn:${partition}:iam::${account}:role/${arnName}`,
      trust: trust && documentOf(trust),
      permissions: index === 0 ? permissions : [],
      bounded: false,
    };
  };
  const roles =
    permissions.length > 0 && trusts.length === 0
      ? [roleOf(undefined, 0)]
      : trusts.map((trust, index) => roleOf(trust, index));
  const resources = of('resource');
  const policies = [...resources, ...of('scp'), ...of('rcp')].map((policy): SettingPolicy => {
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
