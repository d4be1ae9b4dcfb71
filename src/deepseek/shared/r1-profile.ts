// Calls of DeepSeek-R1 through its geographic inference profile.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { invokeThroughProfile, r1, type InvokeStyle } from './bedrock-invoke.ts';
import { arnsIn } from './region-arns.ts';

/** The profile's ARN in each Region that calls start from. */
export function profileArns(checked: CheckedAnswers): readonly string[] {
  return arnsIn(checked.view.home, 'bedrock', `inference-profile/${r1().profile!.id}`);
}

export function r1Statements(checked: CheckedAnswers, style: InvokeStyle): readonly PlannedStatement[] {
  return invokeThroughProfile(r1(), profileArns(checked), checked.view.home.partition, style);
}
