// Limits statements on KMS keys to the account of the keys, if the answers ask for it.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { narrow, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { groupBy } from '#iam/collections/group-by.ts';
import { parseArn } from '#iam/policy/arn.ts';

const onKeys = (statement: PlannedStatement): boolean =>
  statement.actions.every((action) => action.startsWith('kms:'));

/**
 * One statement for each account that owns keys. These statements name customers' keys only, never a model.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-resourceaccount
 */
export function pinKeyAccounts(
  statements: readonly PlannedStatement[],
  checked: CheckedAnswers,
): readonly PlannedStatement[] {
  if (!checked.view.asks('keyAccount') || !checked.answer('keyAccount')) return statements;
  return statements.flatMap((statement) => {
    if (!onKeys(statement)) return [statement];
    const byAccount = groupBy(statement.resources ?? [], (arn) => parseArn(arn)?.account ?? '');
    return [...byAccount].map(([account, resources]) =>
      narrow({ ...statement, resources }, { StringEquals: { 'aws:ResourceAccount': account } }, 'keyAccount'),
    );
  });
}
