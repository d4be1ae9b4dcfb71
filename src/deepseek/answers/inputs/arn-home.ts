// Where an entry says it is: the partition, Region and account in an ARN, an address or a name.
import { partitionOfRegion } from '#iam/facts/regions.ts';
import type { ArnHome, CheckedInput, RoleHome } from '#deepseek/answers/field.ts';

/** Forms that hold a Region, besides names of buckets. */
const FORMS: readonly RegExp[] = [
  /^arn:(?<partition>[^:]{1,20}):[^:]{1,40}:(?<region>[^:]{1,30}):(?<account>\d{12}|):/,
  // The image of a container: https://docs.aws.amazon.com/AmazonECR/latest/userguide/Registries.html
  /^(?<account>\d{12})\.dkr\.ecr\.(?<region>[a-z0-9-]{1,30})\./,
  // The OIDC issuer of an EKS cluster, or the provider that was made of it.
  /^(?:https:\/\/|arn:[a-z-]{1,20}:iam::(?<account>\d{12}):oidc-provider\/)?oidc\.eks\.(?<region>[a-z0-9-]{1,30})\./,
];

/** PREFIX-ACCOUNT-REGION-an: https://docs.aws.amazon.com/AmazonS3/latest/userguide/gpbucketnamespaces.html */
const BUCKET: readonly RegExp[] = [
  /^(?:s3:\/\/|arn:[a-z-]{1,20}:s3:::)?[a-z0-9][a-z0-9.-]{0,62}-(?<account>\d{12})-(?<region>[a-z]{2,4}(?:-[a-z]+){1,2}-\d{1,2})-an(?:\/|$)/,
];

function homeIn(raw: string, forms: readonly RegExp[]): ArnHome | undefined {
  const text = raw.trim();
  const groups = forms.map((form) => form.exec(text)?.groups).find((each) => each !== undefined);
  const { region = '', account = '', partition } = groups ?? {};
  const known = partitionOfRegion(region)?.id;
  if (known === undefined || (partition !== undefined && partition !== known)) return undefined;
  return { partition: known, region, account };
}

/** Where an entry says it is; undefined where it does not say so, or names no Region of its partition. */
export const homeInText = (raw: string): ArnHome | undefined => homeIn(raw, FORMS);

/** The account and the Region in the name of a bucket that has them. */
export const homeOfBucket = (raw: string): ArnHome | undefined => homeIn(raw, BUCKET);

type Read = (raw: string, home: RoleHome) => CheckedInput<unknown>;

/** Where an entry is that its reader accepts: a refused one tells nothing about the role. */
export const homeBy =
  (read: Read) =>
  (raw: string): ArnHome | undefined => {
    const found = homeInText(raw);
    if (!found) return undefined;
    const { partition, region, account } = found;
    return read(raw, { partition, regions: [region], account, accountGiven: false }).ok ? found : undefined;
  };

/** The same for what may belong to another account than the role: it tells its Region only. */
export const regionBy = (read: Read): ((raw: string) => ArnHome | undefined) => {
  const homeOf = homeBy(read);
  return (raw) => {
    const found = homeOf(raw);
    return found && { ...found, account: '' };
  };
};
