// Models on your own capacity: what the execution role reads and writes, and what its deployer creates.
import { pullsOwnImage } from '#deepseek/answers/hosting.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { type Expectation } from '#iam/request/expectation.ts';
import { capacityExpectations } from '#deepseek/expectations/gpu-capacity.ts';
import { callsOf } from '#deepseek/expectations/operator-calls.ts';
import { arnOf } from '#deepseek/expectations/near-misses.ts';
import { weights, images, fromAws } from '#deepseek/shared/checks/host.ts';

export function checks(checked: CheckedAnswers): readonly Expectation[] {
  const role = 'instance';
  const { home } = checked.view;
  const logs = checked.answer('logGroups').flatMap((group) => {
    const [region = ''] = home.regions;
    const stream = arnOf(home, 'logs', region, home.account, `log-group:${group}:log-stream:a`);
    return callsOf({
      by: role,
      may: [['logs:PutLogEvents', stream]],
      not: [['another log group', 'logs:PutLogEvents', stream.replace(':log-stream', '-other:log-stream')]],
    });
  });
  const sessions = [['ssmmessages:CreateControlChannel', '*']] as const;
  return [
    ...weights(checked, role),
    ...(pullsOwnImage(checked.view) ? images(checked, role) : fromAws(checked, role, 'images')),
    ...logs,
    ...capacityExpectations(checked),
    ...callsOf({
      by: role,
      may: checked.answer('sessionManager') ? sessions : [],
      not: [
        ['read parameters', 'ssm:GetParameter', arnOf(home, 'ssm', 'us-east-1', home.account, 'parameter/x')],
      ],
    }),
  ];
}
