// An app that calls models: one function for each scenario in which a role calls them.
import type { Callable } from '#deepseek/answers/inputs/model-arn.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { denied, type Expectation } from '#iam/request/expectation.ts';
import { withGuardrails } from '#deepseek/expectations/limits.ts';
import { profileCalls, missesOfFirst } from '#deepseek/expectations/model-calls.ts';
import { arnOf, renamed } from '#deepseek/expectations/near-misses.ts';
import { profileAdmin } from './admin-checks.ts';
import { styleOf, reads, behind, appProfileCalls } from '#deepseek/shared/checks/invoke.ts';
import { APP } from '#deepseek/expectations/operator-calls.ts';

/** The profile that a profile was copied from: named with it only if the answers ask for that. */
function copiedFrom(checked: CheckedAnswers, { region, account = '' }: Callable): readonly Expectation[] {
  const { home } = checked.view;
  const named = checked.view.asks('profileFallback') && checked.answer('profileFallback');
  return behind(checked, region).flatMap((model) => {
    if (!model.profile) return [];
    const system = arnOf(home, 'bedrock', region, account, `inference-profile/${model.profile.id}`);
    const calls = profileCalls(checked, model, system, styleOf(checked));
    if (named) return calls.filter(({ expect }) => expect === 'allowed');
    return calls.slice(0, 1).map((call) => denied(call, { difference: 'not through the team’s profile' }));
  });
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-prereq.html */
export function checks(checked: CheckedAnswers): readonly Expectation[] {
  const on = checked.answer('readProfile');
  const calls = checked.answer('appProfiles').flatMap((profile) => {
    const own = appProfileCalls(checked, profile);
    return [
      ...own,
      ...copiedFrom(checked, profile),
      reads(on, 'bedrock:GetInferenceProfile', 'Read the profile', profile.arn),
      ...missesOfFirst(own, [renamed('another profile', 'zz')]),
    ];
  });
  return [...withGuardrails(checked, APP, calls), ...profileAdmin(checked)];
}
