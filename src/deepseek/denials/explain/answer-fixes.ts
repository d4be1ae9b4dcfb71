// Finds answers of the wizard with which the documents allow a refused call.
import type { Answers } from '#deepseek/answers/answers.ts';
import { askedFields, viewOf } from '#deepseek/answers/answers-view.ts';
import { fieldOf, type FieldId } from '#deepseek/answers/fields/fields.ts';
import { groupBy } from '#iam/collections/group-by.ts';
import type { Denial } from '#deepseek/denials/denial.ts';
import { inSentence } from '#iam/text/words.ts';
import { evidenceOf, variantsOf, type AnswerVariant } from './answer-variants.ts';
import { changeWords } from './code-fix.ts';
import { isSolved, type ComparedDenial } from './compare.ts';
import type { CallReading } from './denied-call.ts';
import { compareCalls, madeCalls } from './made-calls.ts';
import {
  type PolicyEnvironment,
  documentValue,
  type EnvironmentDocument,
  type EnvironmentPolicy,
} from '#iam/environment/policy-environment.ts';
import type { CodeChange } from './code-change.ts';
import type { AnswerFix } from './explained.ts';
import { accessChange, accessOf, type AccessChange } from './fix-access.ts';
import { answersKey, type Ground } from './ground.ts';
import { globMatches } from '#iam/policy/patterns/glob.ts';
import { statementsIn, textsIn } from '#iam/policy/raw-policy.ts';
import { isObject, type RawObject } from '#iam/json/json-value.ts';

// What a decision on an action depends on: documents that say the same of it are decided once.
const isAbout = ({ Action, NotAction }: RawObject, action: string): boolean =>
  NotAction !== undefined || textsIn(Action).some((pattern) => globMatches(pattern.toLowerCase(), action));

/** The document without its statements about other actions; all of a text that is not a document. */
function partAbout(document: EnvironmentDocument, action: string): unknown {
  const value = documentValue(document);
  if (!isObject(value)) return document.source;
  return { ...value, Statement: statementsIn(value).filter((statement) => isAbout(statement, action)) };
}

/** Which resources and services these are for, all of their statements say. */
const IS_READ_WHOLE: ReadonlySet<EnvironmentPolicy['kind']> = new Set([
  'resource',
  'any-resource',
  'endpoint',
]);

/** All that decides on calls of the action. Environments with the same grounds decide the same. */
export function decisionGrounds(environment: PolicyEnvironment, action: string): string {
  const name = action.toLowerCase();
  const about = (documents: readonly EnvironmentDocument[]): readonly unknown[] =>
    documents.map((document) => partAbout(document, name));
  return JSON.stringify([
    environment.account,
    environment.partition,
    environment.roles.map(({ permissions, ...role }) => [role, about(permissions)]),
    environment.policies.map((policy) =>
      IS_READ_WHOLE.has(policy.kind) ? policy : [{ ...policy, documents: [] }, about(policy.documents)],
    ),
  ]);
}

/** Kits that are looked at in each stage of the search. */
const MAX_KITS = 100;
/** Kits that are looked at for one denial. */
const MAX_KITS_IN_ALL = 110;
const MAX_FIXES = 3;

interface Solved {
  readonly variant: AnswerVariant;
  readonly change: AccessChange | undefined;
}

/**
 * Which answers may change: about what is called, who assumes the role, the service that gets it, the values of a limit,
 * or what a policy of an organization lets through.
 */
export type AnswerScope = 'call' | 'trust' | 'service' | 'limit' | 'exemption';

/** Locks are never taken off to let a call through: only another value may be added to them. */
const isLimit = (id: FieldId): boolean => fieldOf(id).step === 'limits' && fieldOf(id).kind !== 'list';

/** Leaving a caller out of every policy of the organization opens far more than one refused call. */
const EXEMPTS_FROM_ALL: ReadonlySet<FieldId> = new Set<FieldId>(['scpExemptRoles', 'scpExemptAdmins']);

/** The account, names and the trusted entity make another role. */
const isOfCall = (id: FieldId): boolean =>
  id !== 'account' &&
  id !== 'entity' &&
  fieldOf(id).step !== 'names' &&
  !isLimit(id) &&
  !EXEMPTS_FROM_ALL.has(id);

const isChoice = (id: FieldId): boolean =>
  id !== 'also' && isOfCall(id) && ['choices', 'list'].includes(fieldOf(id).kind);

const isTyped = (id: FieldId): boolean => ['text', 'list'].includes(fieldOf(id).kind);

/** Choices and lists with values that the call names, and then others that these make possible. */
function* pairs(answers: Answers, evidence: readonly string[]): Iterable<AnswerVariant> {
  for (const first of variantsOf(answers, evidence, isChoice))
    yield* variantsOf(first.answers, evidence, (id) => id !== first.field && isChoice(id), first);
}

/** The variants one after another: the search may end before the last. */
type Stage = (answers: Answers, evidence: readonly string[]) => Iterable<AnswerVariant>;

/** Whether other questions may come with it: another task, "A KMS key" for the files. */
const opensQuestions = (id: FieldId): boolean =>
  id === 'also' || (isOfCall(id) && ['choice', 'switch'].includes(fieldOf(id).kind));

/** An answer that opens questions, then typed answers to these. */
function* joined(answers: Answers, evidence: readonly string[]): Iterable<AnswerVariant> {
  const before = new Set(askedFields(viewOf(answers)));
  for (const first of variantsOf(answers, evidence, opensQuestions))
    yield* variantsOf(first.answers, evidence, (id) => !before.has(id) && isTyped(id), first);
}

