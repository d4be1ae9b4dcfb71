// Which bucket takes the invocation log of which Region.
import type { BucketLocation } from './inputs/bucket.ts';
import type { CheckedAnswers } from './read-answers.ts';

export interface LogBucket {
  readonly region: string;
  readonly location: BucketLocation;
}

/**
 * Bedrock writes only to a bucket of its own Region, so the buckets stand in the order of the Regions. A bucket is in
 * one Region: where it is given again, with another folder, the later Region has none.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html
 */
export function logBucketsOf(checked: CheckedAnswers): readonly LogBucket[] {
  const given = checked.answer('logBuckets');
  return checked.view.home.regions.flatMap((region, index) => {
    const location = given[index];
    const isFirst = given.findIndex(({ bucket }) => bucket === location?.bucket) === index;
    return location && isFirst ? [{ region, location }] : [];
  });
}
