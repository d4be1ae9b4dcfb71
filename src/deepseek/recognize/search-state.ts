// The state of one search for answers: kits composed so far, the remaining budget, and evidence for answers.
import '#deepseek/answers/register-all.ts';
import { setDifferent, type Answers } from '#deepseek/answers/answers.ts';
import type { FieldValue, AnswersView } from '#deepseek/answers/field.ts';
import { fieldIds, fieldOf, type FieldId } from '#deepseek/answers/fields/fields.ts';
import { readAnswers, type CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { composeDocuments } from '#deepseek/compose/compose.ts';
import type { ComposedDocuments } from '#deepseek/compose/role-kit.ts';
import { similarity, type Similarity, type RecognitionTarget } from './similarity.ts';
import { locationOf } from './tokens.ts';
import { acceptedValues, evidenceIn, exampleOf } from './candidate-values.ts';

export interface Candidate extends Similarity {
  readonly answers: Answers;
  readonly checked: CheckedAnswers;
  readonly kit: ComposedDocuments;
}

/** Questions whose answers do not show in documents. */
const NOT_IN_DOCUMENTS: readonly FieldId[] = ['description', 'tags', 'sessionDuration', 'boundary'];

/** Whether the question would be asked if somebody had answered it. */
const couldBeStated = (id: FieldId, { scenarios }: AnswersView): boolean =>
  fieldOf(id).whenStated === true &&
  scenarios.some(({ fields }) => (fields as readonly string[]).includes(id));

/** Whether each wanted atom is in a document group of the kit that has nothing else. */
export function coversTarget({ groups }: Candidate, target: RecognitionTarget): boolean {
  const complete = groups.filter(({ missing }) => missing === 0);
  if (complete.length === 0) return false;
  for (const atom of target.wanted) if (!complete.some(({ atoms }) => atoms.has(atom))) return false;
  return true;
}

/** Work that costs as much as composing one kit: strings checked, or hints compared. */
const CHECKS_PER_KIT = 200;
const HINTS_PER_KIT = 1000;

/** How many kits are kept twice over, so that none is composed again soon. */
const MAX_SEEN = 500;

/** Kits composed so far, and how many more may be composed. */
export class SearchState {
  readonly target: RecognitionTarget;
  readonly evidence: readonly string[];
  readonly #known = new Map<string, readonly string[]>();
  #seen = new Map<string, Candidate>();
  /** Those met before, until as many were met since. */
  #seenBefore: ReadonlyMap<string, Candidate> = new Map();
  readonly #fields = new WeakMap<Candidate, readonly FieldId[]>();
  #left: number;
  /** What is left for those who search later. */
  #kept = 0;
  /** Whether only exact matches count, as they do in the end. */
  strict = false;
  /** Questions whose answers are known and stay. */
  pinned: readonly FieldId[] = [];

  constructor(target: RecognitionTarget, kits: number) {
    this.target = target;
    this.evidence = evidenceIn([...target.textsByLocation.values()].flatMap((texts) => [...texts]));
    this.#left = kits;
  }

  get isExhausted(): boolean {
    return this.#left <= this.#kept;
  }

  /** From now on a search may use one of so many equal parts of what is left: with one, all. */
  share(parts: number): void {
    this.#kept = this.#left - this.#left / parts;
  }

  evaluate(answers: Answers): Candidate {
    const key = JSON.stringify(answers);
    const seen = this.#seen.get(key) ?? this.#seenBefore.get(key);
    if (seen) return seen;
    this.#left -= 1;
    const checked = readAnswers(answers);
    const kit = composeDocuments(checked);
    const found = {
      answers,
      checked,
      kit,
      ...similarity(
        kit,
        this.target,
        Object.keys(answers.values).length - Number('account' in answers.values),
      ),
    };
    if (this.#seen.size > MAX_SEEN) {
      this.#seenBefore = this.#seen;
      this.#seen = new Map();
    }
    this.#left -= (found.right.size + found.wrong.size) / HINTS_PER_KIT;
    this.#seen.set(key, found);
    return found;
  }

  /** The questions whose answers are looked for, in their order. */
  fields(found: Candidate): readonly FieldId[] {
    const { view } = found.checked;
    const asked =
      this.#fields.get(found) ??
      fieldIds().filter((id) => (view.asks(id) || couldBeStated(id, view)) && !NOT_IN_DOCUMENTS.includes(id));
    this.#fields.set(found, asked);
    return this.pinned.length === 0 ? asked : asked.filter((id) => !this.pinned.includes(id));
  }

  /** The more similar of two. */
  readonly better = (a: Candidate, b: Candidate): Candidate =>
    (this.strict ? b.strict > a.strict : b.score > a.score) ? b : a;

  with({ answers }: Candidate, id: FieldId, value: FieldValue): Candidate {
    return this.evaluate(setDifferent(answers, id, value));
  }

  /** Whether everything that the answer adds matches. */
  isSettled(best: Candidate, id: FieldId): boolean {
    const [example] = exampleOf(id, best.checked.view);
    if (example === undefined || best.answers.values[id] === undefined) return false;
    const other = this.with(best, id, example);
    const own = (hints: ReadonlySet<string>) =>
      [...hints].some((hint) => !other.right.has(hint) && !other.wrong.has(hint));
    return own(best.right) && !own(best.wrong);
  }

  /** Two strings that the question accepts, to see where its answer shows. */
  #probes(id: FieldId, view: AnswersView): readonly string[] {
    const { partition, regions, account } = view.home;
    const key = [id, partition, account, ...regions].join(' ');
    const known = this.#known.get(key);
    if (known) return known;
    this.#left -= this.evidence.length / CHECKS_PER_KIT;
    const probes = acceptedValues(id, this.evidence, view, 2);
    this.#known.set(key, probes);
    return probes;
  }

  /** The given strings at locations where the answer to a question shows. Undefined: the answer changes nothing now. */
  evidenceFor(best: Candidate, id: FieldId): readonly string[] | undefined {
    const view = best.checked.view;
    const { kind } = fieldOf(id);
    const accepted = this.#probes(id, view);
    // Without a string that it takes, it has no other answer.
    if (accepted.length === 0 && best.answers.values[id] === undefined) return undefined;
    const probes = [...exampleOf(id, view), ...accepted];
    const values = probes.map((text) => (kind === 'list' ? [text] : text));
    const places = new Set<string>();
    for (const value of [kind === 'list' ? [] : '', ...values]) {
      const other = this.with(best, id, value);
      for (const [a, b] of [
        [best, other],
        [other, best],
      ] as const) {
        for (const hint of [...a.right, ...a.wrong])
          if (!b.right.has(hint) && !b.wrong.has(hint)) places.add(locationOf(hint));
      }
    }
    if (places.size === 0) return undefined;
    const evidence = evidenceIn(
      [...places].flatMap((place) => [...(this.target.textsByLocation.get(place) ?? [])]),
    );
    this.#left -= evidence.length / CHECKS_PER_KIT;
    return evidence;
  }
}
