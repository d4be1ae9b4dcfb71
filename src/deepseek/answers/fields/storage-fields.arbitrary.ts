// Valid answers to the questions of storage-fields.ts.
import * as fc from 'fast-check';
import type { storageFields } from './storage-fields.ts';
import { accountId, chars, roleName } from '#deepseek/answers/inputs.arbitrary.ts';
import { entries, type AnswerBasis, type ValidOf } from '#deepseek/answers/stage.arbitrary.ts';

const hexId = fc.oneof(chars('0123456789abcdef', 17), chars('0123456789abcdef', 8));

export const validStorage = (stage: AnswerBasis): ValidOf<typeof storageFields> => {
  const { partition, regions, account } = stage;
  const region = fc.constantFrom(...regions);
  const keyUser = fc
    .tuple(fc.constantFrom('role', 'user', 'role/teams'), roleName)
    .map(([kind, name]) => `arn:${partition}:iam::${account}:${kind}/${name}`);
  const accessPoint = fc
    .tuple(
      fc.constantFrom('deepseek-weights-ap', 'ap1'),
      fc.boolean(),
      region,
      fc.oneof(fc.constant(account), accountId),
    )
    .map(([name, bare, where, owner]) =>
      bare ? name : `arn:${partition}:s3:${where}:${owner}:accesspoint/${name}`,
    );
  const part = (type: string, start: string, owners: fc.Arbitrary<string>) =>
    fc
      .tuple(hexId, fc.boolean(), region, owners)
      .map(([id, bare, where, owner]) =>
        bare ? `${start}-${id}` : `arn:${partition}:ec2:${where}:${owner}:${type}/${start}-${id}`,
      );
  return {
    ownerAccount: () => fc.oneof(fc.constant(''), accountId),
    accessPoints: () => entries(accessPoint, 0, 3),
    syncUploads: () => fc.boolean(),
    bucketTls: () => fc.boolean(),
    delegateAccessPoints: () => fc.boolean(),
    keyOperators: () => entries(keyUser, 0, 3),
    keyCallers: () => entries(keyUser, 0, 3),
    jobInVpc: () => fc.boolean(),
    subnets: () => entries(part('subnet', 'subnet', fc.oneof(fc.constant(account), accountId)), 1, 4),
    securityGroups: () => entries(part('security-group', 'sg', fc.constant(account)), 1, 4),
    modelKeyViaService: () => fc.boolean(),
    keyAccount: () => fc.boolean(),
  };
};
