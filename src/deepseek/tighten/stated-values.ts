// The answers that a pasted policy states itself: Regions, ARNs, buckets and accounts in its resources and conditions.
import { setAnswer, type Answers } from '#deepseek/answers/answers.ts';
import { askedFields, viewOf } from '#deepseek/answers/answers-view.ts';
import type { FieldValue } from '#deepseek/answers/field.ts';
import { fieldOf, type FieldId } from '#deepseek/answers/fields/fields.ts';
import { isAccountId } from '#iam/facts/account-id.ts';
import { toArray } from '#iam/policy/policy.ts';
import { acceptedValues, evidenceIn, offeredValues } from '#deepseek/recognize/candidate-values.ts';
import { startingPoint } from '#deepseek/recognize/recognize.ts';
import { namesAction, textsOf, type BroadPolicy } from './broad-policy.ts';
import { sampleOf } from './samples.ts';
import { fitOf, missingOf, type TaskFit } from './task-fit.ts';

/** Kits composed at most to find everything that the policy states, and to find out whether it is for the task. */
const MOST_KITS = { all: 200, fit: 12 };

/** A policy with so many statements takes twice as long for each kit, and so on. */
const MANY_STATEMENTS = 50;

/** Far more than policies name. */
const MAX_TEXTS = 300;

const MAX_ROUNDS = 3;
/** How many values of one question are tried. */
const MAX_VALUES = 6;

/** Steps about who has the role and what it is called, which its permissions do not show. */
const OTHER_STEPS: ReadonlySet<string> = new Set(['scenario', 'names']);
const NOT_STATED: ReadonlySet<FieldId> = new Set<FieldId>([
  'entity',
  'deployer',
  'also',
  'boundary',
  'makeBoundary',
]);

const isArn = (text: string): boolean => text.startsWith('arn:');

/** What may have been answers: texts as they are, and the parts of ARNs. */
const evidenceOf = (texts: readonly string[]): readonly string[] => [
  ...new Set([
    ...evidenceIn(texts.filter(isArn)),
    ...texts.filter((text) => !isArn(text) && text !== '*').slice(0, MAX_TEXTS),
  ]),
];

/** What the policy says, and names that its patterns match. */
const statedIn = (before: BroadPolicy): readonly string[] => {
  const texts = textsOf(before);
  return evidenceOf([...texts, ...texts.flatMap((text) => sampleOf(text) ?? [])]);
};

/** The strings of resources and conditions of all permissions, and their parts. */
const said = ({ kit }: TaskFit): readonly string[] =>
  evidenceOf(
    kit.roles.flatMap(({ permissions }) =>
      permissions.flatMap(({ document }) =>
        document.Statement.flatMap(({ Resource, Condition = {} }) => [
          ...toArray(Resource),
          ...Object.values(Condition).flatMap((tests) =>
            Object.values(tests).flatMap((values) => toArray(values).map(String)),
          ),
        ]),
      ),
    ),
  );

interface Scored {
  readonly fit: TaskFit;
  /** Calls of any role that the policy does not allow. */
  readonly missing: number;
  readonly allowed: number;
  /** How many strings of the policy, and parts of them, the permissions have as well. */
  readonly echoes: number;
}

class StatedValues {
  readonly #before: BroadPolicy;
  readonly #evidence: readonly string[];
  readonly #texts: ReadonlySet<string>;
  readonly #pinned: ReadonlySet<string>;
  readonly #known = new Map<string, Scored>();
  readonly #most: number;

  constructor(before: BroadPolicy, given: Answers['values'], most: number) {
    this.#before = before;
    this.#evidence = statedIn(before);
    // A sample is no string of the policy: it is taken only where nothing else fits.
    this.#texts = new Set(evidenceOf(textsOf(before)));
    this.#pinned = new Set(Object.keys(given));
    this.#most = most;
  }

