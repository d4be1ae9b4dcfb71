// Reads names of SageMaker: name prefixes, tag keys, inference components.
import { matchesRule } from '#iam/facts/input-rules.ts';
import { matchesName } from '#iam/facts/name-rules.ts';
import { parseArn } from '#iam/policy/arn.ts';
import type { CheckedInput, RoleHome } from '#deepseek/answers/field.ts';
import { readCallable } from './model-arn.ts';
import { notConcrete } from './not-concrete.ts';
import { accept, refuse } from './outcome.ts';
import { wrongRegion } from '#deepseek/answers/check-region.ts';

/** What names begin with. Endpoint names are lowercase in ARNs, so the prefix is too. */
export function readNamePrefix(raw: string, noun = 'Endpoint'): CheckedInput<string> {
  const text = raw.trim();
  if (/^[a-z0-9][a-z0-9-]{1,39}$/.test(text)) {
    return accept(
      text,
      `every name that starts with ${text}`,
      text.endsWith('-')
        ? undefined
        : `Names such as ${text}x also match. Add a hyphen at the end to leave them out.`,
    );
  }
  if (/^[a-z0-9][a-z0-9-]{1,39}\*$/.test(text)) return refuse(`Remove the *. Write ${text.slice(0, -1)}`);
  const impure = notConcrete(text);
  if (impure) return refuse(impure);
  const lower = text.toLowerCase();
  if (/^[a-z0-9][a-z0-9-]{1,39}$/.test(lower))
    return refuse(`${noun} names are lowercase in ARNs. Write ${lower}`);
  return refuse('Type 2 to 40 lowercase letters, digits and hyphens, as in deepseek-');
}

/** The key of a tag as a condition can hold it. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html */
export function readPolicyTagKey(raw: string): CheckedInput<string> {
  const text = raw.trim();
  if (/^aws:/i.test(text)) return refuse('Tag keys that start with aws: are reserved. Choose another key.');
  const impure = /[*?]|\$\{/.test(text) ? notConcrete(text) : undefined;
  if (impure) return refuse(impure);
  if (/^[\u0020-\u007e]+$/.test(text) && matchesName('tagKey', text)) return accept(text);
  return refuse('A tag key has up to 128 letters, digits, spaces and _ . : / = + - @ , such as team.');
}

export interface Component {
  readonly arn: string;
  readonly name: string;
}

/** An inference component, which shares an endpoint with others. */
export function readComponent(raw: string, home: RoleHome): CheckedInput<Component> {
  const text = raw.trim();
  const example = `arn:${home.partition}:sagemaker:${home.regions[0]}:${home.account}:inference-component/deepseek-r1-distill-8b`;
  const arn = parseArn(text);
  if (!arn) return refuse(`Paste the full ARN of the component, like ${example}`);
  const impure = notConcrete(text);
  if (impure) return refuse(impure);
  if (arn.resource.startsWith('endpoint/'))
    return refuse(`This is an endpoint, which belongs above. The ARN of a component looks like ${example}`);
  if (!matchesRule('inferenceComponentArn', text))
    return refuse(`This is not the ARN of an inference component. It looks like ${example}`);
  const lost = wrongRegion(arn);
  if (lost) return refuse(lost);
  if (arn.partition !== home.partition)
    return refuse(
      `This ARN is in partition ${arn.partition}, but the chosen Region is in ${home.partition}. Use one partition for both.`,
    );
  if (home.accountGiven && arn.account !== home.account)
    return refuse(
      `This belongs to account ${arn.account}, but the role is in ${home.account}. Change one of the two.`,
    );
  const name = arn.resource.slice('inference-component/'.length);
  return accept({ arn: text, name }, `inference component ${name} in ${arn.region}, account ${arn.account}`);
}

/** The fixed IAM ARN of Marketplace chooses no endpoint: the SageMaker endpoint behind it does. */
export function readMarketplaceEndpoint(raw: string, home: RoleHome): ReturnType<typeof readCallable> {
  if (raw.includes(':marketplace/model-endpoint/'))
    return refuse(
      'This ARN is the same for every Marketplace endpoint in an account. Paste the ARN of the SageMaker endpoint, which Bedrock shows as the endpoint ARN.',
    );
  return readCallable(raw, home, ['sagemaker-endpoint']);
}
