// Finds the policies in what somebody pastes or drops: a policy, or what AWS's command line, CloudFormation or Terraform print.
import type { JsonValue } from '#core/iam/parse.ts';
import { inferPolicyType } from '#core/schema/infer-policy-type.ts';
import {
  decode,
  isPolicy,
  MOST_POLICIES,
  textOf,
  type Found,
  type FoundPolicy,
  type Unread,
} from './find/found.ts';
import { readJson } from './find/read-json.ts';
import { lookInPlan, terraformPlan } from './find/terraform.ts';
import { walk } from './find/walk.ts';

export type { FoundPolicy, Unread } from './find/found.ts';

export interface FoundPolicies {
  readonly policies: readonly FoundPolicy[];
  /** What could not be read, or only in part. */
  readonly unread: readonly Unread[];
}

const YAML = /^(?:---\s*$|AWSTemplateFormatVersion:|Resources:|Transform:)/m;
const TERRAFORM_SOURCE = /^\s*(?:resource|data)\s+"aws_\w+"\s+"[^"]+"\s*\{/m;

/** What a text is that holds policies in another language. */
function otherLanguage(text: string): string | undefined {
  // A look at the start is enough, and the rest may be long.
  const start = text.slice(0, 100_000);
  if (/^\s*[{[]/.test(start)) return undefined;
  if (TERRAFORM_SOURCE.test(start))
    return 'This is Terraform source. Paste its plan: `terraform plan -out=plan && terraform show -json plan`.';
  if (YAML.test(start))
    return 'This is YAML. Paste the template as JSON: `aws cloudformation get-template`, `cdk synth --json`, or a converter.';
  return undefined;
}

function inValue(value: JsonValue, name: string): Found {
  const found: Found = { policies: [], unread: [] };
  const plan = terraformPlan(value);
  if (plan) lookInPlan(found, plan);
  else walk(found, value, name);
  return found;
}

/**
 * Every policy in the text. One that stands alone keeps the text as it is; so does a text in which nothing is found,
 * for the checks to say what is wrong with it. Never throws.
 */
export function findPolicies(text: string, name = 'Policy'): FoundPolicies {
  const whole = (type: FoundPolicy['type']): FoundPolicies => ({
    policies: [{ name, where: '', type, text }],
    unread: [],
  });
  const unread = (message: string): FoundPolicies => ({ policies: [], unread: [{ where: name, message }] });

  const encoded = text.trimStart().startsWith('%') ? decode(text.trim()) : undefined;
  if (encoded && isPolicy(encoded.value)) {
    const type = inferPolicyType(encoded.value);
    return { policies: [{ name, where: '', type, text: textOf(encoded.value, encoded.text) }], unread: [] };
  }
  const reading = readJson(text);
  if (reading.kind === 'refused') return unread(reading.message);
  if (reading.kind === 'value' && isPolicy(reading.value)) return whole(inferPolicyType(reading.value));
  const language = otherLanguage(text);
  if (language !== undefined) return unread(language);
  if (reading.kind === 'broken') return whole('identity');
  const found = inValue(reading.value, name);
  if (found.policies.length === 0 && found.unread.length === 0) return whole(inferPolicyType(reading.value));
  if (found.policies.length < MOST_POLICIES) return found;
  const message = `Only the first ${MOST_POLICIES.toLocaleString('en-US')} policies are listed. Paste a part of the text for the others.`;
  return { policies: found.policies, unread: [...found.unread, { where: name, message }] };
}
