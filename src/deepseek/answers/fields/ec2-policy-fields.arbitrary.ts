// Valid answers to the questions of ec2-policy-fields.ts.
import * as fc from 'fast-check';
import { entries, some, type ValidOf } from '#deepseek/answers/stage.arbitrary.ts';
import type { ec2PolicyFields } from './ec2-policy-fields.ts';

export const validEc2Policy: ValidOf<typeof ec2PolicyFields> = {
  ec2Tokens: () => fc.constantFrom('default', 'enforced', 'open'),
  ec2Hops: () => fc.constantFrom('2', '1'),
  ec2Images: () => fc.constantFrom('audit', 'enabled', 'open'),
  ec2ImageOwners: () => some(['amazon', 'aws_marketplace', 'aws_backup_vault']),
  ec2ImageAccounts: () => entries(fc.constantFrom('444455556666', '012345678901'), 0, 2),
  ec2ImageSharing: () => fc.boolean(),
  ec2SnapshotSharing: () => fc.constantFrom('all', 'new', 'open'),
  ec2Internet: () => fc.constantFrom('open', 'ingress', 'both'),
  ec2Exclusions: () => fc.boolean(),
  ec2SerialConsole: () => fc.boolean(),
  ec2Message: () => fc.constantFrom('', 'Set by the platform team: https://wiki.example.com/ec2'),
};
