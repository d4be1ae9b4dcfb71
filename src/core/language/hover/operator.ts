// Explains an operator of a condition.
import { readOperator, type Operator, type OperatorFamily } from '#core/iam/operators.ts';
import { line, link, sentence, userGuide, type HoverContent, type HoverLine } from './hover-content.ts';

const PAGE = 'reference_policies_elements_condition_operators.html';

/** True when the value of the request … */
const MEANING: Readonly<Record<string, string>> = {
  StringEquals: 'is exactly this text; letters count in their case',
  StringNotEquals: 'is not exactly this text; letters count in their case',
  StringEqualsIgnoreCase: 'is this text, whatever the case of its letters',
  StringNotEqualsIgnoreCase: 'is not this text, whatever the case of its letters',
  StringLike: 'fits this pattern; letters count in their case',
  StringNotLike: 'does not fit this pattern; letters count in their case',
  NumericEquals: 'is this number',
  NumericNotEquals: 'is not this number',
  NumericLessThan: 'is less than this number',
  NumericLessThanEquals: 'is this number or less',
  NumericGreaterThan: 'is greater than this number',
  NumericGreaterThanEquals: 'is this number or greater',
  DateEquals: 'is this moment',
  DateNotEquals: 'is not this moment',
  DateLessThan: 'is before this moment',
  DateLessThanEquals: 'is this moment or before',
  DateGreaterThan: 'is after this moment',
  DateGreaterThanEquals: 'is this moment or after',
  Bool: 'is true, or is false, as written here',
  BinaryEquals: 'is, byte for byte, what this base64 stands for',
  IpAddress: 'is this address or lies in this range',
  NotIpAddress: 'is not this address and lies outside this range',
  ArnEquals: 'is an ARN that fits this one, field by field',
  ArnLike: 'is an ARN that fits this one, field by field; the same as ArnEquals',
  ArnNotEquals: 'is no ARN that fits this one, field by field',
  ArnNotLike: 'is no ARN that fits this one, field by field; the same as ArnNotEquals',
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
    : '* for any characters, also none, and ? for one';
}

const SETS = {
  ForAllValues: 'for keys with several values: each value of the request has to pass; true when it has none',
  ForAnyValue: 'for keys with several values: one value of the request has to pass; false when it has none',
} as const;

/** The result when the request does not have the key. */
function withoutKey({ set, ifExists, negated }: Operator): string {
  if (set === 'ForAllValues') return 'true, so an Allow applies: test with Null that the key is there';
  if (ifExists) return 'true: IfExists lets requests without the key pass';
  if (set === 'ForAnyValue') return 'false';
  return negated ? 'true: a negated operator passes requests without the key' : 'false';
}

/** What it means that several values are written. */
function severalText({ set, negated }: Operator): string {
  if (set === 'ForAnyValue')
    return negated
      ? 'one value of the request has to fit none of them'
      : 'one value of the request has to fit one of them';
  if (set === 'ForAllValues')
    return negated
      ? 'no value of the request may fit any of them'
      : 'each value of the request has to fit one of them';
  return negated ? 'none of them may fit' : 'one of them has to fit';
}

const NULL_LINES: readonly HoverLine[] = [
  sentence('Tests whether the request carries the key at all.'),
  line('"true"', 'the key is not there'),
  line('"false"', 'the key is there and has a value'),
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
      line('Variables', variables ? 'replaced by what the request carries' : 'none'),
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
