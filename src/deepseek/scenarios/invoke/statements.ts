// An app calls DeepSeek-V3 models in the Regions that offer them.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { Plan } from '#deepseek/compose/plan.ts';
import { appStyle } from '#deepseek/shared/bedrock-invoke.ts';
import { gapNotices, inRegionStatements, inRegionSteps } from '#deepseek/shared/in-region.ts';

export function plan(checked: CheckedAnswers): Plan {
  return {
    main: {
      id: 'app',
      title: 'App role',
      statements: inRegionStatements(checked, appStyle(checked, ['models', 'regions'])),
    },
    nextSteps: inRegionSteps(checked),
    notices: gapNotices(checked),
  };
}
