// AWS services that use the role: for this account, and for nobody else's resources.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
import { callerHome } from '#deepseek/answers/caller-home.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { roleArn } from '#deepseek/compose/plan.ts';
import { principalIn } from '#iam/facts/principal-in.ts';
import { allowed, type Expectation } from '#iam/request/expectation.ts';
import type { Call } from '#iam/request/call.ts';
import { otherRegion, withAccount, withRegion, unrelatedAccount, misses, withKey } from './near-misses.ts';

const SOURCE_ARN = 'aws:SourceArn';

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

function strangers(checked: CheckedAnswers, call: Call): readonly Expectation[] {
  const { entity, home } = checked.view;
  const signed = entity.sourceAccount !== 'off' && checked.answer('sourceConditions');
  const stranger = unrelatedAccount(home.account);
  const arn = call.context[SOURCE_ARN];
  const other = otherRegion(home.partition, callerHome(checked.view).regions);
  const sent = signed && typeof arn === 'string' ? arn : undefined;
  return misses(call, [
    { difference: 'another service', principal: { caller: 'ssm.amazonaws.com' } },
    {
      difference: 'a role of the account',
      principal: { caller: `arn:${home.partition}:iam::${home.account}:role/Other` },
    },
    { difference: 'with session tags', action: 'sts:TagSession' },
    ...(signed
      ? [
          withKey('only for another account', 'aws:SourceAccount', stranger),
          {
            difference: 'for another account',
            context: {
              'aws:SourceAccount': stranger,
              ...(sent === undefined ? {} : { [SOURCE_ARN]: withAccount(sent, stranger) }),
            },
          },
          { difference: 'without a source account', context: {} },
        ]
      : []),
    sent !== undefined &&
      other !== undefined &&
      withKey('for another Region', SOURCE_ARN, withRegion(sent, other)),
    sent !== undefined &&
      entity.sourceNames !== undefined &&
      !namesOf(checked).includes('*') &&
      withKey(`for another ${entity.sourceNames.noun}`, SOURCE_ARN, `${sent}-other`),
  ]);
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
          ...(source === '' ? {} : { [SOURCE_ARN]: source }),
        },
      };
      return [allowed(call), ...strangers(checked, call)];
    }),
  );
}