const stage =
  (isVaried: (id: FieldId) => boolean): Stage =>
  (answers, evidence) =>
    variantsOf(answers, evidence, isVaried);

/** What is tried, in this order; a later stage only if no earlier one has a fix. */
const STAGES: Readonly<Record<AnswerScope, readonly Stage[]>> = {
  call: [stage((id) => id !== 'also' && isOfCall(id)), stage((id) => id === 'also'), pairs, joined],
  // Another trusted entity would lock out those who assume the role now.
  trust: [stage((id) => ['entity', 'limits'].includes(fieldOf(id).step) && isTyped(id))],
  service: [stage((id) => id === 'entity')],
  exemption: [stage(isChoice)],
  limit: [stage((id) => fieldOf(id).step === 'limits' && fieldOf(id).kind === 'list')],
};

class AnswerSearch {
  readonly #calls: readonly Denial[];
  readonly #ground: Ground;
  readonly #before: ComparedDenial;
  readonly #roleId: string;
  readonly #reading: CallReading;
  /** By what they depend on. Most answers change nothing about the call. */
  readonly #decided = new Map<string, ComparedDenial>();
  #left = MAX_KITS;
  #leftInAll = MAX_KITS_IN_ALL;

  constructor(denial: Denial, ground: Ground, before: ComparedDenial, roleId: string, reading: CallReading) {
    this.#calls = madeCalls(denial, reading);
    this.#ground = ground;
    this.#before = before;
    this.#roleId = roleId;
    this.#reading = reading;
    this.#decided.set(this.#groundsIn(ground.environment), before);
  }

  #groundsIn(environment: PolicyEnvironment): string {
    return decisionGrounds(environment, this.#calls[0]?.action ?? '');
  }

  /** Undefined once there were too many decisions. */
  #decide(environment: PolicyEnvironment): ComparedDenial | undefined {
    const grounds = this.#groundsIn(environment);
    const known = this.#decided.get(grounds);
    if (known || !this.#ground.variants.mayDecide()) return known;
    const decided = compareCalls(this.#calls, environment, this.#reading, this.#ground);
    this.#decided.set(grounds, decided);
    return decided;
  }

  /** Begins another stage. */
  restart(): void {
    this.#left = MAX_KITS;
  }

  get isExhausted(): boolean {
    return this.#left <= 0 || this.#leftInAll <= 0;
  }

  /** The variant if it allows the call and takes nothing away. */
  solve(variant: AnswerVariant): Solved | undefined {
    const { reference } = this.#ground;
    this.#left -= 1;
    this.#leftInAll -= 1;
    const environment = this.#ground.variants.environmentOf(variant.answers);
    if (!environment) return undefined;
    const after = this.#decide(environment);
    if (!after || !isSolved(this.#before, after)) return undefined;
    const change = accessChange(this.#ground.environment, environment, this.#roleId, reference);
    return change && change.lost > 0 ? undefined : { variant, change };
  }
}

/** "Add us-west-2 under “Regions”" */
const inWords = ({ label, question }: AnswerVariant): string =>
  label.includes(`“${question}”`) ? label : `${label} under “${question}”`;

function fixOf({ variant, change }: Solved, changes: readonly CodeChange[]): AnswerFix {
  const { field, value, label, question, after } = variant;
  const first = after ?? variant;
  const words = after ? `${after.label} and ${inSentence(label)}` : label;
  const both = after ? `${inWords(after)} and ${inSentence(inWords(variant))}` : inWords(variant);
  return {
    kind: 'answer',
    field: first.field,
    value: first.value,
    question: first.question,
    further: after ? [{ field, value, question }] : [],
    label: changes.length === 0 ? words : `${changeWords(changes)} and ${inSentence(words)}`,
    text: `${both} in the wizard. The documents then allow the call.`,
    proved: true,
    access: accessOf(change),
    changes,
  };
}

/** The one that opens least for each question, those that open least first. */
function bestOfEach(solved: readonly Solved[]): readonly Solved[] {
  const sorted = solved.toSorted((a, b) => (a.change?.size ?? 0) - (b.change?.size ?? 0));
  const questions = groupBy(sorted, ({ variant }) => `${variant.after?.field ?? ''} ${variant.field}`);
  return [...questions.values()].map(([best]) => best);
}

/** The fixes by answers, those that open least first. */
export function answerFixes(
  denial: Denial,
  ground: Ground,
  before: ComparedDenial,
  roleId: string,
  scope: AnswerScope,
  reading: CallReading,
): readonly AnswerFix[] {
  const { from } = ground;
  if (!from) return [];
  const search = new AnswerSearch(denial, ground, before, roleId, reading);
  const changes = reading.model?.changes ?? [];
  const evidence = madeCalls(denial, reading).slice(0, 1).flatMap(evidenceOf);
  for (const [index, variants] of STAGES[scope].entries()) {
    // What a first stage tries is mostly known from other denials, what later ones try is not.
    if (index > 0 && ground.variants.isSpent) break;
    const solved: Solved[] = [];
    search.restart();
    const tried = new Set<string>();
    for (const variant of variants(from.answers, evidence)) {
      if (search.isExhausted) break;
      const key = answersKey(variant.answers);
      if (tried.has(key)) continue;
      tried.add(key);
      const found = search.solve(variant);
      if (found) solved.push(found);
    }
    if (solved.length > 0)
      return bestOfEach(solved)
        .slice(0, MAX_FIXES)
        .map((each) => fixOf(each, changes));
  }
  return [];
}
