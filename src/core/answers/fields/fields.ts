// The registry of questions, in the order in which they are asked.
import type {
  ChoiceField,
  ChoicesField,
  Field,
  ListField,
  SwitchField,
  TextField,
} from '#core/answers/field.ts';
import { dataFields } from './data-fields.ts';
import { entityFields } from './entity-fields.ts';
import { lockdownFields } from './lockdown-fields.ts';
import { modelFields } from './model-fields.ts';
import { nameFields } from './name-fields.ts';

export const FIELDS = { ...entityFields, ...modelFields, ...dataFields, ...lockdownFields, ...nameFields };

export type FieldId = keyof typeof FIELDS;

/** What an answer is once read: the checked value, several of them, chosen values or a switch. */
export type AnswerOf<K extends FieldId> =
  (typeof FIELDS)[K] extends TextField<infer T>
    ? T
    : (typeof FIELDS)[K] extends ListField<infer T>
      ? readonly T[]
      : (typeof FIELDS)[K] extends ChoiceField
        ? string
        : (typeof FIELDS)[K] extends ChoicesField
          ? readonly string[]
          : (typeof FIELDS)[K] extends SwitchField
            ? boolean
            : never;

/** Questions every role has, whatever the scenario. */
export const COMMON_FIELDS: readonly FieldId[] = [
  'entity',
  'boundary',
  'roleName',
  'policyName',
  'path',
  'description',
  'tags',
];

export const FIELD_IDS = Object.keys(FIELDS) as readonly FieldId[];

export function isFieldId(id: string): id is FieldId {
  return Object.hasOwn(FIELDS, id);
}

/** The row of a question, seen without its value type. */
export function fieldOf(id: FieldId): Field {
  return FIELDS[id] as unknown as Field;
}
