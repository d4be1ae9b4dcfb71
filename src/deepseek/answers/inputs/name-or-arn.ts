// Reads a name that may also be given as an ARN or a URL.
import { matchesName } from '#iam/facts/name-rules.ts';
import { parseArn } from '#iam/policy/arn.ts';
import { wrongRegion } from '#deepseek/answers/check-region.ts';
import { partitionOfRegion } from '#iam/facts/regions.ts';
import { accept, refuse } from './outcome.ts';
import type { CheckedInput, RoleHome } from '#deepseek/answers/field.ts';
import { excerpt } from '#iam/text/invisible.ts';

/** A name with the partition, Region and account of the ARN or URL that it was in. */
interface NameInArn {
  readonly name: string;
  readonly partition: string;
  readonly region: string;
  readonly account: string;
  readonly from: 'ARN' | 'address';
}

/** Takes the name out of `text` when that is an ARN of `service` whose resource begins with `prefix`. */
export function nameInArn(text: string, service: string, prefix: string): NameInArn | undefined {
  const arn = parseArn(text);
  if (arn?.service !== service || !arn.resource.startsWith(prefix)) return undefined;
  const { partition, region, account } = arn;
  return { name: arn.resource.slice(prefix.length), partition, region, account, from: 'ARN' };
}

/** Accepts a name, unless its ARN has another partition or account than the role. */
export function acceptNamed(
  name: string,
  named: NameInArn | undefined,
  home: RoleHome,
): CheckedInput<string> {
  if (!named) return accept(name);
  const lost = wrongRegion(named);
  if (lost) return refuse(lost);
  if (named.partition !== home.partition)
    return refuse(
      `This is in partition “${excerpt(named.partition)}”, but the chosen Region is in ${home.partition}. Use one partition for both.`,
    );
  if (home.accountGiven && named.account !== home.account)
    return refuse(
      `This is in account “${excerpt(named.account)}”. Name one in the role’s own account, ${home.account}.`,
    );
  const words = `${name}, from the ${named.from}`;
  return home.regions.includes(named.region)
    ? accept(name, words)
    : accept(
        name,
        words,
        `It is in “${excerpt(named.region)}”, which is not one of your Regions (${home.regions.join(', ')}).`,
      );
}

export function readDomain(raw: string, home: RoleHome): CheckedInput<string> {
  const text = raw.trim();
  const named = nameInArn(text, 'es', 'domain/');
  const name = named?.name ?? text;
  if (matchesName('openSearchDomainName', name)) return acceptNamed(name, named, home);
  const lower = name.toLowerCase();
  if (matchesName('openSearchDomainName', lower)) return refuse(`Domain names are lowercase. Write ${lower}`);
  return refuse('A domain name has 3 to 28 lowercase letters, digits and hyphens and begins with a letter.');
}

export function readLogGroup(raw: string, home: RoleHome): CheckedInput<string> {
  const text = raw.trim().replace(/:\*$/, '');
  const named = nameInArn(text, 'logs', 'log-group:');
  const name = named?.name ?? text;
  if (matchesName('logGroupName', name)) return acceptNamed(name, named, home);
  return refuse(
    'A log group name has up to 512 letters, digits and . - _ / # and does not begin with aws/, as in /deepseek/vllm.',
  );
}

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html */
export const REPOSITORY = /^(?=.{2,256}$)[a-z0-9]+(?:[._-]+[a-z0-9]+)*(?:\/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)*$/;

/** The address of an image: ACCOUNT.dkr.ecr.REGION.SUFFIX/NAME. */
export function nameInImage(text: string): NameInArn | undefined {
  const match = /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.[a-z.]+\/(.*)$/.exec(text);
  const [, account = '', region = '', name = ''] = match ?? [];
  if (!match) return undefined;
  // A Region that no partition has is refused with the other entries that name none.
  return { name, partition: partitionOfRegion(region)?.id ?? '', region, account, from: 'address' };
}

export function readRepository(raw: string, home: RoleHome): CheckedInput<string> {
  const text = raw.trim();
  const named = nameInArn(text, 'ecr', 'repository/') ?? nameInImage(text);
  const name = named?.name ?? text;
  if (REPOSITORY.test(name)) return acceptNamed(name, named, home);
  const untagged = name.replace(/[:@].*$/s, '');
  if (untagged !== name && REPOSITORY.test(untagged)) return refuse(`Remove the tag. Write ${untagged}`);
  return refuse('A repository name has lowercase letters, digits and . _ - / , as in deepseek-vllm.');
}

/** https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html */
export function readFunction(raw: string, home: RoleHome): CheckedInput<string> {
  const text = raw.trim();
  const named = nameInArn(text, 'lambda', 'function:');
  // A version or an alias may follow.
  const name = named?.name.replace(/:[\w$-]+$/, '') ?? text;
  if (/^[A-Za-z0-9_-]{1,64}$/.test(name)) return acceptNamed(name, named, home);
  return refuse(
    'A function name has up to 64 letters, digits, hyphens and underscores, as in deepseek-chat.',
  );
}
