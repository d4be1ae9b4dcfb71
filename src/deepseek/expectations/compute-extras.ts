// What the services that run workflows, builds and jobs do with an app's role.
import { callerHome } from '#deepseek/answers/caller-home.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { Expectation } from '#iam/request/expectation.ts';
import { arnOf } from './near-misses.ts';
import { callsOf, each } from './operator-calls.ts';
import { objectExpectations } from './s3-files.ts';
import { TRACES } from './traces.ts';
import { agentCoreRole } from '#deepseek/shared/checks/agentcore.ts';

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

/** https://docs.aws.amazon.com/step-functions/latest/dg/connect-bedrock.html */
function payloads(checked: CheckedAnswers): readonly Expectation[] {
  if (!checked.view.asks('payloadInput')) return [];
  const { account } = checked.view.home;
  const [input, output] = [checked.answer('payloadInput'), checked.answer('payloadOutput')];
  const reads = checked.view.asks('asyncResults') ? checked.answer('asyncResults') : [];
  const writes = checked.view.asks('asyncInput') ? checked.answer('asyncInput') : [];
  const files = { role: by, account, pinned: true };
  return [
    ...objectExpectations(checked, {
      ...files,
      says: 'Read a large request',
      locations: input,
      beside: reads,
      actions: ['s3:GetObject'],
    }),
    ...objectExpectations(checked, {
      ...files,
      says: 'Write a large answer',
      locations: output,
      beside: writes,
      actions: ['s3:PutObject'],
    }),
  ];
}

/** What a state machine sends about its executions. */
export function workflowTelemetry(checked: CheckedAnswers, by: string): readonly Expectation[] {
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

const stepFunctions = (checked: CheckedAnswers): readonly Expectation[] => [
  ...payloads(checked),
  ...workflowTelemetry(checked, by),
];

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
