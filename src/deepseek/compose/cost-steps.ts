// Tags of the caller as cost allocation tags: Bedrock’s bill names who called.
// https://docs.aws.amazon.com/bedrock/latest/userguide/cost-mgmt-iam-principal-tracking.html
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import type { Grant } from './grant.ts';
import { INVOKE_ACTIONS, MANTLE_CALL } from './lockdown/select.ts';
import type { NextStep } from './role-kit.ts';
import { sessionTagKeys } from '#deepseek/shared/session-tags.ts';

const BILLED: readonly string[] = [...INVOKE_ACTIONS, MANTLE_CALL];

/** `grants` are those of the role. A role without tags needs no step: its ARN is in the bill anyway. */
export function costSteps(checked: CheckedAnswers, grants: readonly Grant[]): readonly NextStep[] {
  const own = checked.answer('tags').map(({ key }) => key);
  const passed = checked.view.asks('sessionTagKeys') ? sessionTagKeys(checked) : [];
  const keys = [...new Set([...own, ...passed])];
  const isBilled = grants.some(
    ({ effect, actions }) => effect === 'Allow' && actions.some((action) => BILLED.includes(action)),
  );
  if (keys.length === 0 || !isBilled) return [];
  return [
    {
      id: 'cost-tags',
      title: 'Split Bedrock’s costs by these tags',
      text: `Bedrock records who calls, so Cost Explorer and CUR 2.0 can split its costs by the role and by its tags: ${keys.join(', ')}. In the management account, activate them: the first command lists the keys, which can take a day after the first call to appear. Put a key as it is listed for TAG_KEY. Costs from before are not split.`,
      code: 'aws ce list-cost-allocation-tags --status Inactive\naws ce update-cost-allocation-tags-status --cost-allocation-tags-status TagKey=TAG_KEY,Status=Active',
      page: PAGES.bedrockCallerCosts,
    },
  ];
}
