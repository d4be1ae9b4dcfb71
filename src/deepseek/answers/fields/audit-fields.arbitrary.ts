// Valid answers to the questions of audit-fields.ts.
import * as fc from 'fast-check';
import type { AnswerBasis, ValidOf } from '#deepseek/answers/stage.arbitrary.ts';
import type { auditFields } from './audit-fields.ts';

export const validAudit = ({ partition, regions, account }: AnswerBasis): ValidOf<typeof auditFields> => ({
  quotaServices: () => fc.subarray(['bedrock', 'sagemaker', 'ec2'], { minLength: 1 }),
  auditTrail: () =>
    fc.oneof(
      fc.constant(''),
      fc
        .tuple(fc.constantFrom(...regions), fc.constantFrom('audit', 'org-trail_1', 'a.b'))
        .map(([region, name]) => `arn:${partition}:cloudtrail:${region}:${account}:trail/${name}`),
    ),
});
