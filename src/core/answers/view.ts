// Reads raw answers with every starting value filled in, and works out where the role is.
import { findEntity } from '#core/catalog/entities.ts';
import { findScenario, SCENARIOS, type Scenario } from '#core/catalog/scenarios.ts';
import { partitionOfRegion } from '#core/iam/partitions.ts';
import type { Answers } from './answers.ts';
import { readAccount } from './checks.ts';
import type { FieldValue, Place, View } from './field.ts';
import { COMMON_FIELDS, FIELD_IDS, fieldOf, isFieldId, type FieldId } from './fields/fields.ts';
import { checkRegion, offeredRegions } from './regions.ts';

const PLACEHOLDER_ACCOUNT = '111122223333';

/** What a field starts from: the scenario's own value, else the field's. */
export function initialValue(id: FieldId, view: View): FieldValue {
  const preset = (view.scenario as Scenario).initial[id];
  if (preset !== undefined) return preset;
  const field = fieldOf(id);
  switch (field.kind) {
    case 'text':
      return field.initial?.(view) ?? '';
    case 'list':
      return [];
    case 'choice':
      return field.initial(view);
    case 'choices':
      return field.initial(view);
    case 'switch':
      return field.initial(view);
  }
}

function findPlace(view: Omit<View, 'place'>): Place {
  const codes = view.list('regions');
  const partition = codes.map((code) => partitionOfRegion(code)?.id).find((id) => id !== undefined) ?? 'aws';
  const valid = codes.filter((code) => checkRegion(code, view, partition).ok);
  const regions = valid.length > 0 ? [...new Set(valid)] : [offeredRegions(view)?.[0] ?? 'us-east-1'];
  const account = readAccount(view.text('account'));
  return {
    partition: valid.length > 0 ? partition : (partitionOfRegion(regions[0]!)?.id ?? 'aws'),
    regions,
    account: account.ok ? account.value : PLACEHOLDER_ACCOUNT,
    accountGiven: account.ok,
  };
}

/** Fields that the scenario and the trusted entity list, before their own conditions. */
function listed(scenario: Scenario, entityFields: readonly string[]): ReadonlySet<string> {
  return new Set([...COMMON_FIELDS, ...scenario.fields, ...entityFields]);
}

/** The view of `answers`. Everything is worked out when first asked for, and once. */
export function viewOf(answers: Answers): View {
  const scenario: Scenario = findScenario(answers.scenario) ?? SCENARIOS[0];
  const memo = new Map<string, FieldValue>();
  let place: Place | undefined;
  let fields: ReadonlySet<string> | undefined;

  /** A choice that is none of the options, such as one made for another scenario, counts as not made for now. */
  const usable = (id: FieldId, value: FieldValue | undefined): FieldValue => {
    if (value === undefined) return initialValue(id, view);
    const field = fieldOf(id);
    if (field.kind !== 'choice') return value;
    return field.options(view).some((option) => option.value === value) ? value : initialValue(id, view);
  };

  const raw = (id: string): FieldValue => {
    const known = memo.get(id);
    if (known !== undefined) return known;
    const value = isFieldId(id) ? usable(id, answers.values[id]) : '';
    memo.set(id, value);
    return value;
  };

  const view: View = {
    scenario,
    get entity() {
      return findEntity(view.text('entity')) ?? findEntity(scenario.entities[0]!)!;
    },
    get place() {
      place ??= findPlace(view);
      return place;
    },
    text: (id) => {
      const value = raw(id);
      return typeof value === 'string' ? value : '';
    },
    list: (id) => {
      const value = raw(id);
      return typeof value === 'object' ? value : [];
    },
    flag: (id) => raw(id) === true,
    asks: (id) => {
      fields ??= listed(scenario, view.entity.fields);
      return fields.has(id) && isFieldId(id) && (fieldOf(id).when?.(view) ?? true);
    },
  };
  return view;
}

/** The questions these answers lead to, in their order. */
export function askedFields(view: View): readonly FieldId[] {
  return FIELD_IDS.filter((id) => view.asks(id));
}
