// A condition on session tags or a source identity, without the action that sets them.
import { own } from '#iam/json/json-value.ts';
import { show } from '#iam/text/quote.ts';
import { trueWithoutKey } from '#iam/rules/absent-key.ts';
import { atKey, defineCheck, type Edit, type CheckFinding } from '#iam/rules/check.ts';
import { matchesAction } from '#iam/rules/matches-action.ts';
import { type ConditionView, type StatementView } from '#iam/rules/policy-view.ts';

const ASSUME = ['sts:assumerole', 'sts:assumerolewithsaml', 'sts:assumerolewithwebidentity'];

/** The action without which a condition on the key is never met, or met by nothing but its absence. */
function neededFor({ keyName, operator, values }: ConditionView): string | undefined {
  if (!operator) return undefined;
  // It asks that there be none.
  if (operator.base === 'Null' && trueWithoutKey({ operator, values }) !== false) return undefined;
  if (keyName === 'sts:sourceidentity') return 'sts:SetSourceIdentity';
  const isTag =
    keyName === 'aws:tagkeys' || keyName === 'sts:transitivetagkeys' || keyName.startsWith('aws:requesttag/');
  return isTag ? 'sts:TagSession' : undefined;
}

/** Whether the statement's Action or NotAction takes the action in. */
const covers = ({ actions, notActions }: StatementView, action: string): boolean =>
  notActions.length > 0
    ? !notActions.some((entry) => matchesAction(entry, action))
    : actions.some((entry) => matchesAction(entry, action));

/** Whether the statement is about taking roles and nothing else, so that the key can be about nothing else. */
const takesRoles = ({ actions }: StatementView): boolean =>
  actions.length > 0 &&
  actions.every(({ prefix }) => prefix === 'sts') &&
  actions.some((entry) => ASSUME.some((action) => matchesAction(entry, action)));

function withAction({ source, path, actions }: StatementView, action: string): Edit {
  const at = [...path, 'Action'];
  const list = own(source, 'Action');
  return Array.isArray(list)
    ? { kind: 'insert', path: [...at, list.length], value: action }
    : { kind: 'replace', path: at, value: [...actions.map(({ value }) => value), action] };
}

export default defineCheck({
  id: 'missing-action-for-condition-key',
  code: 'MISSING_ACTION_FOR_CONDITION_KEY',
  severity: 'error',
  types: ['identity', 'trust'],
  title: 'Condition on session tags or source identity without its action',
  why: 'Passing tags or a source identity when assuming a role also needs sts:TagSession or sts:SetSourceIdentity. If neither is allowed, a condition that requires them is never true.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html#id_session-tags_permissions-required',
  bad: [
    {
      type: 'trust',
      with: {
        Principal: { AWS: '111122223333' },
        Action: 'sts:AssumeRole',
        Condition: { StringLike: { 'sts:SourceIdentity': 'ana*' } },
      },
      at: ['#Statement.0.Condition.StringLike.sts:SourceIdentity'],
      fixed: { Action: ['sts:AssumeRole', 'sts:SetSourceIdentity'] },
    },
    {
      with: {
        Action: ['sts:AssumeRole'],
        Resource: 'arn:aws:iam::111122223333:role/Reader',
        Condition: { StringEquals: { 'aws:RequestTag/Team': 'blue' } },
      },
      at: ['#Statement.0.Condition.StringEquals.aws:RequestTag/Team'],
      fixed: { Action: ['sts:AssumeRole', 'sts:TagSession'] },
    },
    {
      type: 'trust',
      with: {
        Principal: { Federated: 'arn:aws:iam::111122223333:saml-provider/idp' },
        Action: 'sts:AssumeRoleWithSAML',
        Condition: { 'ForAnyValue:StringEquals': { 'sts:TransitiveTagKeys': 'Team' } },
      },
      fixed: { Action: ['sts:AssumeRoleWithSAML', 'sts:TagSession'] },
    },
  ],
  good: [
    {
      type: 'trust',
      with: {
        Principal: { AWS: '111122223333' },
        Action: ['sts:AssumeRole', 'sts:SetSourceIdentity'],
        Condition: { StringLike: { 'sts:SourceIdentity': 'ana*' } },
      },
    },
    {
      with: {
        Action: 'sts:*',
        Resource: 'arn:aws:iam::111122223333:role/Reader',
        Condition: { StringEquals: { 'aws:RequestTag/Team': 'blue' } },
      },
    },
    // Here the tags are those of an instance.
    {
      with: {
        Action: ['sts:AssumeRole', 'ec2:RunInstances'],
        Resource: '*',
        Condition: { StringEquals: { 'aws:RequestTag/Team': 'blue' } },
      },
    },
    // It asks that there be none.
    {
      with: { Action: 'sts:AssumeRole', Resource: '*', Condition: { Null: { 'aws:TagKeys': 'true' } } },
    },
    {
      type: 'identity',
      with: {
        Action: 'sts:AssumeRole',
        Resource: 'arn:aws:iam::111122223333:role/App',
        Condition: { StringEqualz: { 'aws:RequestTag/team': 'a' }, StringEquals: { 'sts:ExternalId': 'a' } },
      },
    },
    // The other statement allows it.
    {
      type: 'identity',
      statements: [
        {
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Resource: '*',
          Condition: { StringEquals: { 'aws:RequestTag/team': 'a' } },
        },
        { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' },
      ],
    },
  ],
  on: 'policy',
  check({ statements }): readonly CheckFinding[] {
    const allows = statements.filter(({ effect }) => effect === 'Allow');
    const allowed = new Map<string, boolean>();
    const isAllowed = (action: string): boolean => {
      const known = allowed.get(action) ?? allows.some((each) => covers(each, action.toLowerCase()));
      allowed.set(action, known);
      return known;
    };
    return allows.filter(takesRoles).flatMap((statement) =>
      statement.conditions.flatMap((condition): readonly CheckFinding[] => {
        const needed = neededFor(condition);
        if (!needed || isAllowed(needed)) return [];
        return [
          {
            message: `${show(condition.key)} is present only if the caller is allowed ${needed}, which this policy does not allow. Add it next to the action that assumes the role.`,
            locations: [atKey(condition.path)],
            fix: { title: `Add ${needed}`, safe: false, edits: [withAction(statement, needed)] },
          },
        ];
      }),
    );
  },
});
