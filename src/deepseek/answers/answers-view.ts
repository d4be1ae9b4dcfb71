// Reads raw answers with every starting value filled in, and finds the role's partition, Regions and account.
import { findEntity, FIRST_ENTITY, type TrustedEntity } from '#deepseek/catalog/entities.ts';
import { findScenario, FIRST_SCENARIO, type Scenario } from '#deepseek/catalog/scenarios.ts';
import { partitionOfRegion } from '#iam/facts/regions.ts';
import type { Answers } from './raw-answers.ts';
import { readAccount } from './inputs/role-settings.ts';
import type { FieldValue, RoleHome, ArnHome, AnswersView, HomeKind, ListField, TextField } from './field.ts';
import {
  fieldIds,
  fieldOf,
  fieldsWithHomes,
  isFieldId,
  NO_ROLE_FIELDS,
  ROLE_FIELDS,
  type FieldId,
} from './fields/fields.ts';
import { checkRegion } from './check-region.ts';
import { offeredRegions } from './offered-regions.ts';

const PLACEHOLDER_ACCOUNT = '111122223333';

/** What a field starts from: the scenario's own value, else that of a scenario joined to it, else the field's. */
export function initialValue(id: FieldId, view: AnswersView): FieldValue {
  const joined = id === 'also' ? [view.scenario] : view.scenarios;
  const preset = joined.map((scenario) => scenario.initial[id]).find((value) => value !== undefined);
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

function findHome(view: Omit<AnswersView, 'home'>): RoleHome {
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

/** Whether a scenario makes a role that somebody assumes. */
export const makesRole = (scenario: Scenario): boolean => scenario.entities.length > 0;

/** Whether these answers make one: a scenario that does may name an answer with which it does not. */
export function hasRole(view: AnswersView): boolean {
  const [field, value] = view.scenario.roleless ?? [];
  return makesRole(view.scenario) && (field === undefined || view.text(field) !== value);
}

/** Fields that the scenarios and the trusted entity list, before their own conditions. */
function listed(view: AnswersView): ReadonlySet<string> {
  const common = hasRole(view) ? [...ROLE_FIELDS, ...view.entity.fields] : NO_ROLE_FIELDS;
  const join = view.scenario.joins ? ['also'] : [];
  const ids = [...common, ...join, ...view.scenarios.flatMap((scenario) => scenario.fields)];
  return new Set(ids.filter((id) => !view.entity.without?.includes(id)));
}

/** The scenarios joined to `scenario`: each must say that it joins, as that one must. */
function joinedTo(scenario: Scenario, ids: readonly string[]): readonly Scenario[] {
  if (!scenario.joins) return [scenario];
  const others = [...new Set(ids)].flatMap((id) => findScenario(id) ?? []);
  return [scenario, ...others.filter((other) => other.joins && other.id !== scenario.id)];
}

/** An empty list says nothing. */
const isStated = (given: FieldValue | undefined): boolean =>
  given !== undefined && (!Array.isArray(given) || given.length > 0);

/** The view of `answers`. Everything is worked out when first asked for, and once. */
export function viewOf(answers: Answers): AnswersView {
  const scenario: Scenario = findScenario(answers.scenario) ?? FIRST_SCENARIO;
  const memo = new Map<string, FieldValue>();
  let home: RoleHome | undefined;
  const asked = new Map<string, boolean>();
  let fields: ReadonlySet<string> | undefined;
  let joined: readonly Scenario[] | undefined;
  let arnHomes: readonly (ArnHome & { readonly kind: HomeKind })[] | undefined;
  let entity: TrustedEntity | undefined;

  /** A choice that is none of the options, such as one made for another scenario, counts as not made for now. */
  const usable = (id: FieldId, value: FieldValue | undefined): FieldValue => {
    if (value === undefined) return initialValue(id, view);
    const field = fieldOf(id);
    if (field.kind !== 'choice') return value;
    const open = field.options(view).some((option) => option.value === value && !option.disabled);
    return open ? value : initialValue(id, view);
  };

  const raw = (id: string): FieldValue => {
    const known = memo.get(id);
    if (known !== undefined) return known;
    const without = id !== 'entity' && id !== 'also' && view.entity.without?.includes(id) === true;
    const settled = without || (isFieldId(id) && fieldOf(id).settled?.(view) === true);
    const value = isFieldId(id) ? usable(id, settled ? undefined : answers.values[id]) : '';
    memo.set(id, value);
    return value;
  };

  const view: AnswersView = {
    scenario,
    get scenarios() {
      joined ??= joinedTo(scenario, view.list('also'));
      return joined;
    },
    get entity() {
      entity ??= findEntity(view.text('entity')) ?? findEntity(scenario.entities[0] ?? '') ?? FIRST_ENTITY;
      return entity;
    },
    get home() {
      home ??= findHome(view);
      return home;
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
      const known = asked.get(id);
      if (known !== undefined) return known;
      fields ??= listed(view);
      const { askedWith, when, whenStated } = isFieldId(id) ? fieldOf(id) : {};
      const asks =
        isFieldId(id) &&
        (fields.has(id) || askedWith?.some(view.asks) === true) &&
        (whenStated !== true || isStated(answers.values[id])) &&
        (when?.(view) ?? true);
      asked.set(id, asks);
      return asks;
    },
    given: (id) => (isFieldId(id) ? answers.values[id] : undefined),
    arnHomes: (...kinds) => {
      arnHomes ??= fieldsWithHomes().flatMap((id) => {
        const { homeOf, homeKind: kind = 'called' } = fieldOf(id) as TextField<unknown> | ListField<unknown>;
        const entries = [answers.values[id] ?? []].flat();
        // What is not there needs no question whether it is asked for.
        const homes = entries.flatMap((entry) => (typeof entry === 'string' && homeOf?.(entry)) || []);
        return homes.length > 0 && view.asks(id) ? homes.map((home) => ({ ...home, kind })) : [];
      });
      return arnHomes.filter(({ kind }) => kinds.includes(kind));
    },
  };
  return view;
}

/** The questions these answers lead to, in their order. */
export function askedFields(view: AnswersView): readonly FieldId[] {
  return fieldIds().filter((id) => view.asks(id));
}

/** The answer to a question as it stands, with its starting value filled in. */
export function valueOf(id: FieldId, view: AnswersView): FieldValue {
  switch (fieldOf(id).kind) {
    case 'switch':
      return view.flag(id);
    case 'text':
    case 'choice':
      return view.text(id);
    case 'list':
    case 'choices':
      return view.list(id);
  }
}

/** Whether an answer is present that counts: a choice that is not offered for now does not. */
export function isGiven(id: FieldId, view: AnswersView): boolean {
  const given = view.given(id);
  return given !== undefined && (fieldOf(id).kind !== 'choice' || given === view.text(id));
}
