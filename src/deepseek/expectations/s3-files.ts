// Files in S3: the named buckets and folders are allowed, all others denied.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/security_iam_service-with-iam.html
import { bucketOwner } from '#deepseek/answers/bucket-owner.ts';
import type { BucketLocation } from '#deepseek/answers/inputs/bucket.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { fileKeys } from '#deepseek/compose/key-steps.ts';
import type { Expectation, NearMiss } from '#iam/request/expectation.ts';
import type { Call, Caller } from '#iam/request/call.ts';
import { keyThroughS3 } from './keys.ts';
import { networkContext, networkMisses } from './limits.ts';
import { unrelatedAccount, around, renamed, withKey, withoutKeys } from './near-misses.ts';

export interface Files {
  readonly role: string;
  readonly says: string;
  readonly locations: readonly BucketLocation[];
  readonly actions: readonly string[];
  /** Whose the buckets are, and whether the policies say so. */
  readonly account: string;
  readonly pinned: boolean;
  /** What the same policies let the role reach for another reason. */
  readonly beside?: readonly BucketLocation[];
  /** They are the app's own files, which are asked besides every task. */
  readonly ofApp?: true;
}

export const NOT_NAMED = 'not-named-by-anyone';

/** A key of the location: the object itself, or one in the folder. */
export const keyIn = ({ prefix, isObject }: BucketLocation): string => {
  if (prefix === '') return 'model.safetensors';
  return isObject ? prefix : `${prefix}/model.safetensors`;
};

export const objectOf = (partition: string, location: BucketLocation): string =>
  `arn:${partition}:s3:::${location.bucket}/${keyIn(location)}`;

/** What a listing of the location sends as its prefix. */
export const listedPrefix = ({ prefix, isObject }: BucketLocation): string =>
  prefix === '' || isObject ? prefix : `${prefix}/`;

/** Whether some location of the bucket has this key, or this prefix of a listing. */
const isCovered = (locations: readonly BucketLocation[], bucket: string, key: string): boolean =>
  locations.some(
    (each) =>
      each.bucket === bucket &&
      (each.prefix === '' || (each.isObject ? key === each.prefix : key.startsWith(`${each.prefix}/`))),
  );

const isWhole = (locations: readonly BucketLocation[], bucket: string): boolean =>
  locations.some((each) => each.bucket === bucket && each.prefix === '');

/** Keys that begin like the location without being in it: a name is not a folder, and a folder not a beginning. */
const NEIGHBORS = [
  ['a name that starts the same', (prefix: string) => `${prefix}-other/model.safetensors`],
  ['files in a folder of the same name', (prefix: string) => `${prefix}/model.safetensors`],
  ['only its name', (prefix: string) => prefix],
] as const;

/** Those that no location covers. */
export const neighborsOf = (
  { bucket, prefix }: BucketLocation,
  locations: readonly BucketLocation[],
): readonly (readonly [difference: string, key: string])[] =>
  NEIGHBORS.map(([difference, key]) => [difference, key(prefix)] as const).filter(
    ([, key]) => prefix !== '' && !isCovered(locations, bucket, key),
  );

const otherRole = ({ home }: CheckedAnswers['view']): Caller => ({
  kind: 'role-session',
  roleArn: `arn:${home.partition}:iam::${home.account}:role/OtherZZ`,
});

/** The tasks that share a role with others, with the buckets that each reaches. */
const REACHED: Readonly<Record<string, (checked: CheckedAnswers) => readonly BucketLocation[]>> = {
  'upload-weights': ({ answer }) => answer('weights'),
  'download-weights': ({ answer }) => answer('weights'),
  'invoke-sagemaker': ({ answer }) =>
    answer('endpointCalls') === 'real-time' ? [] : [...answer('asyncInput'), ...answer('asyncResults')],
};

/** Tasks whose buckets are those of one question: what each near miss is then is known. */
const SAME = ['upload-weights', 'download-weights'];

/**
 * Whether another task of the role, or the app itself, also reaches the bucket: then calls are allowed that the task alone
 * denies.
 */
