// What a Deny statement stops, as its conditions say: "outside us-east-1", "without guardrail gr1".
import type { Statement } from '#iam/policy/policy.ts';
import { describeResource } from './resource-names.ts';

const MAX_VALUES = 2;

/** "a or b", "a, b or 3 more". */
function either(values: readonly string[]): string {
  const all = [...new Set(values)];
  if (all.length <= 1) return all[0] ?? '';
  const shown = all.length <= MAX_VALUES ? all : all.slice(0, MAX_VALUES);
  const more = all.length - shown.length;
  return more > 0 ? `${shown.join(', ')} or ${more} more` : shown.join(' or ');
}

/** The names in ARNs, without versions. */
const names = (arns: readonly string[]): string =>
  either(arns.map((arn) => describeResource(arn.replace(/(guardrail\/[^:]+):(?:\d+|\*)$/, '$1')).words));

interface Wording {
  /** The condition key, in lower case. */
  readonly key: RegExp;
  /** For an operator that holds for these values. */
  readonly is?: (values: readonly string[]) => string;
  /** For an operator that holds for all others. */
  readonly not?: (values: readonly string[]) => string;
}

const WORDINGS: readonly Wording[] = [
  { key: /^aws:requestedregion$/, is: (v) => `in ${either(v)}`, not: (v) => `outside ${either(v)}` },
  {
    key: /^aws:sourcevpce$/,
    is: (v) => `through VPC endpoint ${either(v)}`,
    not: (v) => `not through VPC endpoint ${either(v)}`,
  },
  { key: /^aws:sourcevpc$/, is: (v) => `from VPC ${either(v)}`, not: (v) => `from outside VPC ${either(v)}` },
  {
    key: /^aws:sourceip$/,
    is: (v) => `from addresses ${either(v)}`,
    not: (v) => `from outside addresses ${either(v)}`,
  },
  // Only who AWS itself calls for is let through: the other conditions say the rest.
  { key: /^aws:viaawsservice$/, is: () => '', not: () => '' },
  { key: /^bedrock:guardrailidentifier$/, is: (v) => `with ${names(v)}`, not: (v) => `without ${names(v)}` },
  {
    key: /^bedrock:inferenceprofilearn$/,
    is: (v) => `through ${names(v)}`,
    not: (v) => `not through ${names(v)}`,
  },
  {
    key: /:servicetier$/,
    is: (v) => `on the ${either(v)} tier`,
    not: (v) => `on a tier besides ${either(v)}`,
  },
  { key: /^lambda:sourcefunctionarn$/, is: (v) => `by the code of ${names(v)}` },
  { key: /^aws:securetransport$/, is: (v) => (v.includes('false') ? 'over plain HTTP' : 'over HTTPS') },
  {
    key: /:bearertokentype$/,
    is: (v) => `with a ${v.includes('LONG_TERM') ? 'long' : 'short'}-term API key`,
  },
  { key: /^iam:servicespecificcredentialservicename$/, is: (v) => `for ${either(v)}` },
  { key: /^aws:principalorgid$/, not: (v) => `from outside organization ${either(v)}` },
  {
    key: /^aws:principalarn$/,
    is: (v) => `by ${either(v.map((arn) => arn.slice(arn.lastIndexOf('/') + 1)))}`,
    not: () => '',
  },
  // On bedrock-mantle the model is the thing itself.
  { key: /^bedrock-mantle:model$/, is: () => '', not: () => '' },
];

function wordsFor(operator: string, key: string, values: readonly string[]): string {
  const isNot = operator.includes('Not');
  const row = WORDINGS.find((each) => each.key.test(key.toLowerCase()));
  if (operator.startsWith('Null')) return values.includes('true') ? `without ${key}` : `with ${key}`;
  const worded = isNot ? row?.not : row?.is;
  if (worded) return worded(values);
  return isNot ? `unless ${key} is ${either(values)}` : `if ${key} is ${either(values)}`;
}

/** All conditions of a statement, in one phrase; empty without any. */
export function conditionWords({ Condition = {} }: Statement): string {
  const phrases = Object.entries(Condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, value]) =>
      wordsFor(operator, key, (Array.isArray(value) ? value : [value]).map(String)),
    ),
  );
  return phrases.filter((phrase) => phrase !== '').join(', ');
}
