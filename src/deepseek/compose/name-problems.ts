// Names that AWS refuses within one account or role because they differ in case at most: problems of the answers.
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import type { AnswerProblem, CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { groupBy } from '#iam/collections/group-by.ts';
import { isCreated, otherAccountOf, type KitPolicy, type KitRole } from './role-kit.ts';

/** Values that are the same but for their case. */
function repeated(values: readonly string[]): readonly string[] {
  const groups = [...groupBy(values, (value) => value.toLowerCase()).values()];
  return groups.filter((group) => group.length > 1).map((group) => group[0]!);
}

/** Questions that name a policy or a role, those with the least to change first; every other name derives from the last. */
const POLICY_FIELDS = ['operatorName', 'policyName'] as const;
const ROLE_FIELDS = [
  'deployerRoleName',
  'executionRoleName',
  'ecsInfrastructureRoleName',
  'ecsInstanceRoleName',
  'eksNodeRoleName',
  'podRoleName',
  'modelRoleName',
  'roleName',
] as const;

/** The question whose answer is this name. Where none is, the name derives from the policy's or the role's. */
function askedFor(name: string, fields: readonly FieldId[], { view }: CheckedAnswers): FieldId {
  const same = (id: FieldId): boolean =>
    view.asks(id) && view.text(id).trim().toLowerCase() === name.toLowerCase();
  return fields.find(same) ?? fields.at(-1)!;
}

const problem = (field: FieldId, raw: string, message: string, index = 0): AnswerProblem => ({
  field,
  index,
  raw,
  message,
});

interface Made {
  readonly roles: readonly KitRole[];
  readonly policies: readonly KitPolicy[];
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
function twiceInAccount({ roles, policies }: Made, checked: CheckedAnswers): readonly AnswerProblem[] {
  const boundaries = policies
    .filter(({ target }) => target.kind === 'boundary')
    .flatMap(({ documents }) => documents.map(({ name }) => name));
  const accounts = groupBy(roles, otherAccountOf);
  const managed = [...new Set([undefined, ...accounts.keys()])].map((account) => [
    ...(accounts.get(account) ?? []).flatMap((role) => role.permissions.map(({ name }) => name)),
    ...(account === undefined ? boundaries : []),
  ]);
  const rolesTwice = [...accounts.values()]
    .map((own) => own.filter(isCreated).map(({ name }) => name))
    .flatMap(repeated);
  // Policies named after such roles go with them.
  const policiesTwice = managed
    .flatMap(repeated)
    .filter((name) => !rolesTwice.some((role) => `${role}Policy`.toLowerCase() === name.toLowerCase()));
  const named = (kind: 'policies' | 'roles', fields: readonly FieldId[]) => (name: string) => {
    const field = askedFor(name, fields, checked);
    return problem(
      field,
      checked.view.text(field),
      `2 ${kind} are named ${name}, but names must be unique in an account, ignoring case. Choose another name.`,
    );
  };
  return [
    ...rolesTwice.map(named('roles', ROLE_FIELDS)),
    ...policiesTwice.map(named('policies', POLICY_FIELDS)),
  ];
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html */
function tagsTwice({ roles }: Made, { view }: CheckedAnswers): readonly AnswerProblem[] {
  const main = roles.find(({ kind }) => kind === 'main');
  const keys = main?.kind === 'main' ? repeated(main.tags.map(({ key }) => key)) : [];
  return keys.map((key) => {
    const entries = view.list('tags');
    const isSame = (entry: string): boolean =>
      entry.split('=')[0]?.trim().toLowerCase() === key.toLowerCase();
    const index = entries.findLastIndex(isSame);
    return problem(
      'tags',
      entries[index] ?? key,
      `2 tags have the key ${key}, but a role’s tag keys must be unique, ignoring case. Remove one of them.`,
      Math.max(index, 0),
    );
  });
}

/** What AWS would refuse although each answer is fine by itself. */
export const nameProblems = (made: Made, checked: CheckedAnswers): readonly AnswerProblem[] => [
  ...twiceInAccount(made, checked),
  ...tagsTwice(made, checked),
];
