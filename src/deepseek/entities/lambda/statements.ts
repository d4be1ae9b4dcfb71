// A Lambda function: its own log group, its VPC, and who may deploy it.
import { callerHome } from '#deepseek/answers/caller-home.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { writeLogs } from '#deepseek/shared/log-groups.ts';
import { chosenNetwork } from '#deepseek/compose/limits/network.ts';
import type { NextStep, Notice } from '#deepseek/compose/role-kit.ts';
import { deployer } from '#deepseek/shared/app-deployer.ts';
import type { Extras } from '#deepseek/compose/extras.ts';
import { attachToVpc, functionVpc, runsInVpc } from '#deepseek/shared/function-vpc.ts';

/** https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc-internet.html */
const OUTSIDE_VPC: Notice = {
  id: 'function-outside-vpc',
  title: 'Outside your VPC',
  text: 'A function outside a VPC cannot reach a VPC endpoint and does not have a fixed public address, so its calls are denied. Turn on “Run the function in a VPC”, or attach AWSLambdaVPCAccessExecutionRole to the role.',
  stops: {
    text: 'The function runs outside your VPC, calls may only come from your network.',
    fields: ['functionInVpc', 'network'],
    calls: 'all',
  },
};

export function extras(checked: CheckedAnswers): Extras {
  const home = callerHome(checked.view);
  const names = checked.answer('functionLogs') ? checked.answer('functionNames') : [];
  const groups = names.map((name) => `/aws/lambda/${name}`);
  const logs = writeLogs(groups, home, {
    sid: 'WriteFunctionLogs',
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    what: 'function',
    asked: ['functionLogs', 'functionNames'],
  });
  const create: NextStep = {
    id: 'log-group',
    when: 'before',
    title: 'Create the log group',
    text: 'Create the log group first, in each Region: this role cannot. Set a retention period.',
    code: home.regions
      .flatMap((region) =>
        groups.map((group) => `aws logs create-log-group --region ${region} --log-group-name ${group}`),
      )
      .join('\n'),
    page: PAGES.logGroups,
  };
  const passing = deployer(checked, {
    sid: 'PassLambdaRole',
    service: 'lambda.amazonaws.com',
    who: 'creates the function',
    calls: ['CreateFunction', 'UpdateFunctionConfiguration'],
    ...(runsInVpc(checked) ? { statements: [attachToVpc()] } : {}),
  });
  return {
    ...passing,
    statements: [...logs, ...functionVpc(checked)],
    nextSteps: [...(groups.length > 0 ? [create] : []), ...(passing.nextSteps ?? [])],
    notices: chosenNetwork(checked) && !runsInVpc(checked) ? [OUTSIDE_VPC] : [],
  };
}
