// Reads names of SageMaker: name prefixes, tag keys, inference components.
import { matchesName } from '#iam/facts/name-rules.ts';
import type { CheckedInput, RoleHome } from '#deepseek/answers/field.ts';
import { readCallable } from './model-arn.ts';
import { notConcrete } from './not-concrete.ts';
import { accept, refuse } from './outcome.ts';

/** What names begin with. Endpoint names are lowercase in ARNs, so the prefix is too. */
export function readNamePrefix(raw: string, rule = /^[a-z0-9][a-z0-9-]{1,39}$/): CheckedInput<string> {
  const text = raw.trim();
  if (rule.test(text)) {
    return accept(
      text,
      `every name that starts with ${text}`,
      text.endsWith('-')
        ? undefined
        : `Names such as ${text}x also match. Add a hyphen at the end to leave them out.`,
    );
  }
  const bare = text.replace(/\*$/, '');
  if (rule.test(bare)) return refuse(`Remove the *. Write ${bare}`);
  const impure = notConcrete(text);
  if (impure) return refuse(impure);
  const lower = text.toLowerCase();
  if (rule.test(lower)) return refuse(`Endpoint names are lowercase in ARNs. Write ${lower}`);
  return refuse('Type 2 to 40 letters, digits and hyphens, as in deepseek-');
}

/** Names of jobs keep their capitals in ARNs. */
export const readJobPrefix = (raw: string): CheckedInput<string> =>
  readNamePrefix(raw, /^[a-z0-9][a-z0-9-]{1,39}$/i);

/** The key of a tag as a condition can hold it. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html */
export function readPolicyTagKey(raw: string): CheckedInput<string> {
  const text = raw.trim();
  if (/^aws:/i.test(text)) return refuse('Tag keys that start with aws: are reserved. Choose another key.');
  const impure = /[*?]|\$\{/.test(text) ? notConcrete(text) : undefined;
  if (impure) return refuse(impure);
  if (/^[\u0020-\u007e]+$/.test(text) && matchesName('tagKey', text)) return accept(text);
  return refuse('A tag key has up to 128 letters, digits, spaces and _ . : / = + - @ , such as team.');
}

/** The fixed IAM ARN of Marketplace chooses no endpoint: the SageMaker endpoint behind it does. */
export function readMarketplaceEndpoint(raw: string, home: RoleHome): ReturnType<typeof readCallable> {
  if (raw.includes(':marketplace/model-endpoint/'))
    return refuse(
      'This ARN is the same for every Marketplace endpoint in an account. Paste the ARN of the SageMaker endpoint, which Bedrock shows as the endpoint ARN.',
    );
  return readCallable(raw, home, ['sagemaker-endpoint']);
}
