// The deployer of a function, task or instance must be allowed to pass its role: by a policy, or by a statement to copy.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { OneOrMany } from '#iam/policy/policy.ts';
import { passRole } from '#deepseek/shared/pass-role.ts';
import { toStatement, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { json, passRoleStep } from '#deepseek/compose/next-steps.ts';
import { roleArn } from '#deepseek/compose/plan.ts';
import type { Extras } from '#deepseek/compose/extras.ts';

interface Deployment {
  readonly sid: string;
  readonly service?: OneOrMany<string>;
  /** The service that AWS documents no value of iam:PassedToService for. */
  readonly unnamed?: string;
  /** What the deployer does: "creates the function". */
  readonly who: string;
  readonly calls: readonly string[];
  /** Further roles of the kit that the deployer passes. */
  readonly also?: readonly string[];
  /** What else the deployment needs. */
  readonly statements?: readonly PlannedStatement[];
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html */
export function deployer(
  checked: CheckedAnswers,
  { who, also = [], statements = [], ...passing }: Deployment,
): Extras {
  if (!checked.answer('deployerPolicy')) {
    const step = passRoleStep([roleArn(checked), ...also], passing.service, who);
    const code = [step.code, ...statements.map((statement) => json(toStatement(statement)))].join(',\n');
    return { nextSteps: [{ ...step, code }] };
  }
  return {
    attachments: [
      {
        id: 'deployer',
        title: 'Deployer',
        deploys: 'the-service',
        name: `Deploy${checked.answer('roleName')}`.slice(0, 128),
        description: 'Allows the deployer to pass the DeepSeek role',
        attachTo: `the person or pipeline that ${who}`,
        statements: [passRole(checked, { ...passing, also }), ...statements],
      },
    ],
  };
}
