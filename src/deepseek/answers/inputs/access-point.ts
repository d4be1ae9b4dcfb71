// Reads an S3 access point, typed as a name or an ARN.
import { matchesRule } from '#iam/facts/input-rules.ts';
import { parseArn } from '#iam/policy/arn.ts';
import type { CheckedInput, RoleHome } from '#deepseek/answers/field.ts';
import { notConcrete } from './not-concrete.ts';
import { accept, refuse } from './outcome.ts';
import { misplaced } from './misplaced-arn.ts';

/** An access point: by its name in every Region of the role, or in the one Region of its ARN. */
export interface AccessPoint {
  readonly name: string;
  readonly arns: readonly string[];
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-naming.html */
export function readAccessPoint(raw: string, home: RoleHome): CheckedInput<AccessPoint> {
  const text = raw.trim();
  const impure = notConcrete(text);
  if (impure) return refuse(impure);
  const arn = parseArn(text);
  if (arn && (arn.service !== 's3' || !/^accesspoint\/[^/]{1,80}$/.test(arn.resource))) {
    return refuse(
      'This is not the ARN of an access point. It looks like arn:aws:s3:us-east-1:111122223333:accesspoint/deepseek-weights-ap, with no folder at the end',
    );
  }
  const name = arn ? arn.resource.slice('accesspoint/'.length) : text;
  if (arn && (arn.region === '' || name.endsWith('.mrap'))) {
    return refuse(
      'Multi-Region Access Points have different ARNs and policies. Paste the access point of one Region.',
    );
  }
  if (name.endsWith('-s3alias')) {
    return refuse(
      'This is the alias of an access point, which does not work in a policy. Type its name or its ARN.',
    );
  }
  if (!matchesRule('s3AccessPointName', name)) {
    return refuse(
      'An access point name has 3 to 50 lowercase letters, digits and hyphens, as in deepseek-weights-ap.',
    );
  }
  if (!arn) {
    const arns = home.regions.map(
      (region) => `arn:${home.partition}:s3:${region}:${home.account}:accesspoint/${name}`,
    );
    return accept({ name, arns });
  }
  const fault = misplaced(arn, home);
  if (fault) return refuse(fault);
  const advice =
    home.accountGiven && arn.account !== home.account
      ? `It belongs to account ${arn.account}: its access point policy must allow the role.`
      : undefined;
  return accept({ name, arns: [text] }, `${name} in ${arn.region}`, advice);
}
