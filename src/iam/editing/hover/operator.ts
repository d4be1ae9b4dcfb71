// Explains an operator of a condition.
import { readOperator, type Operator, type OperatorFamily } from '#iam/policy/operators.ts';
import { line, link, sentence, userGuide, type HoverContent, type HoverLine } from './hover-content.ts';

const PAGE = 'reference_policies_elements_condition_operators.html';

/** True when the value of the request … */
const MEANING: Readonly<Record<string, string>> = {
  StringEquals: 'is exactly this text; case-sensitive',
  StringNotEquals: 'is not exactly this text; case-sensitive',
  StringEqualsIgnoreCase: 'is this text, not case-sensitive',
  StringNotEqualsIgnoreCase: 'is not this text, not case-sensitive',
  StringLike: 'matches this pattern; case-sensitive',
  StringNotLike: 'does not match this pattern; case-sensitive',
  NumericEquals: 'is this number',
  NumericNotEquals: 'is not this number',
  NumericLessThan: 'is less than this number',
  NumericLessThanEquals: 'is this number or less',
  NumericGreaterThan: 'is greater than this number',
  NumericGreaterThanEquals: 'is this number or greater',
  DateEquals: 'is this time',
  DateNotEquals: 'is not this time',
  DateLessThan: 'is before this time',
  DateLessThanEquals: 'is this time or earlier',
  DateGreaterThan: 'is after this time',
  DateGreaterThanEquals: 'is this time or later',
  Bool: 'is true, or is false, as written here',
  BinaryEquals: 'is, byte for byte, what this base64 stands for',
  IpAddress: 'is this address or lies in this range',
  NotIpAddress: 'is not this address and lies outside this range',
  ArnEquals: 'is an ARN that matches this one, field by field',
  ArnLike: 'is an ARN that matches this one, field by field; the same as ArnEquals',
  ArnNotEquals: 'is not an ARN that matches this one, field by field',
  ArnNotLike: 'is not an ARN that matches this one, field by field; the same as ArnNotEquals',
};

const WRITTEN: Readonly<Record<Exclude<OperatorFamily, 'Null'>, string>> = {
  String: 'any text',
  Numeric: 'whole numbers and decimals',
  Date: 'ISO 8601, such as 2027-01-31T09:30:00Z',
  Bool: 'true or false',
  Binary: 'base64',
  Ip: 'IPv4 and IPv6 addresses and CIDR ranges',
  Arn: 'ARNs with all six fields',
};

function wildcardText({ wildcards, family }: Operator): string {
  if (!wildcards) return 'none: * and ? are plain characters';
  return family === 'Arn'
    ? '* for any characters and ? for one, within a field'
    : '* for any characters or none, and ? for one';
}

const SETS = {
  ForAllValues: 'for keys with several values: each value in the request must match; true when it has none',
  ForAnyValue: 'for keys with several values: one value in the request must match; false when it has none',
} as const;

/** The result when the request does not have the key. */
function withoutKey({ set, ifExists, negated }: Operator): string {
  if (set === 'ForAllValues') return 'true, so an Allow applies: require the key with Null';
  if (ifExists) return 'true: IfExists ignores the condition for requests without the key';
  if (set === 'ForAnyValue') return 'false';
  return negated ? 'true: a negated operator matches requests without the key' : 'false';
}

/** What it means that several values are written. */
function severalText({ set, negated }: Operator): string {
  if (set === 'ForAnyValue')
    return negated
      ? 'one value in the request must match none of them'
      : 'one value in the request must match one of them';
  if (set === 'ForAllValues')
    return negated
      ? 'no value in the request may match any of them'
      : 'each value in the request must match one of them';
  return negated ? 'none of them may match' : 'one of them must match';
}

const NULL_LINES: readonly HoverLine[] = [
  sentence('Tests whether the key is in the request.'),
  line('"true"', 'the key is absent'),
  line('"false"', 'the key is present and has a value'),
];

/** The operator of this name; undefined for other names. */
export function explainOperator(name: string): HoverContent | undefined {
  const operator = readOperator(name);
  if (!operator) return undefined;
  const { base, family, set } = operator;
  const links = [link('Condition operators', userGuide(PAGE))];
  const setLine = set ? [line(set, SETS[set])] : [];
  if (family === 'Null') return { title: name, lines: [...NULL_LINES, ...setLine], links };
  const variables = family === 'String' || family === 'Arn';
  return {
    title: name,
    lines: [
      line('True when the value', MEANING[base] ?? ''),
      ...setLine,
      line('Without the key', withoutKey(operator)),
      line('Values', WRITTEN[family]),
      line('Several values', severalText(operator)),
      line('Wildcards', wildcardText(operator)),
      line('Variables', variables ? 'replaced with the value in the request' : 'none'),
    ],
    links: set
      ? [
          ...links,
          link(
            'Several values',
            userGuide('reference_policies_condition-single-vs-multi-valued-context-keys.html'),
          ),
        ]
      : links,
  };
}