export const isSharedBucket = (checked: CheckedAnswers, bucket: string, ofApp = false): boolean => {
  const { id } = checked.view.scenario;
  const reads = checked.view.given('appFiles') === undefined ? [] : checked.answer('appFiles');
  if (!ofApp && reads.some((location) => location.bucket === bucket)) return true;
  return checked.tasks.some(
    (task) =>
      task.id !== id &&
      !(SAME.includes(id) && SAME.includes(task.id)) &&
      REACHED[task.id]?.(checked).some((location) => location.bucket === bucket),
  );
};

/** The ARN of a bucket does not say whose it is. */
const ofAnotherAccount = (account: string): NearMiss => ({
  difference: 'a bucket of another account',
  resourceAccount: unrelatedAccount(account),
});

/** Objects in the folders. */
export function objectExpectations(checked: CheckedAnswers, files: Files): readonly Expectation[] {
  const { view } = checked;
  const { role, says, locations, actions, account, pinned, beside = [], ofApp } = files;
  const { partition } = view.home;
  return locations.flatMap((location) =>
    actions.flatMap((action) => {
      const { bucket } = location;
      const call: Call = {
        label: `${says}: ${action.slice(3)} in ${bucket}/${location.prefix}`,
        principal: { role },
        action,
        resource: objectOf(partition, location),
        resourceAccount: account,
        context: networkContext(checked),
      };
      const shared = isSharedBucket(checked, bucket, ofApp);
      const whole = shared || isWhole([...locations, ...beside], bucket);
      return [
        ...around(call, [
          { difference: 'another bucket', resource: `arn:${partition}:s3:::${NOT_NAMED}/model` },
          { difference: 'delete it', action: 's3:DeleteObject' },
          !whole && {
            difference: 'another folder',
            resource: `arn:${partition}:s3:::${bucket}/${NOT_NAMED}/model.safetensors`,
          },
          ...(shared ? [] : neighborsOf(location, [...locations, ...beside])).map(([difference, key]) => ({
            difference,
            resource: `arn:${partition}:s3:::${bucket}/${key}`,
          })),
          pinned && !shared && ofAnotherAccount(account),
          // In one account, what another role may do is up to that role.
          account !== view.home.account && {
            difference: 'another role of the account',
            principal: { caller: otherRole(view) },
          },
        ]),
        ...networkMisses(checked, call),
      ];
    }),
  );
}

/** Names in the folders. `whole`: all names of the buckets. */
export function listExpectations(
  checked: CheckedAnswers,
  files: Omit<Files, 'actions'>,
  whole = false,
): readonly Expectation[] {
  const { view } = checked;
  const { role, says, locations, account, pinned, ofApp } = files;
  return locations.flatMap((location) => {
    const { bucket, prefix } = location;
    const shared = isSharedBucket(checked, bucket, ofApp);
    const call: Call = {
      label: `${says}: list ${bucket}/${prefix}`,
      principal: { role },
      action: 's3:ListBucket',
      resource: `arn:${view.home.partition}:s3:::${bucket}`,
      resourceAccount: account,
      context: { ...networkContext(checked), 's3:prefix': listedPrefix(location) },
    };
    const folders = !whole && !shared && !isWhole(locations, bucket);
    return [
      ...around(call, [
        renamed('another bucket'),
        ...(folders
          ? [
              withKey('another folder', 's3:prefix', `${NOT_NAMED}/`),
              withoutKeys('the whole bucket', 's3:prefix'),
              ...neighborsOf(location, locations).map(([difference, key]) =>
                withKey(difference, 's3:prefix', key),
              ),
            ]
          : []),
        pinned && !shared && ofAnotherAccount(account),
      ]),
      ...networkMisses(checked, call),
    ];
  });
}

/** The keys of files that are read or written through S3. */
export const fileKeyExpectations = (
  checked: CheckedAnswers,
  parts: Pick<Files, 'role' | 'says' | 'locations' | 'actions'> & { readonly pinned: boolean },
): readonly Expectation[] =>
  fileKeys(checked).flatMap((key) => {
    const [location] = parts.locations;
    if (!location) return [];
    const object = objectOf(checked.view.home.partition, location);
    return keyThroughS3(checked, key, { ...parts, object });
  });

/** Whose the buckets of these answers are. */
export function ownership(checked: CheckedAnswers): Pick<Files, 'account' | 'pinned'> {
  const owner = bucketOwner(checked.view);
  const pins = checked.view.asks('resourceAccount') && checked.answer('resourceAccount');
  return { account: owner ?? checked.view.home.account, pinned: owner !== undefined || pins };
}
