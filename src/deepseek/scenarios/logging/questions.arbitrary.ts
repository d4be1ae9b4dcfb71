// Valid answers to the question in questions.ts.
import * as fc from 'fast-check';
import type { ValidFor } from '#deepseek/answers/stage.arbitrary.ts';
import type { questions } from './questions.ts';

export const validQuestions: ValidFor<typeof questions> = ({ partition, regions, account }) => ({
  auditTrail: () =>
    fc.oneof(
      fc.constant(''),
      fc
        .tuple(fc.constantFrom(...regions), fc.constantFrom('audit', 'org-trail_1', 'a.b'))
        .map(([region, name]) => `arn:${partition}:cloudtrail:${region}:${account}:trail/${name}`),
    ),
});
