// An app calls DeepSeek-R1 through its geographic inference profile.
import type { CheckedAnswers } from '#core/answers/read-answers.ts';
import {
  appStyle,
  invokeThroughProfile,
  r1,
  readProfile,
  type InvokeStyle,
} from '#core/compose/blocks/bedrock-invoke.ts';
import type { Grant } from '#core/compose/grant.ts';
import { endOfLifeSteps, profileRegionsStep } from '#core/compose/next-steps.ts';
import type { Plan } from '#core/compose/plan.ts';

/** The profile's ARN in each Region that calls start from. */
export function profileArns(reading: CheckedAnswers): readonly string[] {
  const { partition, regions, account } = reading.view.home;
  return regions.map(
    (region) => `arn:${partition}:bedrock:${region}:${account}:inference-profile/${r1().profile!.id}`,
  );
}

export function r1Grants(reading: CheckedAnswers, style: InvokeStyle): readonly Grant[] {
  return invokeThroughProfile(r1(), profileArns(reading), reading.view.home.partition, style);
}

export function invokeR1(reading: CheckedAnswers): Plan {
  const style = appStyle(reading, ['regions', 'account']);
  const read = reading.answer('readProfile') ? [readProfile(r1(), profileArns(reading))] : [];
  return {
    main: { id: 'app', title: 'App role', grants: [...r1Grants(reading, style), ...read] },
    nextSteps: [profileRegionsStep(), ...endOfLifeSteps(['r1'])],
  };
}
