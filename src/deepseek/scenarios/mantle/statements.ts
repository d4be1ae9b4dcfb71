// An OpenAI client calls DeepSeek on the bedrock-mantle endpoint.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { Plan } from '#deepseek/compose/plan.ts';
import { gapNotices, inRegionSteps } from '#deepseek/shared/in-region.ts';
import { MANTLE_LIMITS, mantleStatements, mantleSteps } from '#deepseek/shared/mantle-client.ts';
import { projectGaps } from '#deepseek/shared/mantle.ts';

export function plan(checked: CheckedAnswers): Plan {
  return {
    main: { id: 'app', title: 'App role', statements: mantleStatements(checked) },
    nextSteps: [...mantleSteps(checked), ...inRegionSteps(checked)],
    notices: [...MANTLE_LIMITS, ...gapNotices(checked), ...projectGaps(checked)],
  };
}
