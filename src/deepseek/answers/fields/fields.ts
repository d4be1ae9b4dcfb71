// The registry of questions. It starts with those of the first view; answers/register-all.ts adds the others.
import type {
  ChoiceField,
  ChoicesField,
  Field,
  ListField,
  SwitchField,
  TextField,
} from '#deepseek/answers/field.ts';
import { callerFields } from './caller-fields.ts';
import type { LateFields } from './late-fields.ts';
import { limitFields } from './limit-fields.ts';
import { nameFields } from './name-fields.ts';
import { placeFields } from './home-fields.ts';

const FIRST_FIELDS = { ...callerFields, ...placeFields, ...limitFields, ...nameFields };

type Fields = typeof FIRST_FIELDS & LateFields;

export type FieldId = keyof Fields;

/** What an answer is once read: the checked value, several of them, chosen values or a switch. */
export type AnswerOf<K extends FieldId> =
  Fields[K] extends TextField<infer T>
    ? T
    : Fields[K] extends ListField<infer T>
      ? readonly T[]
      : Fields[K] extends ChoiceField
        ? string
        : Fields[K] extends ChoicesField
          ? readonly string[]
          : Fields[K] extends SwitchField
            ? boolean
            : never;

/** Questions every role has, whatever the scenario. */
export const ROLE_FIELDS: readonly string[] = [
  'entity',
  'boundary',
  'roleName',
  'policyName',
  'path',
  'description',
  'tags',
];

/** Questions of a scenario that makes no role. */
export const NO_ROLE_FIELDS: readonly string[] = ['policyName'];

const rows = new Map<FieldId, Field>();
let order: readonly FieldId[] = [];
let withHomes: readonly FieldId[] = [];

/** Adds questions. They are asked by their rank. */
export function addFields(fields: Partial<Fields>): void {
  for (const [id, row] of Object.entries(fields)) rows.set(id as FieldId, row);
  order = [...rows].toSorted(([, a], [, b]) => a.rank - b.rank).map(([id]) => id);
  withHomes = order.filter((id) => {
    const field = fieldOf(id);
    return 'homeOf' in field && field.homeOf !== undefined;
  });
}

addFields(FIRST_FIELDS);

export const fieldIds = (): readonly FieldId[] => order;

/** Questions whose entries say in which Region and account they are. */
export const fieldsWithHomes = (): readonly FieldId[] => withHomes;

export function isFieldId(id: string): id is FieldId {
  return rows.has(id as FieldId);
}

/** The row of a question, seen without its value type. */
export function fieldOf(id: FieldId): Field {
  return rows.get(id)!;
}
