// Reads the ECR repositories of other accounts, by their ARN or an image's address.
import { servingRegistry } from '#deepseek/facts/image-registries.ts';
import { partitionOfRegion } from '#iam/facts/regions.ts';
import { isAccountId } from '#iam/facts/account-id.ts';
import { parseArn } from '#iam/policy/arn.ts';
import type { CheckedInput, RoleHome } from '#deepseek/answers/field.ts';
import { accept, refuse } from './outcome.ts';
import { misplaced, NO_ACCOUNT } from './misplaced-arn.ts';
import { nameInImage, REPOSITORY } from './names.ts';

export interface SharedRepository {
  readonly arn: string;
  readonly name: string;
  readonly region: string;
  readonly account: string;
}

const HELP = 'Paste the ARN of the repository, or the address of its image without the tag.';

/** The ARN that the address of an image stands for. */
function arnOfImage(text: string): string | undefined {
  const image = nameInImage(text);
  const partition = image && partitionOfRegion(image.region)?.id;
  return partition && `arn:${partition}:ecr:${image.region}:${image.account}:repository/${image.name}`;
}

/** https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policy-examples.html */
export function readSharedRepository(raw: string, home: RoleHome): CheckedInput<SharedRepository> {
  const text = raw.trim();
  const arn = parseArn(arnOfImage(text) ?? text);
  if (arn?.service !== 'ecr' || !arn.resource.startsWith('repository/')) return refuse(HELP);
  const name = arn.resource.slice('repository/'.length);
  if (!REPOSITORY.test(name)) return refuse(HELP);
  const fault =
    misplaced(arn, home, { noun: 'repository' }) ?? (isAccountId(arn.account) ? undefined : NO_ACCOUNT);
  if (fault) return refuse(fault);
  const { partition = '', region, account } = arn;
  if (servingRegistry(region) === account)
    return refuse('This is a registry of AWS. Choose “Your own weights, AWS’s image” to pull from it.');
  if (home.accountGiven && account === home.account)
    return refuse('This is in the role’s own account. Name it under ECR repository of the serving image.');
  return accept(
    { arn: `arn:${partition}:ecr:${region}:${account}:repository/${name}`, name, region, account },
    `${name} in ${region}, account ${account}`,
  );
}
