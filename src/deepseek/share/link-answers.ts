// The answers of a link: a part for the scenario and one for each answer, KEY=VALUE, and back.
import '#deepseek/answers/register-all.ts';
import { isScenarioId, startAnswers, type Answers } from '#deepseek/answers/answers.ts';
import type { FieldValue, AnswersView } from '#deepseek/answers/field.ts';
import { fieldIds, fieldOf, type FieldId } from '#deepseek/answers/fields/fields.ts';
import { readAnswers } from '#deepseek/answers/read-answers.ts';
import { normalizeAnswers, shortestAnswers } from '#deepseek/answers/normalize-answers.ts';
import { askedFields, isGiven, viewOf } from '#deepseek/answers/answers-view.ts';
import { CAPS } from './link-limits.ts';
import type { Draft } from './draft.ts';
import { excerpt, refuseLink, type LinkRefusal } from './opened-link.ts';
import { linkValue, readValue, writeValue } from './link-values.ts';

const fieldOfKey: ReadonlyMap<string, FieldId> = new Map(fieldIds().map((id) => [fieldOf(id).key, id]));

/** Whether an answer can identify who made the link. Any typed text can, unless it is a valid answer. */
function identifies(id: FieldId, view: AnswersView): boolean {
  const field = fieldOf(id);
  return field.identifying === true || (field.kind === 'text' && !field.check(view.text(id), view).ok);
}

/** The answers that a link carries. What identifies an account or a resource can be left out. */
export function linkAnswers(answers: Answers, identities: boolean): Answers {
  const view = viewOf(answers);
  const { scenario } = answers;
  const carried = askedFields(view)
    .filter((id) => identities || !identifies(id, view))
    .flatMap((id) => {
      const value = linkValue(id, view);
      return value === undefined ? [] : [[id, value] as const];
    });
  // Starting values too, where they come from answers that are left out.
  const shortest = shortestAnswers({ scenario, values: Object.fromEntries(carried) });
  const stated = carried.filter(([id]) => shortest.values[id] !== undefined || isGiven(id, view));
  return normalizeAnswers({ scenario, values: Object.fromEntries(stated) });
}

type Versions = readonly [assumesStart: string, allStated: string];

/** In the first of each two, an answer that equals the starting value is assumed; the second holds all that is stated. */
export const DRAFT_VERSIONS: Versions = ['1', '3'];
export const COMPARISON_VERSIONS: Versions = ['2', '4'];

/** The oldest version that holds these answers, as links carry them, without loss. */
export function oldestOf([assumesStart, allStated]: Versions, carried: readonly Answers[]): string {
  const count = ({ values }: Answers): number => Object.keys(values).length;
  const isShortest = (answers: Answers): boolean => count(shortestAnswers(answers)) === count(answers);
  return carried.every(isShortest) ? assumesStart : allStated;
}

/** The parts by key, the scenario first, then sorted. */
export type LinkParts = ReadonlyMap<string, string>;

/** The parts of answers as a link carries them, with those of another version. */
export function answerParts({ scenario, values }: Answers, unknown: Draft['unknownParts'] = {}): LinkParts {
  const pairs = fieldIds().flatMap((id) => {
    const value = values[id];
    return value === undefined ? [] : [[fieldOf(id).key, writeValue(value)] as const];
  });
  const all = [...pairs, ...Object.entries(unknown)];
  return new Map([['p', scenario], ...all.toSorted(([a], [b]) => (a < b ? -1 : 1))]);
}

/** Parts that are not answers: version, checksum and what is packed. */
const FORMAT_KEYS = ['c', 'v', 'w', 'x', 'y', 'z'];

/** Whether a part with this key can be an answer of another version. Keys are short. */
const isUnknownKey = (key: string): boolean =>
  /^[a-z]{1,8}$/.test(key) && key !== 'p' && !fieldOfKey.has(key) && !FORMAT_KEYS.includes(key);

