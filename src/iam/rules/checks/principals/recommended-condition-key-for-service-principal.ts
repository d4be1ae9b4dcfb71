// A service limited by an older condition key than AWS recommends.
import { isAccountId } from '#iam/facts/account-id.ts';
import { show } from '#iam/text/quote.ts';
import { atKey, defineCheck, type Fix, type CheckFindings } from '#iam/rules/check.ts';
import { renameKey } from '#iam/rules/condition-edits.ts';
import type { ConditionView, StatementView } from '#iam/rules/policy-view.ts';
import { OLDER_SOURCE_KEYS, SOURCE_KEYS, testsKey } from '#iam/rules/source-keys.ts';

/** Only an account ID can be a value of the newer key. */
function renaming(statement: StatementView, condition: ConditionView): Fix | undefined {
  const { values, key } = condition;
  if (values.length === 0 || values.some(({ value }) => !isAccountId(String(value)))) return undefined;
  const edits = renameKey(statement, condition, 'aws:SourceAccount');
  return edits && { title: `Replace ${key} with aws:SourceAccount`, safe: false, edits };
}

export default defineCheck({
  id: 'recommended-condition-key-for-service-principal',
  code: 'RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL',
  severity: 'suggestion',
  types: ['resource'],
  title: 'Older key for the source of a service call',
  why: 'Services that sent the account in aws:Referer or aws:SourceOwner now send it in aws:SourceAccount, which is the key for it.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html',
  bad: [
    {
      with: {
        Principal: { Service: 'ses.amazonaws.com' },
        Action: 's3:PutObject',
        Condition: { StringEquals: { 'aws:Referer': '111122223333' } },
      },
      at: ['#Statement.0.Condition.StringEquals.aws:Referer'],
      fixed: { Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } } },
    },
    {
      with: {
        Principal: { Service: ['s3.amazonaws.com'] },
        Condition: { StringLike: { 'AWS:SourceOwner': ['11112222*'] } },
      },
      at: ['#Statement.0.Condition.StringLike.AWS:SourceOwner'],
    },
  ],
  good: [
    {
      with: {
        Principal: { Service: 'ses.amazonaws.com' },
        Condition: { StringEquals: { 'aws:Referer': '111122223333', 'aws:SourceAccount': '111122223333' } },
      },
    },
    { with: { Principal: '*', Condition: { StringEquals: { 'aws:SourceOwner': '111122223333' } } } },
  ],
  on: 'statement',
  check(statement): CheckFindings {
    if (statement.effect !== 'Allow') return undefined;
    const older = statement.conditions.filter(({ keyName }) => OLDER_SOURCE_KEYS.has(keyName));
    if (older.length === 0 || testsKey(statement, SOURCE_KEYS)) return undefined;
    if (!statement.principals.some(({ kind, excluded }) => kind === 'Service' && !excluded)) return undefined;
    return older.map((condition) => {
      const fix = renaming(statement, condition);
      return {
        message: `${show(condition.key)} is an older key for the account for which the service calls. Test \`aws:SourceAccount\` or \`aws:SourceArn\` instead.`,
        locations: [atKey(condition.path)],
        ...(fix && { fix }),
      };
    });
  },
});
