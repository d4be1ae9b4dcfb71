// Stage 3. Who runs this: the deployer's policy is attached to somebody, put into a permission set, or given to a role.
import { deployerAnswers } from '#deepseek/answers/deployer-answers.ts';
import { askedOfDeployer, inPermissionSet } from '#deepseek/answers/deployer.ts';
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import { withProblems, type CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { QUOTAS } from '#iam/facts/quotas.ts';
import { entityExtras } from '#deepseek/compose/stages/entity-extras.ts';
import type { Extras } from '#deepseek/compose/extras.ts';
import { permissionSetStep } from '#deepseek/compose/permission-set.ts';
import type { PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import type { AttachmentPlan, Plan, RolePlan } from '#deepseek/compose/plan.ts';
import type { NextStep, Notice, Why } from '#deepseek/compose/role-kit.ts';
import { trustStatements } from '#deepseek/compose/stages/trust-statements.ts';

/** The reasons name the questions as they are asked of the deployer. */
const asked = (statement: PlannedStatement): PlannedStatement => ({
  ...statement,
  whys: statement.whys.map((why): Why => ({
    ...why,
    answers: why.answers.map((id) => askedOfDeployer(id) as FieldId),
  })),
});

const own = <T extends { readonly id: string }>(entry: T): T => ({ ...entry, id: `deployer-${entry.id}` });

/** The steps of the trusted entity are about the deployer's role, which is not the only one of the kit. */
const ownStep = (step: NextStep, name: string): NextStep => ({
  ...step,
  title: `${step.title} (${name})`,
});

/**
 * The answers for each of them: an app can have a deployer, a team that makes its profiles and one that writes its
 * prompts. The role that is named in the answers is the first; the others are named as their policies.
 */
function answersFor(
  deployers: readonly AttachmentPlan[],
  theirs: CheckedAnswers,
): readonly (readonly [AttachmentPlan, CheckedAnswers])[] {
  return deployers.map((plan, index) => {
    if (index === 0) return [plan, theirs];
    const name = plan.name.slice(0, QUOTAS.roleNameLength);
    const answer: CheckedAnswers['answer'] = (id) =>
      id === 'roleName' ? (name as ReturnType<typeof theirs.answer<typeof id>>) : theirs.answer(id);
    return [plan, { ...withProblems(theirs, () => theirs.problems), answer }];
  });
}

/** A role that holds what the policy would, and what its trusted entity needs, for the one who runs this. */
function roleOf(plan: AttachmentPlan, theirs: CheckedAnswers, extras: Extras): RolePlan {
  const { id, title, statements, description } = plan;
  const boundary = theirs.answer('boundary');
  const { view } = theirs;
  return {
    id,
    title,
    name: theirs.answer('roleName'),
    policyName: plan.name,
    description,
    statements: [...statements, ...(extras.statements ?? []).map(asked)],
    trust: trustStatements(theirs).map(asked),
    ...(view.asks('sessionDuration') ? { maxSessionSeconds: theirs.answer('sessionDuration') } : {}),
    ...(boundary === '' ? {} : { boundary }),
  };
}

/** The caller's side of the deployer's role, and what is left to do in the service that assumes it. */
function aroundRole(theirs: CheckedAnswers, extras: Extras, index: number) {
  const name = theirs.answer('roleName');
  const own = <T extends { readonly id: string }>(entry: T): T => ({
    ...entry,
    id: `deployer${index === 0 ? '' : `-${index + 1}`}-${entry.id}`,
  });
  return {
    attachments: (extras.attachments ?? []).map((each) => ({
      ...own(each),
      title: 'Caller of the deployer’s role',
      statements: each.statements.map(asked),
    })),
    nextSteps: (extras.nextSteps ?? []).map((step) => own(ownStep(step, name))),
    notices: (extras.notices ?? []).map((notice): Notice => own(notice)),
  };
}

function withRoles(plan: Plan, deployers: readonly AttachmentPlan[], theirs: CheckedAnswers): Plan {
  const each = answersFor(deployers, theirs).map(
    ([deployer, answers]) => [deployer, answers, entityExtras(answers)] as const,
  );
  const around = each.map(([, answers, extras], index) => aroundRole(answers, extras, index));
  return {
    ...plan,
    roles: [...(plan.roles ?? []), ...each.map((one) => roleOf(...one))],
    attachments: [
      ...(plan.attachments ?? []).filter(({ deploys }) => !deploys),
      ...around.flatMap(({ attachments }) => attachments),
    ],
    nextSteps: [...around.flatMap(({ nextSteps }) => nextSteps), ...(plan.nextSteps ?? [])],
    notices: [...(plan.notices ?? []), ...around.flatMap(({ notices }) => notices)],
  };
}

/** https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html */
const reservedRole = (names: readonly string[]): Notice => ({
  id: 'deployer-permission-set',
  title: 'Permission set',
  text: `Identity Center makes a role for ${names.join(', ')} in each account the set is assigned in, and only it can change that role’s trust policy, so the kit has none. The role is named AWSReservedSSO_${names[0]}_ and 16 characters that change if the set is assigned anew: in a key policy, name it with ArnLike on aws:PrincipalArn.`,
});

function withPermissionSet(plan: Plan, deployers: readonly AttachmentPlan[], checked: CheckedAnswers): Plan {
  const names = checked.answer('deployerPermissionSets');
  const attachments = (plan.attachments ?? []).map((each): AttachmentPlan => {
    if (!each.deploys) return each;
    return {
      ...each,
      attachTo: `the permission set ${names.join(', ')}`,
      target: { kind: 'permission-sets', names },
    };
  });
  return {
    ...plan,
    attachments,
    nextSteps: [...deployers.map(({ name }) => own(permissionSetStep(name))), ...(plan.nextSteps ?? [])],
    notices: [...(plan.notices ?? []), reservedRole(names)],
  };
}

export function placeDeployers(plan: Plan, checked: CheckedAnswers): Plan {
  const all = plan.attachments ?? [];
  const deployers = [
    ...all.filter(({ deploys }) => deploys === 'the-service'),
    ...all.filter(({ deploys }) => deploys === 'a-part'),
  ];
  if (deployers.length === 0) return plan;
  const theirs = deployerAnswers(checked);
  if (theirs) return withRoles(plan, deployers, theirs);
  return inPermissionSet(checked.view) ? withPermissionSet(plan, deployers, checked) : plan;
}
