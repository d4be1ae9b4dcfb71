// What the services that run workflows, builds and jobs do with an app's role.
import { callerHome } from '#core/answers/caller-home.ts';
import type { CheckedAnswers } from '#core/answers/read-answers.ts';
import type { Expectation } from './expectation.ts';
import { arnOf } from './near-miss-arns.ts';
import { callsOf, each } from './operator-calls.ts';
import { TRACES } from './traces.ts';
import { agentCoreRole } from './agentcore.ts';

const by = 'app';

/** https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html */
const DELIVERY = [
  'logs:CreateLogDelivery',
  'logs:GetLogDelivery',
  'logs:UpdateLogDelivery',
  'logs:DeleteLogDelivery',
  'logs:ListLogDeliveries',
  'logs:DescribeResourcePolicies',
];

function stepFunctions(checked: CheckedAnswers): readonly Expectation[] {
  const logs = checked.answer('workflowLogs');
  const traces = checked.answer('workflowTraces');
  return [
    ...(logs
      ? callsOf({
          by,
          may: each(DELIVERY, '*'),
          not: [['remove the resource policy', 'logs:DeleteResourcePolicy', '*']],
        })
      : []),
    ...(traces
      ? callsOf({ by, may: each(TRACES, '*'), not: [['read traces', 'xray:BatchGetTraces', '*']] })
      : []),
  ];
}

/** Log groups that the service creates, and one that is not its own. */
function ownLogs(checked: CheckedAnswers, groups: readonly string[]): readonly Expectation[] {
  const home = callerHome(checked.view);
  return groups.flatMap((name) =>
    home.regions.flatMap((region) => {
      const group = arnOf(home, 'logs', region, home.account, `log-group:${name}`);
      const stream = `${group}:log-stream:a`;
      return callsOf({
        by,
        may: [['logs:CreateLogGroup', group], ...each(['logs:CreateLogStream', 'logs:PutLogEvents'], stream)],
        not: [
          ['of another group', 'logs:PutLogEvents', stream.replace(name, `/zz-other${name}`)],
          ['read them', 'logs:GetLogEvents', stream],
        ],
      });
    }),
  );
}

const ROWS: Readonly<Record<string, (checked: CheckedAnswers) => readonly Expectation[]>> = {
  'step-functions': stepFunctions,
  agentcore: agentCoreRole,
  glue: (checked) => (checked.answer('glueLogs') ? ownLogs(checked, ['/aws-glue/jobs/output']) : []),
  codebuild: (checked) =>
    checked.answer('buildLogs')
      ? ownLogs(
          checked,
          checked.answer('buildProjects').map((name) => `/aws/codebuild/${name}`),
        )
      : [],
};

export const computeExtras = (checked: CheckedAnswers): readonly Expectation[] =>
  ROWS[checked.view.entity.id]?.(checked) ?? [];
