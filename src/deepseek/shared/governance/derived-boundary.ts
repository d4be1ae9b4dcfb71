// A permissions boundary derived from what a role may do, so that it never cancels any of it.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { formatArn, parseArn } from '#iam/policy/arn.ts';
import { fitInOne, someStatements } from '#deepseek/compose/documents.ts';
import { whyOf, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { groupBy } from '#iam/collections/group-by.ts';
import type { PolicyPlan } from '#deepseek/compose/plan.ts';
import type { NextStep } from '#deepseek/compose/role-kit.ts';
import { BOUNDARY_LEAVES, BOUNDARY_PAGE } from './boundary-blocks.ts';
import { optionWord, policyFile } from '#deepseek/compose/shell.ts';

export interface DerivedBoundary {
  readonly arn: string;
  readonly policy: PolicyPlan;
  readonly step: NextStep;
}

const asked = (statement: PlannedStatement): PlannedStatement => ({
  ...statement,
  whys: statement.whys.map((why) => ({
    ...why,
    answers: [...new Set([...why.answers, 'makeBoundary' as const])],
  })),
});

/** The ARN with every Region, and every resource of its type; a bucket stays the bucket it is. */
function widened(resource: string): string {
  const arn = parseArn(resource);
  if (!arn) return resource;
  if (arn.service === 's3') {
    const slash = arn.resource.indexOf('/');
    return slash < 0 ? resource : formatArn({ ...arn, resource: `${arn.resource.slice(0, slash)}/*` });
  }
  const type = /^[^/:]+[/:]/.exec(arn.resource)?.[0] ?? '';
  return formatArn({ ...arn, region: arn.region === '' ? '' : '*', resource: `${type}*` });
}

/** An ARN as far as `widened` looks at it: up to the type of its resource, or to its bucket. */
const HEAD = /^arn:(?:[^:]*:){4}[^/:]+[/:]/;

/** Resources of a role are many and of few types, so that each type is widened once. */
function allWidened(resources: readonly string[]): readonly string[] {
  const heads = new Set<string>();
  for (const resource of new Set(resources)) heads.add(HEAD.exec(resource)?.[0] ?? resource);
  return [...heads].map(widened);
}

const WIDE = whyOf({
  title: 'Caps the role',
  text: 'The role’s exact statements do not fit in one policy, and a role has one boundary. So the boundary names services and resource types; the role’s own policies still limit which resources.',
  calls: ['Whatever the role calls'],
  answers: ['makeBoundary'],
  page: 'iamBoundaries',
});

const wide = (sid: string, actions: readonly string[], resources: readonly string[]): PlannedStatement => ({
  sid,
  effect: 'Allow',
  actions: [...new Set(actions)].toSorted(),
  resources: [...new Set(resources)].toSorted(),
  whys: [WIDE],
});

const serviceOf = (action: string): string => action.slice(0, action.indexOf(':'));

/** The groups that a statement is merged into: one for each of its services, or * for statements on every resource. */
const groupsOf = ({ actions, resources }: PlannedStatement): ReadonlySet<string> =>
  new Set(resources?.includes('*') ? ['*'] : actions.map(serviceOf));

/** One statement for each service, without conditions; statements on * stay separate, since merging them would put everything on *. */
function byService(allows: readonly PlannedStatement[]): readonly PlannedStatement[] {
  const parts = allows.flatMap((statement) =>
    [...groupsOf(statement)].map((service) => ({ service, statement })),
  );
  return [...groupBy(parts, ({ service }) => service)].map(([service, group], index) => {
    const actions = group.flatMap(({ statement }) => statement.actions);
    const resources = group.flatMap(({ statement }) => statement.resources ?? []);
    const prefix = `${service}:`;
    return service === '*'
      ? wide('MaxWithoutResource', actions, ['*'])
      : wide(
          `Max${index + 1}`,
          actions.filter((action) => action.startsWith(prefix)),
          allWidened(resources),
        );
  });
}

const byAction = (allows: readonly PlannedStatement[]): readonly PlannedStatement[] => [
  wide(
    'MaxActions',
    allows.flatMap((statement) => statement.actions),
    ['*'],
  ),
];

const DENIES_LEFT =
  'It leaves out the Deny statements of the role’s own policies, which do not fit. They still apply.';
const CONDITIONS_LEFT =
  'It leaves out the conditions, single resources and Deny statements of the role’s own policies, which do not fit. They still apply, but a policy attached later can allow any of these actions without them.';

interface Cap {
  readonly statements: readonly PlannedStatement[];
  readonly leaves: readonly string[];
}

/** The narrowest form that fits into one policy. */
function narrowest(statements: readonly PlannedStatement[]): Cap {
  const allows = someStatements(statements, (statement) => statement.effect === 'Allow');
  const forms: readonly (() => Cap)[] = [
    () => ({ statements, leaves: [] }),
    () => ({ statements: allows, leaves: [DENIES_LEFT] }),
    () => ({ statements: byService(allows), leaves: [CONDITIONS_LEFT] }),
  ];
  for (const form of forms) {
    const cap = form();
    if (fitInOne(cap.statements, 'identity')) return cap;
  }
  return { statements: byAction(allows), leaves: [CONDITIONS_LEFT] };
}

/**
 * The boundary of the role the wizard makes, if it is asked for: its own statements, Deny statements too.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
export function derivedBoundary(
  checked: CheckedAnswers,
  statements: readonly PlannedStatement[],
): DerivedBoundary | undefined {
  if (!checked.view.asks('makeBoundary') || !checked.answer('makeBoundary')) return undefined;
  const { partition, account } = checked.view.home;
  const role = checked.answer('roleName');
  const path = checked.answer('path');
  const name = `${role}Boundary`;
  const cap = narrowest(statements);
  return {
    arn: `arn:${partition}:iam::${account}:policy${path}${name}`,
    policy: {
      id: 'boundary',
      type: 'identity',
      title: 'Permissions boundary',
      name,
      attachTo: `the role ${role}, as its permissions boundary`,
      target: { kind: 'boundary', path },
      statements: cap.statements.map(asked),
      leaves: [...cap.leaves, ...BOUNDARY_LEAVES],
    },
    step: {
      id: 'create-boundary',
      when: { instead: 'boundary' },
      title: 'Create the boundary before the role',
      text: 'The role is created with the boundary, so the boundary must exist first. When the role’s permissions change, create a new version of the boundary too.',
      code: `aws iam create-policy ${optionWord('--policy-name', name)} --path ${path} --policy-document file://${policyFile(name)}`,
      page: BOUNDARY_PAGE,
    },
  };
}
