// AWS services that use the role: for this account, and for nobody else's resources.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
import { callerHome } from '#deepseek/answers/caller-home.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { roleArn } from '#deepseek/compose/plan.ts';
import { principalIn } from '#iam/facts/principal-in.ts';
import { allowed, denied, type Expectation } from '#iam/request/expectation.ts';
import type { Call, CallContext } from '#iam/request/call.ts';
import { otherRegion, withAccount, withRegion, unrelatedAccount } from './near-misses.ts';

/** The names in the ARNs that the service may send; one of any name where none is given. */
function namesOf({ answer, view }: CheckedAnswers): readonly string[] {
  const names = view.entity.sourceNames ? answer(view.entity.sourceNames.field) : [];
  return names.length > 0 ? names : ['*'];
}

/** ARNs that the service may send, one a Region and name. */
function sources(checked: CheckedAnswers): readonly string[] {
  const { sourceArn } = checked.view.entity;
  if (sourceArn === undefined) return [''];
  const { partition, regions, account } = callerHome(checked.view);
  const values = (region: string, name: string): Readonly<Record<string, string>> => ({
    partition,
    region,
    account,
    name,
  });
  return regions.flatMap((region) =>
    namesOf(checked).map((each) =>
      sourceArn
        .replaceAll(/\{(\w+)\}/g, (whole, name: string) => values(region, each)[name] ?? whole)
        .replace('*', 'a1b2c3d4e5f6'),
    ),
  );
}

function misses(checked: CheckedAnswers, call: Call): readonly Expectation[] {
  const { entity, home } = checked.view;
  const signed = entity.sourceAccount !== 'off' && checked.answer('sourceConditions');
  const stranger = unrelatedAccount(home.account);
  const arn = call.context['aws:SourceArn'];
  const foreign: CallContext = {
    'aws:SourceAccount': stranger,
    ...(typeof arn === 'string' ? { 'aws:SourceArn': withAccount(arn, stranger) } : {}),
  };
  const other = otherRegion(home.partition, callerHome(checked.view).regions);
  return [
    denied(call, { difference: 'another service', principal: { caller: 'ssm.amazonaws.com' } }),
    denied(call, {
      difference: 'a role of the account',
      principal: { caller: `arn:${home.partition}:iam::${home.account}:role/Other` },
    }),
    denied(call, { difference: 'with session tags', action: 'sts:TagSession' }),
    ...(signed
      ? [
          denied(call, {
            difference: 'only for another account',
            context: { ...call.context, 'aws:SourceAccount': stranger },
          }),
          denied(call, { difference: 'for another account', context: foreign }),
          denied(call, { difference: 'without a source account', context: {} }),
        ]
      : []),
    ...(signed && typeof arn === 'string' && other
      ? [
          denied(call, {
            difference: 'for another Region',
            context: { ...call.context, 'aws:SourceArn': withRegion(arn, other) },
          }),
        ]
      : []),
    ...(signed && typeof arn === 'string' && entity.sourceNames && !namesOf(checked).includes('*')
      ? [
          denied(call, {
            difference: `for another ${entity.sourceNames.noun}`,
            context: { ...call.context, 'aws:SourceArn': `${arn}-other` },
          }),
        ]
      : []),
  ];
}

export function serviceTrust(checked: CheckedAnswers): readonly Expectation[] {
  const { entity, home } = checked.view;
  const services = entity.services.map((name) => principalIn(home.partition, name));
  return services.flatMap((service) =>
    sources(checked).flatMap((source) => {
      const call: Call = {
        label: `${service} assumes the role${source === '' ? '' : ` for ${source}`}`,
        principal: { caller: service },
        action: 'sts:AssumeRole',
        resource: roleArn(checked),
        context: {
          'aws:SourceAccount': home.account,
          ...(source === '' ? {} : { 'aws:SourceArn': source }),
        },
      };
      return [allowed(call), ...misses(checked, call)];
    }),
  );
}
