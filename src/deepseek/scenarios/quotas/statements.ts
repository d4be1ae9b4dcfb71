// People see quotas and request increases of them.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { allow } from '#deepseek/compose/planned-statement.ts';
import type { Plan } from '#deepseek/compose/plan.ts';
import type { Notice } from '#deepseek/compose/role-kit.ts';
import { arnsIn } from '#deepseek/shared/region-arns.ts';

/** Lists and settings without a resource in IAM. */
export const QUOTA_LISTS = [
  'servicequotas:ListServices',
  'servicequotas:ListServiceQuotas',
  'servicequotas:ListAWSDefaultServiceQuotas',
  'servicequotas:GetAWSDefaultServiceQuota',
  'servicequotas:ListRequestedServiceQuotaChangeHistory',
  'servicequotas:GetRequestedServiceQuotaChange',
] as const;

export const QUOTA_ACTIONS = [
  'servicequotas:GetServiceQuota',
  'servicequotas:ListRequestedServiceQuotaChangeHistoryByQuota',
  'servicequotas:RequestServiceQuotaIncrease',
] as const;

const SERVICE = 'servicequotas.amazonaws.com';

/** The service-linked role that opens a support case for a request. */
export const quotaServiceRole = (partition: string, account: string): string =>
  `arn:${partition}:iam::${account}:role/aws-service-role/${SERVICE}/AWSServiceRoleForServiceQuotas`;

/** https://docs.aws.amazon.com/servicequotas/latest/userguide/identity-access-management.html */
const COMMITMENT: Notice = {
  id: 'quota-cost',
  title: 'Cost of quotas',
  text: 'A higher quota costs nothing by itself, but lets callers spend more. AWS Support decides on each request, and some quotas of Bedrock are not adjustable.',
};

export function plan(checked: CheckedAnswers): Plan {
  const { partition, regions, account } = checked.view.home;
  const services = checked.answer('quotaServices');
  return {
    main: {
      id: 'app',
      title: 'Quota role',
      statements: [
        allow({
          sid: 'SeeQuotas',
          actions: QUOTA_LISTS,
          resources: '*',
          why: {
            title: 'Sees quotas and requests',
            text: 'These actions do not support resources in IAM. They read limits and the history of requests.',
            calls: ['ListServiceQuotas', 'ListRequestedServiceQuotaChangeHistory'],
            answers: ['quotaServices'],
            page: 'serviceQuotaActions',
          },
        }),
        allow({
          sid: 'RequestQuotaIncreases',
          actions: QUOTA_ACTIONS,
          resources: services.flatMap((service) =>
            arnsIn(checked.view.home, 'servicequotas', `${service}/*`),
          ),
          why: {
            title: 'Requests higher quotas',
            text: 'Only quotas of these services, in these Regions.',
            calls: ['RequestServiceQuotaIncrease', 'GetServiceQuota'],
            answers: ['quotaServices', 'regions', 'account'],
            page: 'serviceQuotaActions',
          },
        }),
        allow({
          sid: 'CreateQuotasServiceRole',
          actions: 'iam:CreateServiceLinkedRole',
          resources: quotaServiceRole(partition, account),
          condition: { StringEquals: { 'iam:AWSServiceName': SERVICE } },
          why: {
            title: 'Creates Service Quotas’ own role',
            text: 'With the first request in an account, Service Quotas creates this role to open support cases. Later requests use it.',
            calls: ['RequestServiceQuotaIncrease', 'CreateServiceLinkedRole'],
            answers: ['account'],
            page: 'serviceQuotasRole',
          },
        }),
      ],
    },
    nextSteps: [
      {
        id: 'request-quota',
        title: 'Request an increase',
        text: 'The first command lists the quotas that name DeepSeek, or all of the service’s, with their codes. Put one’s code for QUOTA_CODE and the number you need for NUMBER.',
        code: services
          .flatMap((service) =>
            regions.map((region) => {
              const own =
                service === 'bedrock' ? "?contains(QuotaName,'DeepSeek') && Adjustable" : '?Adjustable';
              return `aws service-quotas list-service-quotas --region ${region} --service-code ${service} --query "Quotas[${own}].[QuotaCode,QuotaName,Value]" --output table\naws service-quotas request-service-quota-increase --region ${region} --service-code ${service} --quota-code QUOTA_CODE --desired-value NUMBER`;
            }),
          )
          .join('\n'),
        page: PAGES.serviceQuotas,
      },
    ],
    notices: [COMMITMENT],
  };
}
