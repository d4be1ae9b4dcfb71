// A Lambda function: its own log group, and who may deploy it.
import { callerHome } from '#core/answers/caller-home.ts';
import type { CheckedAnswers } from '#core/answers/read-answers.ts';
import { PAGES } from '#core/catalog/pages.ts';
import { writeLogs } from '#core/compose/blocks/storage.ts';
import type { NextStep } from '#core/compose/role-kit.ts';
import { deployer } from './deployer.ts';
import type { Extras } from './extras.ts';

export function lambda(reading: CheckedAnswers): Extras {
  const home = callerHome(reading.view);
  const names = reading.answer('functionLogs') ? reading.answer('functionNames') : [];
  const groups = names.map((name) => `/aws/lambda/${name}`);
  const logs = writeLogs(groups, home, {
    sid: 'WriteFunctionLogs',
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    what: 'function',
    asked: ['functionLogs', 'functionNames'],
  });
  const create: NextStep = {
    id: 'log-group',
    title: 'Create the log group',
    text: 'The role writes to the function’s own group but cannot make it, so make it once in each Region (and set how long logs are kept).',
    code: home.regions
      .flatMap((region) =>
        groups.map((group) => `aws logs create-log-group --region ${region} --log-group-name ${group}`),
      )
      .join('\n'),
    page: PAGES.logGroups,
  };
  const passing = deployer(reading, {
    sid: 'PassLambdaRole',
    service: 'lambda.amazonaws.com',
    who: 'creates the function',
    calls: ['CreateFunction', 'UpdateFunctionConfiguration'],
  });
  return {
    ...passing,
    grants: logs,
    nextSteps: [...(groups.length > 0 ? [create] : []), ...(passing.nextSteps ?? [])],
  };
}
