// What an option asks for stands right below it.
import { expect, test } from 'vitest';
import { startAnswers } from './answers.ts';
import { viewOf } from './answers-view.ts';
import { fieldIds, fieldOf, isFieldId } from './fields/fields.ts';
import { openerOf } from './openers.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import type { FieldValues } from './answers.ts';

const under = (scenario: ScenarioId, values: FieldValues, id: 'vpcEndpoints' | 'guardrails' | 'subnets') =>
  openerOf(id, viewOf({ ...startAnswers(scenario), values }));

test('the endpoint IDs stand below the option that needs them, and only while it is chosen', () => {
  expect(under('invoke', { network: 'vpce' }, 'vpcEndpoints')).toEqual({ field: 'network', value: 'vpce' });
  expect(under('invoke', { guardrailRule: 'required' }, 'guardrails')?.field).toBe('guardrailRule');
  expect(under('import', { jobInVpc: true }, 'subnets')).toEqual({ field: 'jobInVpc' });
  expect(under('invoke', {}, 'vpcEndpoints')).toBeUndefined();
});

test('every opener is a switch, or an option of a choice, of the same step', () => {
  for (const id of fieldIds())
    for (const { field, value } of fieldOf(id).under ?? []) {
      expect(isFieldId(field), field).toBe(true);
      if (!isFieldId(field)) continue;
      const row = fieldOf(field);
      expect(row.kind, `${id} under ${field}`).toBe(value === undefined ? 'switch' : 'choice');
      if (id !== 'organizationId') expect(row.step, `${id} under ${field}`).toBe(fieldOf(id).step);
      if (row.kind === 'choice')
        expect(row.options(viewOf(startAnswers())).map((option) => option.value)).toContain(value);
    }
});