  get #isExhausted(): boolean {
    return this.#known.size >= this.#most;
  }

  score(answers: Answers): Scored {
    const key = JSON.stringify(answers);
    const known = this.#known.get(key);
    if (known) return known;
    const fit = fitOf(answers, this.#before);
    const missing = missingOf(fit.tried).length;
    const calls = fit.tried.reduce((sum, each) => sum + each.calls.length, 0);
    const echoes = said(fit).filter((text) => this.#texts.has(text)).length;
    const scored = { fit, missing, allowed: calls - missing, echoes };
    this.#known.set(key, scored);
    return scored;
  }

  #open(answers: Answers): readonly FieldId[] {
    const view = viewOf(answers);
    return askedFields(view).filter(
      (id) =>
        !NOT_STATED.has(id) &&
        !this.#pinned.has(id) &&
        !OTHER_STEPS.has(fieldOf(id).step) &&
        !view.entity.fields.includes(id),
    );
  }

  /** What may be the answer: of texts and lists what the policy says, of choices what is offered. */
  #candidates(answers: Answers, id: FieldId): readonly FieldValue[] {
    const view = viewOf(answers);
    const field = fieldOf(id);
    switch (field.kind) {
      case 'text':
        return acceptedValues(id, this.#evidence, view, MAX_VALUES);
      case 'list': {
        const all = acceptedValues(id, this.#evidence, view, MAX_VALUES);
        const each = all.map((value) => [value]);
        return all.length > 1 ? [all.slice(0, field.limit), ...each] : each;
      }
      case 'choices':
        return offeredValues(id, view, this.#texts).map((value) => [value]);
      case 'choice':
        return offeredValues(id, view, new Set());
      case 'switch':
        return [!view.flag(id)];
    }
  }

  /** The answer, and the first values of the policy for the questions that it brings up. */
  #with(answers: Answers, id: FieldId, value: FieldValue): Answers {
    const asked = new Set(this.#open(answers));
    const changed = setAnswer(answers, id, value);
    return this.#open(changed)
      .filter((fresh) => !asked.has(fresh) && ['text', 'list'].includes(fieldOf(fresh).kind))
      .reduce((found, fresh) => {
        const [first] = this.#candidates(found, fresh);
        return first === undefined ? found : setAnswer(found, fresh, first);
      }, changed);
  }

  /**
   * Values are the policy's own. What a task does, and what limits it, is asked by choices and switches: they are tried
   * where the policy limits it as well, or allows a call of the task elsewhere only.
   */
  #isTried(id: FieldId, best: Scored): boolean {
    const { kind, step } = fieldOf(id);
    if (kind === 'text' || kind === 'list' || kind === 'choices') return true;
    if (step === 'limits')
      return this.#before.keys.length > 0 && best.fit.tried.every(({ free }) => free.length === 0);
    return this.isNarrow(best);
  }

  /** Whether another answer is better: fewer calls that are not allowed, or more of the policy's own strings. */
  #isBetter(next: Scored, best: Scored, id: FieldId): boolean {
    if (next.allowed === 0) return false;
    const { kind, step } = fieldOf(id);
    if (kind === 'switch' || (kind === 'choice' && step !== 'limits'))
      return next.missing < best.missing && next.allowed >= best.allowed;
    return next.missing === best.missing ? next.echoes > best.echoes : next.missing < best.missing;
  }

  /** Whether a call is not allowed although the policy allows its action elsewhere: another answer may help. */
  isNarrow({ fit }: Scored): boolean {
    return missingOf(fit.tried).some(
      ({ action, resource }) =>
        resource !== '*' && this.#before.allows.some((each) => namesAction(each, action)),
    );
  }

  *search(start: Answers): Generator<void, Scored> {
    let best = this.score(start);
    if (this.#evidence.length === 0) return best;
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      const previous = best;
      for (const id of this.#open(best.fit.answers)) {
        if (!this.#isTried(id, best)) continue;
        for (const value of this.#candidates(best.fit.answers, id)) {
          if (this.#isExhausted) return best;
          yield;
          const next = this.score(this.#with(best.fit.answers, id, value));
          if (this.#isBetter(next, best, id)) best = next;
        }
      }
      if (best === previous) break;
    }
    return best;
  }

  /** Starting values that the policy has as well are its own: another value would have fewer of its strings. */
  withEchoed(best: Scored): TaskFit {
    const { answers } = best.fit;
    const view = viewOf(answers);
    const values = this.#open(answers).flatMap((id): readonly [FieldId, FieldValue][] => {
      const field = fieldOf(id);
      if (field.kind !== 'choices' || answers.values[id] !== undefined) return [];
      const now = view.list(id);
      const other = field
        .options(view)
        .find(({ value, disabled }) => disabled === undefined && !now.includes(value));
      if (other === undefined || now.length === 0) return [];
      return this.score(setAnswer(answers, id, [other.value])).echoes < best.echoes ? [[id, now]] : [];
    });
    if (values.length === 0) return best.fit;
    return {
      ...best.fit,
      answers: { ...answers, values: { ...answers.values, ...Object.fromEntries(values) } },
    };
  }
}

/** Where the policy names one account, it is that of the role. */
function withAccount(answers: Answers, evidence: readonly string[]): Answers {
  const [account, ...others] = evidence.filter((text) => isAccountId(text));
  const known = account !== undefined && others.length === 0 && viewOf(answers).asks('account');
  return known ? setAnswer(answers, 'account', account) : answers;
}

const withValues = (start: Answers, ...all: readonly Answers['values'][]): Answers => ({
  ...start,
  values: Object.assign({}, start.values, ...all) as Answers['values'],
});

/**
 * The task with what the policy states of it, in so far as the policy then allows what the task needs. `given` stays as it
 * is. With `fit` only as much is looked for as the policy needs to be for the task. Pauses between kits.
 */
export function* statedFit(
  start: Answers,
  before: BroadPolicy,
  depth: keyof typeof MOST_KITS,
  given: Answers['values'] = {},
): Generator<void, TaskFit> {
  const evidence = statedIn(before);
  const most = MOST_KITS[depth] / (1 + before.allows.length / MANY_STATEMENTS);
  const state = new StatedValues(before, given, most);
  const plain = state.score(withValues(start, given));
  const { values } = withAccount(startingPoint(start.scenario, evidence), evidence);
  const placed = state.score(withValues(start, values, given));
  // Regions and accounts of a policy may be of something else than the task.
  const first = placed.missing <= plain.missing ? placed : plain;
  if (depth === 'fit') return (state.isNarrow(first) ? yield* state.search(first.fit.answers) : first).fit;
  return state.withEchoed(yield* state.search(first.fit.answers));
}
