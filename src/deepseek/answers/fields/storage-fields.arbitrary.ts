// Valid answers to the questions of storage-fields.ts.
import * as fc from 'fast-check';
import type { storageFields } from './storage-fields.ts';
import { accountId, chars } from '#deepseek/answers/inputs.arbitrary.ts';
import { entries, type AnswerBasis, type ValidOf } from '#deepseek/answers/stage.arbitrary.ts';

const hexId = fc.oneof(chars('0123456789abcdef', 17), chars('0123456789abcdef', 8));

export const validStorage = (stage: AnswerBasis): ValidOf<typeof storageFields> => {
  const { partition, regions, account } = stage;
  const region = fc.constantFrom(...regions);
  const part = (type: string, start: string, owners: fc.Arbitrary<string>) =>
    fc
      .tuple(hexId, fc.boolean(), region, owners)
      .map(([id, bare, where, owner]) =>
        bare ? `${start}-${id}` : `arn:${partition}:ec2:${where}:${owner}:${type}/${start}-${id}`,
      );
  return {
    ownerAccount: () => fc.oneof(fc.constant(''), accountId),
    delegateAccessPoints: () => fc.boolean(),
    jobInVpc: () => fc.boolean(),
    subnets: () => entries(part('subnet', 'subnet', fc.oneof(fc.constant(account), accountId)), 1, 4),
    securityGroups: () => entries(part('security-group', 'sg', fc.constant(account)), 1, 4),
    keyAccount: () => fc.boolean(),
  };
};
