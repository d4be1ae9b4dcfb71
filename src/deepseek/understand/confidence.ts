// How sure a reading is: whether the text names what roles here are about, and nothing speaks as much for something else.
import { scenarios, type ScenarioId, type ScenarioRow } from '#deepseek/catalog/scenarios.ts';
import { MODEL_IDS } from '#deepseek/facts/models.ts';
import { OPPOSITES, votesFor } from './choose-scenario.ts';
import { late } from './late-parts.ts';
import { isOfOneApp } from './model-attitudes.ts';
import type { OutsidePart } from './outside.ts';
import { blankOut, type StatedPart } from './sentence-part.ts';
import { isSearch, unreadShare } from './sentence-words.ts';

/** DeepSeek by name, or one of its models. */
export const BY_NAME = String.raw`deep\s*-?\s*seek|\bds-?(?:r1|v3)|(?<![\w.])(?:${MODEL_IDS}|v3)(?![\w.]*\d)`;

/** What roles here are about. Words such as “read only” or “lambda” say nothing of it. */
export const OBJECT = new RegExp(
  String.raw`${BY_NAME}|bedrock|sagemaker|hyper-?pod|\bllms?\b|models?\b|weights?\b|distil|inference|guardrail|agent-?core|vllm|ollama|opensearch|jumpstart|mantle|endpoint|checkpoint|safetensor|fine-?\s?tun|invocation|knowledge base|connector`,
  'iu',
);

/** A reading below it is a guess: the two or three closest are offered. From 0 to 1. */
export const CONFIDENT = 0.5;

/** Where words speak for another scenario than phrases, or for the opposite, it is no more than this. */
const DOUBTFUL = 0.45;

/** Below it, nothing in the text is about what roles here do. */
export const NONSENSE = 0.15;

/** A phrase with as many votes names its task. */
const NAMES_TASK = 6;

/** Named by words that say nothing of models: “deny”, “allow only”, “read only”, “in bulk”. */
const BARELY_NAMED: ReadonlySet<ScenarioId> = new Set([
  'deny-deepseek',
  'approve-models',
  'organization',
  'app-boundary',
  'discover',
  'batch',
]);

/** What is there already forbids nothing, unless it is all: “DeepSeek is denied by an SCP”. */
const DENIES_ALL =
  /^(?!.*(?:\d|\bbut\b|\bexcept\b|\bin (?!the\b|our\b|all\b))).*\b(?:den(?:y|ie)|block|forb|ban|prohib)/i;

export interface Evidence {
  readonly text: string;
  readonly found: readonly StatedPart[];
  /** Those that speak for the scenario or against it: what is said of a second task does not. */
  readonly own: readonly StatedPart[];
  readonly outside: readonly OutsidePart[];
  /** Whether phrases and words speak for different scenarios. */
  readonly isDoubtful: boolean;
  /** Without it, nothing is made. */
  readonly scenario: ScenarioRow;
}

/** Nothing is turned around without one of these. */
const TURNS =
  /except|but\b|other than|not\b|n['’]t\b|lift|undo|drop|remov|back|stop|ban|never|no \w+ (?:may|can|sh|is|are)|avail|away|off\b|disa|los[ei]|forbid|block|den[yi]|chang|prevent|impossib|revok|reject|prohib|delet|leav|stays|nor\b|instead|rather|repl|out\b|\?\s*$|sauf|salvo|plus |au(?:ß|ss)er|no ?body|no one|outside|only in|again/i;

function isOpposed({ id }: ScenarioRow, own: readonly StatedPart[], votes: number): boolean {
  const opposite = scenarios.all().find((row) => row.id === OPPOSITES[id]);
  return opposite !== undefined && own.length > 1 && votesFor(opposite, own) >= votes;
}

/** How sure it is that the scenario is meant, from 0 to 1. */
export function confidenceOf(evidence: Evidence): number {
  const { text, found, own, outside, scenario } = evidence;
  const votes = votesFor(scenario, own);
  const meant = blankOut(
    text,
    found.filter(
      ({ negated, row, text: words }) => negated === true && row === undefined && !DENIES_ALL.test(words),
    ),
  );
  const isNamed =
    !BARELY_NAMED.has(scenario.id) &&
    own.some(({ scenarios: spoken }) => (spoken[scenario.id] ?? 0) >= NAMES_TASK);
  const hasObject = OBJECT.test(blankOut(text, outside));
  const next = Math.max(
    0,
    ...scenarios.all().map((row) => (row.id === scenario.id ? 0 : votesFor(row, own))),
  );
  const isShort = isSearch(text);
  const unread = unreadShare(text, [...found, ...outside]);
  const factors = [
    hasObject || isShort ? 1 : isNamed ? 0.7 : 0.4,
    votes >= 2 || isShort ? 1 : 0.6,
    isOpposed(scenario, own, votes) ? 0.4 : next >= votes ? 0.6 : next > votes * 0.8 ? 0.8 : 1,
    unread > 0.7 ? 0.5 : unread > 0.5 ? 0.8 : 1,
    outside.some(({ kind }) => kind === 'model') ? 0.8 : 1,
    outside.some(({ kind }) => kind === 'price') ? 0.4 : 1,
    // Who calls runs somewhere else.
    scenario.entities.length > 1 &&
    outside.some(({ kind }) => kind === 'cloud' || kind === 'caller') &&
    !found.some(({ entities }) => entities.length > 0)
      ? 0.4
      : 1,
    (scenario.family === 'govern' && isOfOneApp(text, own)) ||
    (TURNS.test(text) && late('turnedAround')?.forbids(meant, scenario, own, found))
      ? 0.4
      : 1,
  ];
  const sure = factors.reduce((product, factor) => product * factor, 1);
  const mayTurn = scenario.id === 'deny-deepseek' || TURNS.test(text);
  const isDoubtful =
    evidence.isDoubtful ||
    (mayTurn && late('turnedAround')?.isTurnedAround(meant, scenario, own, found) === true);
  return Number((isDoubtful ? Math.min(sure, DOUBTFUL) : sure).toFixed(2));
}
