// Reads through access points, and what buckets leave to them.
import type { CheckedAnswers } from '#core/answers/read-answers.ts';
import { accessPointAccounts } from '#core/compose/blocks/access-point-policy.ts';
import { NOT_NAMED, objectOf, ownership } from './s3-files.ts';
import { allowed, denied, type Expectation } from './expectation.ts';
import type { Call } from '#core/request/call.ts';
import { unrelatedAccount } from './near-miss-arns.ts';

/** The bucket leaves it to the access points of some accounts whom to let in. */
export function leftToAccessPoints(reading: CheckedAnswers): readonly Expectation[] {
  if (!reading.answer('delegateAccessPoints')) return [];
  const { partition } = reading.view.home;
  const { account } = ownership(reading);
  const key = 's3:DataAccessPointAccount';
  const caller = `arn:${partition}:iam::${unrelatedAccount(account)}:user/reader`;
  return accessPointAccounts(reading, account).flatMap((owner) =>
    reading.answer('weights').flatMap((location) => {
      const call: Call = {
        label: `The bucket ${location.bucket} lets an access point of ${owner} through`,
        principal: { caller },
        action: 's3:GetObject',
        resource: objectOf(partition, location),
        resourceAccount: account,
        context: { [key]: owner },
      };
      return [
        allowed(call),
        denied(call, { difference: 'past the access point', context: {} }),
        denied(call, { difference: 'of another account', context: { [key]: unrelatedAccount(owner) } }),
        denied(call, { difference: 'write', action: 's3:PutObject' }),
      ];
    }),
  );
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-policies.html */
export function throughAccessPoints(reading: CheckedAnswers): readonly Expectation[] {
  const locations = reading.answer('weights');
  const whole = locations.some(({ prefix }) => prefix === '');
  const arns = reading.answer('accessPoints').flatMap((point) => point.arns);
  return arns.flatMap((arn) =>
    locations.flatMap(({ prefix, bucket }) => {
      const folder = prefix === '' ? '' : `${prefix}/`;
      const call: Call = {
        label: `Read ${folder} through ${arn.slice(arn.lastIndexOf('/') + 1)}`,
        principal: { role: 'app' },
        action: 's3:GetObject',
        resource: `${arn}/object/${folder}model.safetensors`,
        context: {},
      };
      const list: Call = {
        ...call,
        label: `List ${folder} through ${arn}`,
        action: 's3:ListBucket',
        resource: arn,
        context: { 's3:prefix': folder },
      };
      return [
        allowed(call),
        allowed(list),
        denied(call, { difference: 'write', action: 's3:PutObject' }),
        denied(call, {
          difference: 'through another access point',
          resource: `${arn}-other/object/${folder}model`,
        }),
        denied(call, {
          difference: 'past the access point',
          resource: objectOf(reading.view.home.partition, { bucket, prefix }),
          resourceAccount: ownership(reading).account,
        }),
        ...(whole
          ? []
          : [denied(call, { difference: 'another folder', resource: `${arn}/object/${NOT_NAMED}/model` })]),
      ];
    }),
  );
}
