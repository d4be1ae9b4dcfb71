// Readers of the invocation log read it and no more; people who request quotas request those of the chosen services.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { QUOTA_ACTIONS, QUOTA_LISTS, quotaServiceRole } from './statements.ts';
import type { Expectation } from '#iam/request/expectation.ts';
import { arnOf, inOtherRegion, withKey } from '#deepseek/expectations/near-misses.ts';
import { callsOf, each, APP } from '#deepseek/expectations/operator-calls.ts';

const QUOTA = 'L-1234ABCD';

export function checks(checked: CheckedAnswers): readonly Expectation[] {
  const { home } = checked.view;
  const services = checked.answer('quotaServices');
  const at = (region: string, service: string) =>
    arnOf(home, 'servicequotas', region, home.account, `${service}/${QUOTA}`);
  const request = 'servicequotas:RequestServiceQuotaIncrease';
  const linked = quotaServiceRole(home.partition, home.account);
  const key = 'iam:AWSServiceName';
  return [
    ...callsOf({
      by: APP,
      may: each(QUOTA_LISTS, '*'),
      not: [
        ['change the template of the organization', 'servicequotas:AssociateServiceQuotaTemplate', '*'],
        ['open a support case', 'support:CreateCase', '*'],
      ],
    }),
    ...home.regions.flatMap((region) =>
      services.flatMap((service) =>
        callsOf({
          by: APP,
          may: each(QUOTA_ACTIONS, at(region, service)),
          near: { [request]: [inOtherRegion(home)] },
          not: [['of another service', request, at(region, 'iam')]],
        }),
      ),
    ),
    ...callsOf({
      by: APP,
      may: [['iam:CreateServiceLinkedRole', linked, { [key]: 'servicequotas.amazonaws.com' }]],
      near: {
        'iam:CreateServiceLinkedRole': [
          {
            difference: 'for another service',
            resource: linked.replaceAll('servicequotas.amazonaws.com', 'support.amazonaws.com'),
            context: { [key]: 'support.amazonaws.com' },
          },
          withKey('named after another service', key, 'support.amazonaws.com'),
          { difference: 'another role', resource: linked.replace(/[^/]+$/, 'AWSServiceRoleForOther') },
        ],
      },
    }),
  ];
}
