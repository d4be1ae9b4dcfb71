// An app calls DeepSeek-R1 through its geographic inference profile.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import {
  appStyle,
  invokeThroughProfile,
  r1,
  readProfile,
  type InvokeStyle,
} from '#deepseek/compose/blocks/bedrock-invoke.ts';
import type { Grant } from '#deepseek/compose/grant.ts';
import { endOfLifeSteps, profileRegionsStep } from '#deepseek/compose/next-steps.ts';
import type { Plan } from '#deepseek/compose/plan.ts';

/** The profile's ARN in each Region that calls start from. */
export function profileArns(checked: CheckedAnswers): readonly string[] {
  const { partition, regions, account } = checked.view.home;
  return regions.map(
    (region) => `arn:${partition}:bedrock:${region}:${account}:inference-profile/${r1().profile!.id}`,
  );
}

export function r1Grants(checked: CheckedAnswers, style: InvokeStyle): readonly Grant[] {
  return invokeThroughProfile(r1(), profileArns(checked), checked.view.home.partition, style);
}

export function invokeR1(checked: CheckedAnswers): Plan {
  const style = appStyle(checked, ['regions', 'account']);
  const read = checked.answer('readProfile') ? [readProfile(r1(), profileArns(checked))] : [];
  return {
    main: { id: 'app', title: 'App role', grants: [...r1Grants(checked, style), ...read] },
    nextSteps: [profileRegionsStep(), ...endOfLifeSteps(['r1'])],
  };
}
