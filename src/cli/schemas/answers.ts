// The JSON Schema of the answers that compose reads, made from the questions themselves.
import '#deepseek/answers/register-all.ts';
import { ANSWER_TYPES, type Field, fieldIds, fieldOf } from '#deepseek/answers/index.ts';
import { scenarios } from '#deepseek/catalog/index.ts';

const question = ({ kind, label, hint }: Field) => ({
  ...ANSWER_TYPES[kind],
  description: hint === undefined ? label : `${label}. ${hint}`,
});

export const answersSchema = () => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'The answers that `rolewright compose` reads',
  type: 'object',
  required: ['scenario'],
  properties: {
    scenario: {
      description: '`rolewright scenarios` describes each one.',
      enum: scenarios.all().map(({ id }) => id),
    },
    values: {
      description: 'Questions that are left out keep their starting values.',
      type: 'object',
      additionalProperties: false,
      properties: Object.fromEntries(fieldIds().map((id) => [id, question(fieldOf(id))])),
    },
  },
});
