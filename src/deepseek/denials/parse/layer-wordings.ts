// How AWS's messages name the policy that refused, and whether it has a Deny.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
// https://aws.amazon.com/blogs/security/enhanced-access-denied-error-messages-with-policy-arns/ (the policy's ARN)
import type { DenialLayer } from '#deepseek/denials/denial.ts';

interface ReasonWording {
  /** Matches where the reason begins. */
  readonly pattern: RegExp;
  readonly explicit: boolean | null;
}

/** The policy types, as messages name them. An endpoint that passes on another policy's refusal comes first. */
export const LAYER_WORDINGS: readonly (readonly [layer: DenialLayer, words: string])[] = [
  ['scp', 'VPC endpoint policy transitively through a service control policy'],
  ['rcp', 'VPC endpoint policy transitively through a resource control policy'],
  ['identity', 'identity[- ]based polic(?:y|ies)'],
  ['trust', '(?:role )?trust polic(?:y|ies)'],
  ['resource', 'resource[- ]based polic(?:y|ies)'],
  ['resource', '(?:bucket|key|queue|topic) polic(?:y|ies)'],
  ['scp', '(?:service control polic(?:y|ies)|SCP)'],
  ['rcp', '(?:resource control polic(?:y|ies)|RCP)'],
  ['boundary', 'permissions? boundar(?:y|ies)(?: polic(?:y|ies))?'],
  ['session', 'sessions? polic(?:y|ies)'],
  ['endpoint', '(?:VPC )?endpoint polic(?:y|ies)'],
];

/** What comes before the type. */
const REASON_WORDINGS: readonly ReasonWording[] = [
  { pattern: /\b(?:with|due to|because of) an explicit deny(?: in (?:an?|the) )?/i, explicit: true },
  { pattern: /\bbecause no /i, explicit: false },
  // An event of an endpoint.
  { pattern: /\bdenied due to an? /i, explicit: null },
  // The form of the AWS console.
  { pattern: /\bContext: no /, explicit: false },
  { pattern: /\bContext: an explicit deny in (?:an?|the) /i, explicit: true },
  // KMS names three reasons in one.
  {
    pattern: /\bbecause the resource does not exist in this Region, no (?=resource-based policies)/i,
    explicit: null,
  },
];

interface PolicyReason {
  readonly layer: DenialLayer;
  readonly explicit: boolean | null;
  readonly policyArn: string | undefined;
  /** The end of the reason in the text. */
  readonly end: number;
}

const LAYERS = LAYER_WORDINGS.map(([layer, words]) => ({ layer, pattern: new RegExp(`^${words}`, 'i') }));
const POLICY_ARN =
  /^(?: allows? the \S+ action)?:? ?\(?["'`]?(arn:aws[a-z-]*:(?:iam|organizations)::[^\s"'`)<>,;]+)/i;
const ALLOWS = /^ allows? the \S+ action/i;

const withoutPunctuation = (text: string): string => text.replace(/[.,:;]+$/, '');

/** The reason that a text gives; undefined if it gives none. */
export function reasonIn(text: string): PolicyReason | undefined {
  let first: { readonly at: number; readonly end: number; readonly explicit: boolean | null } | undefined;
  for (const { pattern, explicit } of REASON_WORDINGS) {
    const found = pattern.exec(text);
    if (found && (!first || found.index < first.at))
      first = { at: found.index, end: found.index + found[0].length, explicit };
  }
  if (!first) return undefined;
  const rest = text.slice(first.end);
  for (const { layer, pattern } of LAYERS) {
    const named = pattern.exec(rest);
    if (!named) continue;
    const tail = rest.slice(named[0].length);
    const arn = POLICY_ARN.exec(tail);
    const length = (arn ?? ALLOWS.exec(tail))?.[0].length ?? 0;
    return {
      layer,
      explicit: first.explicit,
      policyArn: arn?.[1] && withoutPunctuation(arn[1]),
      end: first.end + named[0].length + length,
    };
  }
  return { layer: 'unknown', explicit: first.explicit, policyArn: undefined, end: first.end };
}
