// An ECS task: its task execution role, and who may register it.
import { callerHome } from '#deepseek/answers/caller-home.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { capacityStatements } from '#deepseek/shared/gpu-capacity.ts';
import { ecsHostDeployer } from '#deepseek/shared/ecs-deployer.ts';
import { pullServingImages } from '#deepseek/shared/jump-start.ts';
import { writeLogs } from '#deepseek/shared/log-groups.ts';
import { whyOf, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { roleArnNamed, type RolePlan } from '#deepseek/compose/plan.ts';
import type { NextStep } from '#deepseek/compose/role-kit.ts';
import { deployer } from '#deepseek/shared/app-deployer.ts';
import type { Extras } from '#deepseek/compose/extras.ts';

const KEEP: NextStep = {
  id: 'execution-role',
  title: 'Keep the task execution role',
  text: 'This is the task role, for the code in the container. The task execution role pulls the image and sends logs. The deployer passes both: add its ARN to the statement that passes this one.',
  page: PAGES.ecsTaskRole,
};

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html */
function executionTrust(checked: CheckedAnswers): PlannedStatement {
  const guarded = checked.answer('sourceConditions');
  return {
    sid: 'EcsTasksAssume',
    effect: 'Allow',
    principal: { Service: 'ecs-tasks.amazonaws.com' },
    actions: ['sts:AssumeRole'],
    ...(guarded ? { condition: { StringEquals: { 'aws:SourceAccount': checked.view.home.account } } } : {}),
    whys: [
      whyOf({
        title: 'Allows ECS to start the task with it',
        text: 'ECS uses this role before your code runs. The code in the container does not get it.',
        calls: ['AssumeRole'],
        answers: ['entity', 'executionRole', 'sourceConditions', 'account'],
        page: 'ecsExecutionRole',
        ...(guarded
          ? {
              doubt:
                'AWS’s pages do not show conditions on this role; one AWS sample has only the source account. If a task cannot start, remove the condition.',
            }
          : {}),
      }),
    ],
  };
}

function executionRole(checked: CheckedAnswers): RolePlan {
  const home = callerHome(checked.view);
  return {
    id: 'task-execution',
    title: 'Task execution role',
    name: checked.answer('executionRoleName'),
    description: 'Allows ECS to pull the image of the task and send its logs',
    trust: [executionTrust(checked)],
    statements: [
      ...pullServingImages(checked, home, 'taskImages'),
      ...writeLogs(checked.answer('taskLogs'), home, {
        sid: 'WriteTaskLogs',
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        what: 'task',
        asked: ['taskLogs'],
      }),
    ],
  };
}

function logGroupStep(checked: CheckedAnswers): readonly NextStep[] {
  const groups = checked.answer('taskLogs');
  if (groups.length === 0) return [];
  return [
    {
      id: 'task-log-group',
      when: 'before',
      title: 'Create the task’s log group',
      text: 'The task execution role can write to the log group but not create it. Leave awslogs-create-group out of the task definition.',
      code: callerHome(checked.view)
        .regions.flatMap((region) =>
          groups.map((group) => `aws logs create-log-group --region ${region} --log-group-name ${group}`),
        )
        .join('\n'),
      page: PAGES.logGroups,
    },
  ];
}

export function extras(checked: CheckedAnswers): Extras {
  const execution = checked.answer('executionRole') ? [executionRole(checked)] : [];
  const passing = deployer(checked, {
    sid: execution.length > 0 ? 'PassEcsRoles' : 'PassEcsRole',
    service: 'ecs-tasks.amazonaws.com',
    who: 'registers the task definition',
    calls: ['RegisterTaskDefinition'],
    statements: [...ecsHostDeployer(checked), ...capacityStatements(checked)],
    also: execution.map(({ name }) => roleArnNamed(checked, name)),
  });
  return {
    ...passing,
    roles: execution,
    nextSteps: [...(passing.nextSteps ?? []), ...(execution.length > 0 ? logGroupStep(checked) : [KEEP])],
  };
}
