// Which task policies are for, by what few scenarios have: actions, types of resources, and condition keys.
import '#deepseek/answers/register-all.ts';
import { startAnswers, type Answers } from '#deepseek/answers/answers.ts';
import { askedFields, viewOf } from '#deepseek/answers/answers-view.ts';
import type { FieldValue } from '#deepseek/answers/field.ts';
import { fieldOf, type FieldId } from '#deepseek/answers/fields/fields.ts';
import { readAnswers } from '#deepseek/answers/read-answers.ts';
import { scenarios, type ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { composeDocuments } from '#deepseek/compose/compose.ts';
import { documentsOf, type KitDocument } from '#deepseek/compose/role-kit.ts';
import { asList, isObject, type RawObject } from '#iam/json/json-value.ts';
import { parseArn } from '#iam/policy/arn.ts';
import { globMatches } from '#iam/policy/patterns/glob.ts';
import { exampleOf, offeredValues } from './candidate-values.ts';
import { groupsOf, type GivenPolicy } from './similarity.ts';
import { actionHints, statementsIn } from './tokens.ts';

const textsOf = (value: unknown): readonly string[] =>
  value === undefined ? [] : asList(value).filter((each) => typeof each === 'string');

/** The type of a resource, and which of DeepSeek’s models it is of. An asterisk has none. */
function resourceTypes(text: string): readonly string[] {
  const arn = parseArn(text);
  if (!arn) return [];
  const { service, resource } = arn;
  if (service === 's3') return [resource.includes('/') ? 's3 object' : 's3 bucket'];
  const [type = ''] = resource.split(/[/:]/, 1);
  const [, model] = /\bdeepseek\.(r1|v3)/.exec(resource) ?? [];
  return [`${service} ${type}`, ...(model ? [`${service} ${type} ${model}`] : [])];
}

const namesIn = (value: unknown): readonly string[] => (isObject(value) ? Object.keys(value) : []);

/** What a statement has that other tasks may lack. Names, accounts and Regions say nothing of the task. */
function traitsOf(statement: RawObject): readonly string[] {
  const actions = ['Action', 'NotAction'].flatMap((name) => textsOf(statement[name]));
  const services = new Set(actions.map((action) => action.split(':', 1)[0]!));
  const types = ['Resource', 'NotResource'].flatMap((name) =>
    textsOf(statement[name]).flatMap(resourceTypes),
  );
  const { Effect: effect, Principal: principal, Condition: condition } = statement;
  const kind = `${String(effect)}${principal === undefined ? '' : ' to a principal'}`;
  const callers = isObject(principal) ? textsOf(principal['Service']) : [];
  const keys = Object.values(isObject(condition) ? condition : {}).flatMap(namesIn);
  return [
    ...actions,
    ...[...services].flatMap((service) => types.map((type) => `${service} on ${type}`)),
    ...callers.map((caller) => `by ${caller}`),
    ...keys.map((key) => `if ${key.split('/', 1)[0]}`),
  ].map((trait) => `${kind} ${trait}`.toLowerCase());
}

/** The scenario with every switch turned one way, and with all or the usual choices. */
function withAllSwitches(scenario: ScenarioId, on: boolean): Answers {
  const start = startAnswers(scenario);
  const view = viewOf(start);
  const values = askedFields(view).flatMap((id): [FieldId, FieldValue][] => {
    const field = fieldOf(id);
    if (field.kind === 'switch') return [[id, on]];
    if (!on || field.kind !== 'choices' || id === 'also' || field.style !== 'cards') return [];
    return [
      [id, field.options(view).flatMap(({ value, disabled }) => (disabled === undefined ? value : []))],
    ];
  });
  return { scenario, values: Object.fromEntries(values) };
}

/** The answers with each choice in each way, one at a time: who uses the role is one of them. */
function withEachChoice(answers: Answers): readonly Answers[] {
  const view = viewOf(answers);
  return askedFields(view).flatMap((id) =>
    fieldOf(id).kind === 'choice'
      ? offeredValues(id, view, new Set()).map((value) => ({
          ...answers,
          values: { ...answers.values, [id]: value },
        }))
      : [],
  );
}

/** The answers with all that is not answered filled: some statements come with an optional answer alone. */
function withExamples(answers: Answers): Answers {
  const view = viewOf(answers);
  const examples = askedFields(view).flatMap((id): [FieldId, FieldValue][] => {
    const { kind } = fieldOf(id);
    if (answers.values[id] !== undefined) return [];
    if (kind === 'switch') return [[id, true]];
    if (kind !== 'list' && kind !== 'text') return [];
    return exampleOf(id, view).map((text) => [id, kind === 'list' ? [text] : text]);
  });
  return examples.length === 0
    ? answers
    : withExamples({ ...answers, values: { ...answers.values, ...Object.fromEntries(examples) } });
}

const documentsWith = (answers: Answers): readonly KitDocument[] =>
  documentsOf(composeDocuments(readAnswers(answers)));

const traitsIn = (documents: readonly KitDocument[]): readonly string[] =>
  documents.flatMap(({ document }) => document.Statement.flatMap((statement) => traitsOf({ ...statement })));

const actionsWith = (answers: Answers): readonly string[] =>
  documentsWith(answers).flatMap(({ type, document }) =>
    document.Statement.flatMap((statement) => actionHints(type, { ...statement })),
  );

const knownActions = new Map<ScenarioId, ReadonlySet<string>>();

/** All actions of a scenario, with any choices. */
export function allActionsOf(id: ScenarioId): ReadonlySet<string> {
  const known = knownActions.get(id);
  if (known) return known;
  const full = withAllSwitches(id, true);
  const all = [
    startAnswers(id),
    full,
    withAllSwitches(id, false),
    withExamples(full),
    ...withEachChoice(full).flatMap((each) => [each, withExamples(each)]),
  ];
  const actions = new Set(all.flatMap(actionsWith));
  knownActions.set(id, actions);
  return actions;
}

interface ScenarioTraits {
  readonly id: ScenarioId;
  /** Those of the kit that it starts with, by document group. */
  readonly usual: readonly ReadonlySet<string>[];
  /** Those with any answers. */
  readonly all: ReadonlySet<string>;
}

interface KnownTraits {
  readonly scenarios: readonly ScenarioTraits[];
  /** The fewer scenarios have a trait, the more it tells. */
  readonly weights: ReadonlyMap<string, number>;
}

function readTraits(): KnownTraits {
  const entities = new Map<string, readonly string[]>();
  const starts = scenarios.all().map(({ id, entities: own }) => {
    const usual = groupsOf(composeDocuments(readAnswers(startAnswers(id)))).map(
      (documents) => new Set(traitsIn(documents)),
    );
    for (const entity of own) {
      if (entities.has(entity)) continue;
      const documents = documentsWith({ scenario: id, values: { entity } });
      entities.set(entity, [
        ...traitsIn(documents.filter(({ type }) => type === 'trust')),
        ...traitsIn(documents).filter((trait) => !usual.some((traits) => traits.has(trait))),
      ]);
    }
    return { id, usual, own };
  });
  const rows = starts.map(({ id, usual, own }): ScenarioTraits => {
    const more = traitsIn(documentsWith(withExamples(withAllSwitches(id, true))));
    const by = own.flatMap((entity) => entities.get(entity) ?? []);
    return { id, usual, all: new Set([...usual.flatMap((traits) => [...traits]), ...more, ...by]) };
  });
  const counts = new Map<string, number>();
  for (const trait of rows.flatMap(({ all }) => [...all])) counts.set(trait, (counts.get(trait) ?? 0) + 1);
  const weights = Array.from(counts, ([trait, n]) => [trait, Math.log((rows.length + 1) / n)] as const);
  return { scenarios: rows, weights: new Map(weights) };
}

let known: KnownTraits | undefined;

/** The known traits that a given one stands for: those that it matches. */
const matching = (trait: string, weights: KnownTraits['weights']): readonly string[] =>
  trait.includes('*')
    ? [...weights.keys()].filter((each) => globMatches(trait, each))
    : [trait].filter((each) => weights.has(each));

/**
 * What the usual kit has and the policies lack counts against a scenario, but less: people leave much out. Where they
 * may be part of a kit, documents that have none of it count least.
 */
const LACK = { whole: { begun: 0.3, other: 0.3 }, part: { begun: 0.2, other: 0.1 } };

/** Policies with a smaller share of their actions in a scenario are for something else. */
const LEAST_SHARE = 1 / 3;

/** Whether a trait is an action, which each statement has. */
const isAction = (trait: string): boolean => !/ (?:on|by|if) /.test(trait);

const isTrust = (trait: string): boolean => trait.startsWith('allow to a principal');

/** The scenarios that the policies may be for, the likeliest first. `as`: whether they may be part of a kit. */
export function scenariosByTraits(
  given: readonly GivenPolicy[],
  as: keyof typeof LACK = 'whole',
): readonly ScenarioId[] {
  known ??= readTraits();
  const { weights } = known;
  const own = new Set(given.flatMap(({ document }) => statementsIn(document).flatMap(traitsOf)));
  const found = Array.from(own, (trait) => ({ trait, matches: matching(trait, weights) }));
  const actions = found.filter(({ trait }) => isAction(trait));
  const kinds = new Set(Array.from(own, isTrust));
  const worth = new Map<string, number>();
  for (const { matches } of found)
    for (const each of matches)
      worth.set(each, Math.max(worth.get(each) ?? 0, (weights.get(each) ?? 0) / matches.length));
  return known.scenarios
    .map(({ id, usual, all }) => {
      const has = [...worth].reduce((sum, [trait, each]) => (all.has(trait) ? sum + each : sum), 0);
      const lackOf = (traits: readonly string[]) => {
        const lacked = traits.filter((trait) => !worth.has(trait) && kinds.has(isTrust(trait)));
        const part = lacked.reduce((sum, trait) => sum + (weights.get(trait) ?? 0), 0);
        return part * LACK[as][traits.some((trait) => worth.has(trait)) ? 'begun' : 'other'];
      };
      const lacks = usual.reduce((sum, traits) => sum + lackOf([...traits]), 0);
      const made = actions.filter(({ matches }) => matches.some((each) => all.has(each)));
      return { id, likely: has - lacks, share: made.length / actions.length };
    })
    .filter(({ share }) => share >= LEAST_SHARE)
    .toSorted((a, b) => b.likely - a.likely)
    .map(({ id }) => id);
}

const KINDS = ['allow', 'deny', 'allow to a principal', 'deny to a principal'];

/** Whether the kits that scenarios are ranked by have the action. */
export function isKnownAction(action: string): boolean {
  const { weights } = (known ??= readTraits());
  const name = action.slice(action.lastIndexOf('\u0000') + 1);
  return KINDS.some((kind) => weights.has(`${kind} ${name}`));
}
