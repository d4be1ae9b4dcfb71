// Splits a condition operator into its parts: qualifier, comparison, IfExists.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html

export type OperatorFamily = 'String' | 'Numeric' | 'Date' | 'Bool' | 'Binary' | 'Ip' | 'Arn' | 'Null';

export interface Operator {
  /** As AWS writes it, without prefix and suffix. */
  readonly base: string;
  readonly family: OperatorFamily;
  readonly set: 'ForAllValues' | 'ForAnyValue' | undefined;
  readonly ifExists: boolean;
  /** Whether it is true for what does not match. */
  readonly negated: boolean;
  /** Whether * and ? in its values are wildcards. */
  readonly wildcards: boolean;
}

const FAMILIES: readonly (readonly [pattern: RegExp, family: OperatorFamily])[] = [
  [/^String/, 'String'],
  [/^Numeric/, 'Numeric'],
  [/^Date/, 'Date'],
  [/^Bool/, 'Bool'],
  [/^Binary/, 'Binary'],
  [/IpAddress$/, 'Ip'],
  [/^Arn/, 'Arn'],
];

/** Every operator without its prefix and its suffix. */
export const BASE_OPERATORS = [
  'StringEquals',
  'StringNotEquals',
  'StringEqualsIgnoreCase',
  'StringNotEqualsIgnoreCase',
  'StringLike',
  'StringNotLike',
  'NumericEquals',
  'NumericNotEquals',
  'NumericLessThan',
  'NumericLessThanEquals',
  'NumericGreaterThan',
  'NumericGreaterThanEquals',
  'DateEquals',
  'DateNotEquals',
  'DateLessThan',
  'DateLessThanEquals',
  'DateGreaterThan',
  'DateGreaterThanEquals',
  'Bool',
  'BinaryEquals',
  'IpAddress',
  'NotIpAddress',
  'ArnEquals',
  'ArnLike',
  'ArnNotEquals',
  'ArnNotLike',
  'Null',
] as const;

function readBase(base: string, set: Operator['set'], ifExists: boolean): Operator {
  return {
    base,
    family: FAMILIES.find(([pattern]) => pattern.test(base))?.[1] ?? 'Null',
    set,
    ifExists,
    negated: base.includes('Not'),
    wildcards: base.endsWith('Like') || base.startsWith('Arn'),
  };
}

const OPERATORS: ReadonlyMap<string, Operator> = new Map(
  BASE_OPERATORS.flatMap((base) =>
    ([undefined, 'ForAllValues', 'ForAnyValue'] as const).flatMap((set) => {
      const name = `${set ? `${set}:` : ''}${base}`;
      const plain: [string, Operator] = [name, readBase(base, set, false)];
      return base === 'Null' ? [plain] : [plain, [`${name}IfExists`, readBase(base, set, true)]];
    }),
  ),
);

/** The operator called `name`, written as AWS writes it; undefined for any other name. */
export const readOperator = (name: string): Operator | undefined => OPERATORS.get(name);
