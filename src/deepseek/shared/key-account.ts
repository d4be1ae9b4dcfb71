// Limits statements on KMS keys to the account of the keys, if the answers ask for it.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { narrow, type Grant } from '#deepseek/compose/planned-statement.ts';
import { groupBy } from '#iam/collections/group-by.ts';
import { parseArn } from '#iam/policy/arn.ts';

const onKeys = (grant: Grant): boolean => grant.actions.every((action) => action.startsWith('kms:'));

/**
 * One statement for each account that owns keys. These statements name customers' keys only, never a model.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-resourceaccount
 */
export function pinKeyAccounts(grants: readonly Grant[], checked: CheckedAnswers): readonly Grant[] {
  if (!checked.view.asks('keyAccount') || !checked.answer('keyAccount')) return grants;
  return grants.flatMap((grant) => {
    if (!onKeys(grant)) return [grant];
    const byAccount = groupBy(grant.resources ?? [], (arn) => parseArn(arn)?.account ?? '');
    return [...byAccount].map(([account, resources]) =>
      narrow({ ...grant, resources }, { StringEquals: { 'aws:ResourceAccount': account } }, 'keyAccount'),
    );
  });
}