/** Whether a part with this key is the scenario or an answer, of this version or of another. */
export const isAnswerKey = (key: string): boolean => key === 'p' || fieldOfKey.has(key) || isUnknownKey(key);

const refuseKey = (key: string): LinkRefusal =>
  refuseLink(
    'unknown-key',
    `The link has a part “${excerpt(key)}”, which does not belong to it. Ask for it again.`,
  );

/** Each part of a link by its key; besides answers, there may be parts with the other keys. */
export function readParts(
  body: string,
  others: readonly string[],
): { readonly ok: true; readonly parts: LinkParts } | LinkRefusal {
  const parts = new Map<string, string>();
  for (const part of body.split('&')) {
    const at = part.indexOf('=');
    const key = at < 0 ? part : part.slice(0, at);
    if (!others.includes(key) && !isAnswerKey(key)) return refuseKey(key);
    if (at < 0) return refuseLink('damaged', `“${key}” in the link has no value.`);
    if (parts.has(key)) return refuseLink('repeated-key', `“${key}” is in the link more than once.`);
    parts.set(key, part.slice(at + 1));
  }
  return { ok: true, parts };
}

/** Refuses a link that holds too much besides what is packed. */
export function refuseLongLink(
  fragment: string,
  packed: readonly (string | undefined)[],
): LinkRefusal | undefined {
  const readable = packed.reduce((length, part) => length - (part?.length ?? 0), fragment.length);
  if (readable <= CAPS.readable) return undefined;
  return refuseLink(
    'too-long',
    `The link holds ${readable} characters of answers; at most ${CAPS.readable} can be opened.`,
  );
}

const unknownNote = (part: string): string =>
  `“${excerpt(part)}” is from another version of Rolewright. This one does not know it, so the role does not follow it.`;

type LinkAnswers =
  | {
      readonly ok: true;
      readonly answers: Answers;
      readonly unknownParts: NonNullable<Draft['unknownParts']>;
      readonly notes: readonly string[];
    }
  | LinkRefusal;

/** The member of a draft for parts of another version; none where there is nothing. */
export const unknownIn = (unknownParts: NonNullable<Draft['unknownParts']>): Pick<Draft, 'unknownParts'> =>
  Object.keys(unknownParts).length > 0 ? { unknownParts } : {};

/** The answers in the parts, which are those of a whole link, with notes on those left out and those to correct. */
export function readLinkAnswers(parts: LinkParts): LinkAnswers {
  const scenario = parts.get('p');
  if (scenario === undefined)
    return refuseLink('scenario', 'The link does not say which scenario it is for.');
  if (!isScenarioId(scenario))
    return refuseLink(
      'scenario',
      `The link is for a scenario “${excerpt(scenario)}”, which Rolewright does not have.`,
    );
  const start = viewOf(startAnswers(scenario));
  const values: [FieldId, FieldValue][] = [];
  for (const [key, written] of parts) {
    const id = fieldOfKey.get(key);
    if (id === undefined) continue;
    const read = readValue(id, written, start);
    if (!read.ok) return read;
    values.push([id, read.value]);
  }
  const stated: Answers = { scenario, values: Object.fromEntries(values) };
  const assumesStart = [DRAFT_VERSIONS[0], COMPARISON_VERSIONS[0]].includes(parts.get('v') ?? '');
  const answers = assumesStart ? shortestAnswers(stated) : normalizeAnswers(stated);
  const asked = askedFields(viewOf(stated));
  const notes = values
    .filter(([id]) => !asked.includes(id))
    .map(([id]) => `“${fieldOf(id).label}” is not a question in this scenario, so it was left out.`);
  const problems = readAnswers(answers).problems.map(
    ({ field, message }) => `“${fieldOf(field).label}”: ${message}`,
  );
  const unknown = [...parts].filter(([key]) => isUnknownKey(key));
  const unknownNotes = unknown.map((part) => unknownNote(part.join('=')));
  return {
    ok: true,
    answers,
    unknownParts: Object.fromEntries(unknown),
    notes: [...unknownNotes, ...notes, ...problems],
  };
}
