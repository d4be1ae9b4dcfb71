// Which task policies are for, by what few scenarios have: actions, types of resources, and condition keys.
import '#deepseek/answers/register-all.ts';
import { startAnswers } from '#deepseek/answers/answers.ts';
import { readAnswers } from '#deepseek/answers/read-answers.ts';
import { scenarios, type ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { composeDocuments } from '#deepseek/compose/compose.ts';
import { documentsOf } from '#deepseek/compose/role-kit.ts';
import { asList, isObject, type RawObject } from '#iam/json/json-value.ts';
import { parseArn } from '#iam/policy/arn.ts';
import { globMatches } from '#iam/policy/patterns/glob.ts';
import { withAllSwitches, withExamples } from './likely-scenarios.ts';
import type { GivenPolicy } from './similarity.ts';
import { statementsIn } from './tokens.ts';

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

interface ScenarioTraits {
  readonly id: ScenarioId;
  /** Those of the kit that it starts with. */
  readonly usual: ReadonlySet<string>;
  /** Those with any answers. */
  readonly all: ReadonlySet<string>;
}

interface KnownTraits {
  readonly scenarios: readonly ScenarioTraits[];
  /** The fewer scenarios have a trait, the more it tells. */
  readonly weights: ReadonlyMap<string, number>;
}

function readTraits(): KnownTraits {
  const rows = scenarios.all().map(({ id }): ScenarioTraits => {
    const full = withAllSwitches(id, true);
    const [usual = [], ...others] = [startAnswers(id), full, withExamples(full)].map((answers) =>
      documentsOf(composeDocuments(readAnswers(answers))).flatMap(({ document }) =>
        document.Statement.flatMap((statement) => traitsOf({ ...statement })),
      ),
    );
    return { id, usual: new Set(usual), all: new Set([...usual, ...others.flat()]) };
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

/** What the usual kit has and the policies lack counts against a scenario, but less: people leave much out. */
const LACK = 0.3;

/** Policies with a smaller share of their actions in a scenario are for something else. */
const LEAST_SHARE = 1 / 3;

/** Whether a trait is an action, which each statement has. */
const isAction = (trait: string): boolean => !/ (?:on|by|if) /.test(trait);

/** The scenarios that the policies may be for, the likeliest first. */
export function scenariosByTraits(given: readonly GivenPolicy[]): readonly ScenarioId[] {
  known ??= readTraits();
  const { weights } = known;
  const own = new Set(given.flatMap(({ document }) => statementsIn(document).flatMap(traitsOf)));
  const found = Array.from(own, (trait) => ({ trait, matches: matching(trait, weights) }));
  const actions = found.filter(({ trait }) => isAction(trait));
  const worth = new Map<string, number>();
  for (const { matches } of found)
    for (const each of matches)
      worth.set(each, Math.max(worth.get(each) ?? 0, (weights.get(each) ?? 0) / matches.length));
  return known.scenarios
    .map(({ id, usual, all }) => {
      const has = [...worth].reduce((sum, [trait, each]) => (all.has(trait) ? sum + each : sum), 0);
      const lacks = [...usual].reduce(
        (sum, trait) => (worth.has(trait) ? sum : sum + (weights.get(trait) ?? 0)),
        0,
      );
      const made = actions.filter(({ matches }) => matches.some((each) => all.has(each)));
      return { id, likely: has - LACK * lacks, share: made.length / actions.length };
    })
    .filter(({ share }) => share >= LEAST_SHARE)
    .toSorted((a, b) => b.likely - a.likely)
    .map(({ id }) => id);
}
