// Offers condition operators: those that fit the keys under them, or the common ones.
import { BASE_OPERATORS, readOperator, type OperatorFamily } from '#iam/policy/operators.ts';
import { explainOperator } from '#iam/editing/hover/operator.ts';
import { findKey } from '#iam/rules/key-type.ts';
import type { KeyType } from '#iam/reference/global-keys.ts';
import type { Proposal } from './completion.ts';
import { fitOf } from './match.ts';
import type { CompletionContext } from './completion-context.ts';

const FAMILIES: Readonly<Record<KeyType, readonly OperatorFamily[]>> = {
  String: ['String'],
  ArrayOfString: ['String'],
  ARN: ['Arn'],
  ArrayOfARN: ['Arn'],
  ARNOrString: ['Arn', 'String'],
  Bool: ['Bool'],
  ArrayOfBool: ['Bool'],
  Numeric: ['Numeric'],
  Date: ['Date'],
  DateOrNumeric: ['Date', 'Numeric'],
  IPAddress: ['Ip'],
};

const isList = (type: KeyType): boolean => type.startsWith('Array');

/** Whether an operator of this name tests such keys. */
export function fitsOperator(operatorName: string, type: KeyType): boolean {
  const operator = readOperator(operatorName);
  if (!operator || operator.family === 'Null') return true;
  if (!FAMILIES[type].includes(operator.family)) return false;
  return (operator.set !== undefined) === isList(type);
}

/** The usual ones first. */
const COMMON = ['StringEquals', 'StringLike', 'ArnLike', 'Bool', 'StringNotEquals', 'Null', 'IpAddress'];

const EVERY: readonly string[] = BASE_OPERATORS.flatMap((base) =>
  base === 'Null' ? [base] : [base, `${base}IfExists`, `ForAnyValue:${base}`, `ForAllValues:${base}`],
);

/** Types of the keys that stand under the operator the cursor is in. */
function typesUnder({ cursor, reference }: CompletionContext): readonly KeyType[] {
  const value = cursor.member?.value;
  if (value?.kind !== 'object') return [];
  return value.members.flatMap(({ key }) => findKey(key.text.toLowerCase(), reference)?.type ?? []);
}

export function operators(scene: CompletionContext): readonly Proposal[] {
  const { typed, cursor } = scene;
  const types = typesUnder(scene);
  const taken = new Set(
    cursor.container.kind === 'object'
      ? cursor.container.members.filter((member) => member !== cursor.member).map(({ key }) => key.text)
      : [],
  );
  return EVERY.flatMap((name, index): readonly Proposal[] => {
    const fit = fitOf(typed, name);
    if (fit === undefined || taken.has(name) || !types.every((type) => fitsOperator(name, type))) return [];
    // If keys are there, the plain operators for their type come first.
    const common = types.length > 0 ? -1 : COMMON.indexOf(name);
    const explained = explainOperator(name);
    return [
      {
        label: name,
        text: name,
        json: '{ "$1" }',
        kind: 'operator',
        detail: explained?.lines[0]?.text ?? '',
        documentation: explained?.lines
          .map(({ label, text }) => (label ? `${label}: ${text}` : text))
          .join('\n'),
        rank: fit * 1000 + (common < 0 ? 100 + index : common),
        more: true,
      },
    ];
  });
}
