// Reads through access points, and what buckets leave to them.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { delegationOf } from '#deepseek/shared/access-point-policy.ts';
import {
  isSharedBucket,
  keyIn,
  listedPrefix,
  neighborsOf,
  NOT_NAMED,
  objectOf,
  ownership,
} from './s3-files.ts';
import { allowed, type Expectation } from '#iam/request/expectation.ts';
import { networkContext, networkMisses } from './limits.ts';
import type { Call } from '#iam/request/call.ts';
import { unrelatedAccount, around, withKey, withoutKeys } from './near-misses.ts';

/** The bucket leaves reads of the named folders to access points: those named, or all of the owner's account. */
export function leftToAccessPoints(checked: CheckedAnswers): readonly Expectation[] {
  if (!checked.answer('delegateAccessPoints')) return [];
  const { partition } = checked.view.home;
  const { account } = ownership(checked);
  const { arns } = delegationOf(checked, account);
  const key = arns.length > 0 ? 's3:DataAccessPointArn' : 's3:DataAccessPointAccount';
  const caller = `arn:${partition}:iam::${unrelatedAccount(account)}:user/reader`;
  const locations = checked.answer('weights');
  return (arns.length > 0 ? arns : [account]).flatMap((through) =>
    locations.flatMap((location) => {
      const bucket = `arn:${partition}:s3:::${location.bucket}`;
      const call: Call = {
        label: `The bucket ${location.bucket} allows reads through ${through}`,
        principal: { caller },
        action: 's3:GetObject',
        resource: objectOf(partition, location),
        resourceAccount: account,
        context: { [key]: through },
      };
      const list: Call = {
        ...call,
        label: `The bucket ${location.bucket} allows listing through ${through}`,
        action: 's3:ListBucket',
        resource: bucket,
        context: { [key]: through, 's3:prefix': listedPrefix(location) },
      };
      const other = arns.length > 0 ? `${through}-other` : unrelatedAccount(through);
      const near = neighborsOf(location, locations);
      return [
        ...around(call, [
          withoutKeys('bypassing the access point', key),
          withKey('through another one', key, other),
          { difference: 'write', action: 's3:PutObject' },
          ...near.map(([difference, prefix]) => ({ difference, resource: `${bucket}/${prefix}` })),
        ]),
        ...around(
          list,
          near.map(([difference, prefix]) => withKey(difference, 's3:prefix', prefix)),
        ),
      ];
    }),
  );
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-policies.html */
export function throughAccessPoints(checked: CheckedAnswers): readonly Expectation[] {
  const locations = checked.answer('weights');
  const whole = locations.some(({ prefix }) => prefix === '');
  const arns = checked.answer('accessPoints').flatMap((point) => point.arns);
  return arns.flatMap((arn) =>
    locations.flatMap((location) => {
      const folder = listedPrefix(location);
      const call: Call = {
        label: `Read ${folder} through ${arn.slice(arn.lastIndexOf('/') + 1)}`,
        principal: { role: 'app' },
        action: 's3:GetObject',
        resource: `${arn}/object/${keyIn(location)}`,
        context: networkContext(checked),
      };
      const list: Call = {
        ...call,
        label: `List ${folder} through ${arn}`,
        action: 's3:ListBucket',
        resource: arn,
        context: { ...call.context, 's3:prefix': folder },
      };
      return [
        ...around(call, [
          { difference: 'write', action: 's3:PutObject' },
          {
            difference: 'through another access point',
            resource: `${arn}-other/object/${keyIn(location)}`,
          },
          !isSharedBucket(checked, location.bucket) && {
            difference: 'bypassing the access point',
            resource: objectOf(checked.view.home.partition, location),
            resourceAccount: ownership(checked).account,
          },
          !whole && { difference: 'another folder', resource: `${arn}/object/${NOT_NAMED}/model` },
        ]),
        allowed(list),
        ...networkMisses(checked, call),
        ...networkMisses(checked, list),
      ];
    }),
  );
}
