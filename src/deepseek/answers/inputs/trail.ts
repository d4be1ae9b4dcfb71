// Reads the ARN of a CloudTrail trail.
import { wrongRegion } from '#deepseek/answers/check-region.ts';
import type { CheckedInput, RoleHome } from '#deepseek/answers/field.ts';
import { parseArn } from '#iam/policy/arn.ts';
import { notConcrete } from './not-concrete.ts';
import { accept, refuse } from './outcome.ts';

/** https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_PutEventSelectors.html */
const NAME = /^trail\/(?=.{3,128}$)[A-Za-z0-9](?:[._-]?[A-Za-z0-9])*$/;

/** A trail of the role's account. Its selectors are changed in the Region it was made in, which its ARN names. */
export function readTrail(raw: string, home: RoleHome): CheckedInput<string> {
  const text = raw.trim();
  if (text === '') return accept('');
  const impure = notConcrete(text);
  if (impure) return refuse(impure);
  const example = `arn:${home.partition}:cloudtrail:${home.regions[0]}:${home.account}:trail/…`;
  const arn = parseArn(text);
  if (!arn) return refuse(`Paste the full ARN of the trail, not only its name: ${example}`);
  if (arn.service !== 'cloudtrail' || !NAME.test(arn.resource) || !/^\d{12}$/.test(arn.account))
    return refuse(`This is not the ARN of a trail. It looks like ${example}`);
  const lost = wrongRegion(arn);
  if (lost) return refuse(lost);
  if (arn.partition !== home.partition)
    return refuse(
      `This trail is in partition ${arn.partition}, but the chosen Region is in ${home.partition}. Use one partition for both.`,
    );
  if (home.accountGiven && arn.account !== home.account)
    return refuse(
      `This trail is in account ${arn.account}. Name one in the role’s own account, ${home.account}: only the owner of an organization trail can change it.`,
    );
  return accept(text, `trail in ${arn.region}`);
}
