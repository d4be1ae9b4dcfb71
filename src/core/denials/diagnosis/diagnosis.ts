// What a refused call shows a person: the sentence, where AWS stopped it, and the smallest fix in each place. Plain data.
import type { Answers } from '#core/answers/answers.ts';
import type { Denial, DenialLayer } from '#core/denials/denial.ts';
import { causeRow } from '#core/denials/explain/causes.ts';
import { explainDenials, whoWords } from '#core/denials/explain/explain.ts';
import type { ExplainedDenial } from '#core/denials/explain/explained.ts';
import type { DenialGroup } from '#core/denials/explain/group.ts';
import type { Reference } from '#core/reference/reference.ts';
import type { Call } from '#core/request/call.ts';
import { dayWords } from '#core/text/dates.ts';
import { count } from '#core/text/words.ts';
import { stoppedAt, type DiagnosisLayer } from './chain.ts';
import { modelFix, nextModel, refusedModel, type ModelFix } from './model-fix.ts';
import { fixesOf, type DiagnosisFix } from './places.ts';
import { sentenceOf, type DiagnosisPart } from './sentence.ts';
import { placesIn, type DiagnosisPlace } from './text-places.ts';

/** A model that AWS will end, with the one to move to. */
export interface ModelEnd {
  readonly model: string;
  /** ISO 8601. */
  readonly date: string;
  /** "R1 ends on 30 March 2027" */
  readonly text: string;
  /** The name of a model without an end: "DeepSeek-V3.2". */
  readonly moveTo: string | undefined;
}

export interface Diagnosis {
  readonly denial: Denial;
  readonly cause: ExplainedDenial['cause']['id'];
  /** “AWS refused role ChatRole in account 111122223333 the action InvokeModel on DeepSeek-R1 in us-west-2.” */
  readonly sentence: readonly DiagnosisPart[];
  /** What to mark in the pasted text. */
  readonly places: readonly DiagnosisPlace[];
  /** What follows “Denied: ”. */
  readonly title: string;
  /** The line below it. */
  readonly detail: string;
  /** The policy types that AWS checks. Of those that it did not name, nothing is known. */
  readonly layers: readonly DiagnosisLayer[];
  /** What to change, a place each, in this order. */
  readonly fixes: readonly DiagnosisFix[];
  /** How much the fixes open: “Opens one action on one model. Nothing else.” */
  readonly opens: string | undefined;
  /** The calls that the fixed role makes: see `decideFixed`. */
  readonly calls: readonly Pick<Call, 'action' | 'resource' | 'context'>[];
  /** For a new role that may do what was refused; undefined where no scenario is about it. */
  readonly answers: Answers | undefined;
  readonly ends: ModelEnd | undefined;
}

const WHOSE: ReadonlySet<DenialLayer> = new Set<DenialLayer>(['identity', 'unknown']);

function endOf(denial: Denial): ModelEnd | undefined {
  const model = refusedModel(denial)?.model;
  if (model?.endOfLife === undefined) return undefined;
  const { name, endOfLife: date } = model;
  const short = name.replace(/^DeepSeek-/, '');
  return { model: name, date, text: `${short} ends on ${dayWords(date)}`, moveTo: nextModel(model)?.name };
}

/** Whether statements of the caller's own permissions mend it. */
const isMended = ({ denial, fixes }: ExplainedDenial): boolean =>
  WHOSE.has(denial.layer) && denial.explicit !== true && fixes.some(({ kind }) => kind === 'statement');

function detailOf(
  { cause, denial }: ExplainedDenial,
  fix: ModelFix | undefined,
  fixes: readonly DiagnosisFix[],
): string {
  if (cause.id === 'not-allowed' && fix?.detail !== undefined)
    return `And ${fix.detail}, so the code changes too.`;
  const [first] = fixes;
  return cause.id === 'not-allowed' && first?.where === 'role'
    ? `Add ${count(first.statements.length, 'statement')} to the permissions of ${whoWords(denial)}.`
    : cause.text;
}

function opensOf(fixes: readonly DiagnosisFix[], fix: ModelFix | undefined): string | undefined {
  const own = fixes.find((each) => each.where === 'role');
  if (!own) return undefined;
  if (fix) return 'Opens one action on one model. Nothing else.';
  return own.statements.some(({ Resource }) => Resource === '*')
    ? 'Opens one action, which takes no resource. Nothing else.'
    : 'Opens one action on one resource. Nothing else.';
}

/**
 * The diagnosis of a denial, with its places in the text that was pasted: of the role that the message names, whatever
 * kit is open.
 */
export function diagnose(text: string, denial: Denial, reference: Reference): Diagnosis {
  const explained = explainDenials([denial], {}, reference)[0]!;
  const { cause } = explained;
  const fix = isMended(explained) || cause.id === 'inference-profile-needed' ? modelFix(denial) : undefined;
  const fixes = fixesOf(explained, fix);
  const { action, resource, context } = denial;
  return {
    denial,
    cause: cause.id,
    sentence: sentenceOf(denial),
    places: placesIn(text, denial),
    title: causeRow(cause.id).title(whoWords(denial)),
    detail: detailOf(explained, fix, fixes),
    layers: stoppedAt(denial),
    fixes,
    opens: opensOf(fixes, fix),
    calls: fix?.calls ?? (action === undefined ? [] : [{ action, resource: resource ?? '*', context }]),
    answers: fix?.answers,
    ends: endOf(denial),
  };
}

/** A group with the diagnosis of its first denial. */
export interface DiagnosedGroup extends DenialGroup {
  /** Undefined in a long text: ask for the message alone. */
  readonly diagnosis: Diagnosis | undefined;
}

/** A kit is composed for each diagnosis, so a log full of denials has those of its first groups. */
const MAX_DIAGNOSES = 10;

export const withDiagnoses = (
  text: string,
  groups: readonly DenialGroup[],
  reference: Reference,
): readonly DiagnosedGroup[] =>
  groups.map((group, index) => {
    const [first] = index < MAX_DIAGNOSES ? group.denials : [];
    return { ...group, diagnosis: first && diagnose(text, first.denial, reference) };
  });
