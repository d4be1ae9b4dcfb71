// The JSON Schema of the answers that compose reads, made from the questions themselves.
import '#deepseek/answers/register-all.ts';
import { type Field, fieldIds, fieldOf } from '#deepseek/answers/index.ts';
import { scenarios } from '#deepseek/catalog/index.ts';

const TYPES: Readonly<Record<Field['kind'], object>> = {
  text: { type: 'string' },
  choice: { type: 'string' },
  list: { type: 'array', items: { type: 'string' } },
  choices: { type: 'array', items: { type: 'string' } },
  switch: { type: 'boolean' },
};

const question = ({ kind, label, hint }: Field) => ({
  ...TYPES[kind],
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
