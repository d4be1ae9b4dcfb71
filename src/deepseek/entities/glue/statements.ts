// Studio, Glue, CodeBuild, Batch and App Runner: their logs, what else their roles need, and who may deploy them.
import { callerHome } from '#deepseek/answers/caller-home.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { createLogs } from '#deepseek/shared/service-logs.ts';
import { deployer } from '#deepseek/shared/app-deployer.ts';
import type { Extras } from '#deepseek/compose/extras.ts';
import { withSteps, joinVpc } from '#deepseek/shared/service-apps.ts';

/** https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSGlueServiceRole.html */
export function extras(checked: CheckedAnswers): Extras {
  const passing = deployer(checked, {
    sid: 'PassGlueRole',
    service: 'glue.amazonaws.com',
    who: 'creates the job',
    calls: ['CreateJob', 'UpdateJob', 'CreateSession'],
  });
  const logs = createLogs(['/aws-glue/*'], callerHome(checked.view), {
    sid: 'WriteJobLogs',
    what: 'job',
    asked: ['glueLogs'],
    page: 'glueRolePolicy',
  });
  return {
    ...withSteps(passing, {
      id: 'glue-data',
      title: 'Add what the script itself needs',
      text: `A job reads its script and writes temporary files with this role: allow s3:GetObject on the script and on its data, and s3:PutObject where it writes.${joinVpc(
        checked,
        'give the job a network connection to your VPC',
      )} A job in a VPC also needs what AWSGlueServiceRole allows for network interfaces.`,
      page: PAGES.glueRole,
    }),
    statements: checked.answer('glueLogs') ? [logs] : [],
  };
}
