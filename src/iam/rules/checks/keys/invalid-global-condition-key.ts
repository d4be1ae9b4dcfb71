// A key of the namespace aws that AWS does not have.
import { nearest } from '#iam/text/nearest-name.ts';
import { show } from '#iam/text/quote.ts';
import { ALL_TYPES, atKey, defineCheck, type CheckFinding } from '#iam/rules/check.ts';
import { renameKey } from '#iam/rules/condition-edits.ts';
import type { ConditionView, StatementView } from '#iam/rules/policy-view.ts';
import { GLOBAL_KEYS } from '#iam/reference/global-keys.ts';
import type { Reference } from '#iam/reference/reference.ts';
import { MAX_GUESSES, renameTitle } from './suggested-keys.ts';
import { withoutTag } from './tag-keys.ts';

/** Names up to the slash after which people choose. */
const NAMES = GLOBAL_KEYS.map(({ key }) => key.replace(/\/.*$/, ''));
const TAGGED = new Set(
  GLOBAL_KEYS.flatMap(({ key }) => (key.includes('/') ? [key.replace(/\/.*$/, '')] : [])),
);
const TAG_WITHOUT_SLASH = /^(aws:(?:resource|request|principal)tag)[:._-](.+)$/i;

/** The key that was meant: a misspelled one, or a key of one of the statement's services. */
function meant(key: string, { actions }: StatementView, reference: Reference): string | undefined {
  const [, family = '', tag] = TAG_WITHOUT_SLASH.exec(key) ?? [];
  if (tag) return `${nearest(family, NAMES) ?? family}/${tag}`;
  const rest = key.slice('aws:'.length);
  const service = actions.find(({ prefix }) => reference.service(prefix)?.keys.find(`${prefix}:${rest}`));
  if (service) return reference.service(service.prefix)?.keys.find(`${service.prefix}:${rest}`)?.key;
  const slash = key.indexOf('/');
  const near = nearest(slash < 0 ? key : key.slice(0, slash), NAMES);
  if (near === undefined || TAGGED.has(near) !== slash >= 0) return undefined;
  return slash < 0 ? near : near + key.slice(slash);
}

const isUnknown = ({ keyName }: ConditionView, reference: Reference): boolean =>
  keyName.startsWith('aws:') &&
  reference.globalKey(keyName) === undefined &&
  keyName !== 'aws:arn' &&
  withoutTag(keyName, reference) === undefined;

export default defineCheck({
  id: 'invalid-global-condition-key',
  code: 'INVALID_GLOBAL_CONDITION_KEY',
  severity: 'error',
  types: ALL_TYPES,
  title: 'Unknown global condition key',
  why: 'No request carries a key that does not exist. An Allow with such a condition never applies; negated operators and IfExists make the condition true for everyone.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html',
  bad: [
    {
      with: { Condition: { StringEquals: { 'aws:PrincipleOrgID': 'o-a1b2c3d4e5' } } },
      at: ['#Statement.0.Condition.StringEquals.aws:PrincipleOrgID'],
      fixed: { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } },
    },
    {
      with: { Condition: { StringEquals: { 'aws:ResourceTag:Team': 'blue' } } },
      fixed: { Condition: { StringEquals: { 'aws:ResourceTag/Team': 'blue' } } },
    },
    {
      with: {
        Action: 'bedrock:InvokeModel',
        Condition: { ArnLike: { 'aws:InferenceProfileArn': 'arn:aws:bedrock:*:*:inference-profile/*' } },
      },
      fixed: {
        Condition: { ArnLike: { 'bedrock:InferenceProfileArn': 'arn:aws:bedrock:*:*:inference-profile/*' } },
      },
    },
    { with: { Condition: { Bool: { 'AWS:IsAdministratorOnDuty': 'true' } } } },
    {
      with: { Condition: { StringEquals: { 'aws:ReqestTag/team': 'a' } } },
      at: ['#Statement.0.Condition.StringEquals.aws:ReqestTag/team'],
      fixed: { Condition: { StringEquals: { 'aws:RequestTag/team': 'a' } } },
    },
    // More than are compared with AWS’s keys.
    {
      with: {
        Condition: {
          StringEquals: Object.fromEntries(
            Array.from({ length: 25 }, (_, index) => [`aws:Unheard${index}`, 'a']),
          ),
        },
      },
    },
    // The key that is meant is there.
    {
      with: {
        Condition: {
          StringEquals: { 'aws:PrincipalOrgId1': 'o-a1b2c3d4e5', 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' },
        },
      },
    },
  ],
  good: [
    { with: { Condition: { StringEquals: { 'AWS:principalorgid': 'o-a1b2c3d4e5' } } } },
    { with: { Condition: { StringEquals: { 'aws:RequestTag/aws:cloudformation:stack': 'a' } } } },
    // Not on AWS's page, but in policies that AWS publishes.
    { with: { Condition: { StringEquals: { 'aws:SourceOwner': '111122223333' } } } },
    // Other checks report these.
    { with: { Condition: { StringEquals: { 'aws:ResourceTag': 'blue' } } } },
    { with: { Condition: { ArnLike: { 'aws:ARN': 'arn:aws:iam::111122223333:user/ana' } } } },
  ],
  on: 'statement',
  check(statement, _same, { reference }): readonly CheckFinding[] {
    if (statement.conditions.length === 0) return [];
    const unknown = statement.conditions.filter((condition) => isUnknown(condition, reference));
    return unknown.map((condition, index): CheckFinding => {
      const { key, path } = condition;
      const better = index < MAX_GUESSES ? meant(key, statement, reference) : undefined;
      const edits = better && renameKey(statement, condition, better);
      return {
        message: `${show(key)} is not a global condition key. ${edits ? `Did you mean ${show(better)}?` : 'Look up its name, or remove the condition.'}`,
        locations: [atKey(path)],
        ...(edits && { fix: { title: renameTitle(better), safe: false, edits } }),
      };
    });
  },
});
