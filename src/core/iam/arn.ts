// Takes ARNs apart and puts them together. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html

export interface Arn {
  readonly partition: string;
  readonly service: string;
  /** Empty for global services and for S3 buckets. */
  readonly region: string;
  /** Twelve digits; empty where AWS owns the resource (foundation models) or names are global (buckets). */
  readonly account: string;
  /** Everything after the fifth colon; may hold colons and slashes itself. */
  readonly resource: string;
}

const FIELDS = /^arn:([^:]*):([^:]*):([^:]*):([^:]*):([\s\S]*)$/;

/** The five fields of an ARN, or undefined when `text` has fewer. Nothing else is checked. */
export function parseArn(text: string): Arn | undefined {
  const match = FIELDS.exec(text);
  if (!match) return undefined;
  const [, partition = '', service = '', region = '', account = '', resource = ''] = match;
  return { partition, service, region, account, resource };
}

export function formatArn(arn: Arn): string {
  return `arn:${arn.partition}:${arn.service}:${arn.region}:${arn.account}:${arn.resource}`;
}
