// What a refused call shows a person: the sentence, where AWS stopped it, and the smallest fix in each place. Plain data.
import type { Answers } from '#deepseek/answers/answers.ts';
import type { Denial } from '#deepseek/denials/denial.ts';
import { callerPermissions } from '#deepseek/denials/explain/caller.ts';
import { explainDenials } from '#deepseek/denials/explain/explain.ts';
import type { ExplainedDenial } from '#deepseek/denials/explain/explained.ts';
import type { DenialGroup } from '#deepseek/denials/explain/group.ts';
import { nextModel, refusedModel, type ModelFix } from '#deepseek/denials/explain/model-fix.ts';
import type { Reference } from '#iam/reference/reference.ts';
import type { Call } from '#iam/request/call.ts';
import { dayWords } from '#iam/text/dates.ts';
import { count } from '#iam/text/words.ts';
import { stoppedAt, type DiagnosisLayer } from './chain.ts';
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
  /** What follows “Denied: ”, or “Not a denial: ”. */
  readonly title: string;
  /** One sentence below it; undefined where the fixes say it. */
  readonly detail: string | undefined;
  /** The policy types that AWS checks. Of those that it did not name, nothing is known. Empty for what is no denial. */
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

function endOf(denial: Denial): ModelEnd | undefined {
  const model = refusedModel(denial)?.model;
  if (model?.endOfLife === undefined) return undefined;
  const { name, endOfLife: date } = model;
  const short = name.replace(/^DeepSeek-/, '');
  return { model: name, date, text: `${short} ends on ${dayWords(date)}`, moveTo: nextModel(model)?.name };
}

function detailOf({ cause, denial, fixes, model }: ExplainedDenial): string | undefined {
  const own = fixes.find((each) => each.kind === 'statement' && each.layer === 'identity');
  if (cause.id !== 'not-allowed' || own?.kind !== 'statement') return cause.advice;
  if (model?.detail !== undefined) return 'Two places change: the code and the policy.';
  return own.isInstead
    ? `${own.label}.`
    : `Add ${count(own.statements.length, 'statement')} to ${callerPermissions(denial).policy}.`;
}

function opensOf(fixes: readonly DiagnosisFix[], model: ModelFix | undefined): string | undefined {
  const own = fixes.find((each) => each.where === 'role');
  if (!own) return undefined;
  const actions = new Set(own.statements.flatMap(({ Action = [] }) => Action)).size;
  const what = actions === 1 ? 'one action' : `${actions} actions`;
  if (model) return `Opens ${what} on one model. Nothing else.`;
  const resources = new Set(own.statements.flatMap(({ Resource = [] }) => Resource));
  return resources.has('*')
    ? `Opens ${what}, which take${actions === 1 ? 's' : ''} no resource. Nothing else.`
    : `Opens ${what} on ${resources.size === 1 ? 'one resource' : `${resources.size} resources`}. Nothing else.`;
}

/**
 * The diagnosis of a denial, with its places in the text that was pasted: of the role that the message names, whatever
 * kit is open.
 */
export function diagnose(
  text: string,
  said: Denial,
  reference: Reference,
  among: readonly Denial[] = [said],
): Diagnosis {
  const explained = explainDenials([said], {}, reference, text, among)[0]!;
  const { denial, cause, model } = explained;
  const fixes = fixesOf(explained);
  const { action, alsoNeeds, resource = '*', context } = denial;
  const actions = action === undefined ? [] : [action, ...alsoNeeds];
  return {
    denial,
    cause: cause.id,
    sentence: sentenceOf(denial),
    places: placesIn(text, denial),
    title: cause.title,
    detail: detailOf(explained),
    layers: explained.denied ? stoppedAt(denial) : [],
    fixes,
    opens: opensOf(fixes, model),
    calls: model?.calls ?? actions.map((each) => ({ action: each, resource, context })),
    answers: model?.answers,
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
): readonly DiagnosedGroup[] => {
  const all = groups.flatMap(({ denials }) => denials.map(({ denial }) => denial));
  return groups.map((group, index) => {
    const [first] = index < MAX_DIAGNOSES ? group.denials : [];
    return { ...group, diagnosis: first && diagnose(text, first.denial, reference, all) };
  });
};
