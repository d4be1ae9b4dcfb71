// An app calls DeepSeek-R1 through its geographic inference profile.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { endOfLifeSteps, profileRegionsStep } from '#deepseek/compose/next-steps.ts';
import type { Plan } from '#deepseek/compose/plan.ts';
import { appStyle, r1, readProfile } from '#deepseek/shared/bedrock-invoke.ts';
import { profileArns, r1Statements } from '#deepseek/shared/r1-profile.ts';

export function plan(checked: CheckedAnswers): Plan {
  const style = appStyle(checked, ['regions', 'account']);
  const read = checked.answer('readProfile') ? [readProfile(r1(), profileArns(checked))] : [];
  return {
    main: { id: 'app', title: 'App role', statements: [...r1Statements(checked, style), ...read] },
    nextSteps: [profileRegionsStep(), ...endOfLifeSteps(['r1'])],
  };
}
