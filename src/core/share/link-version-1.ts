// Version 1 of the link: v=1&p=SCENARIO&KEY=VALUE…&y=CASES&z=EDITS&c=CHECKSUM. Released links must always open, so the format cannot change.
import '#core/answers/register-all.ts';
import { isScenarioId, startAnswers, type Answers } from '#core/answers/answers.ts';
import type { FieldValue, AnswersView } from '#core/answers/field.ts';
import { fieldIds, fieldOf, type FieldId } from '#core/answers/fields/fields.ts';
import { readAnswers } from '#core/answers/read-answers.ts';
import { normalizeAnswers } from '#core/answers/normalize-answers.ts';
import { askedFields, viewOf } from '#core/answers/answers-view.ts';
import { CAPS } from './link-limits.ts';
import { checksum } from './checksum.ts';
import type { Codec } from './codec.ts';
import type { Draft } from './draft.ts';
import { packEdits, unpackEdits } from './pack-edits.ts';
import { packCases, unpackCases } from './pack-cases.ts';
import { excerpt, refuseLink, type OpenedLink, type LinkRefusal } from './opened-link.ts';
import { linkValue, readValue, writeValue } from './link-values.ts';

export const VERSION = '1';

const fieldOfKey: ReadonlyMap<string, FieldId> = new Map(fieldIds().map((id) => [fieldOf(id).key, id]));

/** Whether an answer can identify who made the link. Any typed text can, unless it is a valid answer. */
function identifies(id: FieldId, view: AnswersView): boolean {
  const field = fieldOf(id);
  return field.identifying === true || (field.kind === 'text' && !field.check(view.text(id), view).ok);
}

/** The answers that a link carries. What identifies an account or a resource can be left out. */
export function linkAnswers(answers: Answers, identities: boolean): Answers {
  const view = viewOf(answers);
  // Starting values too: some come from answers that are left out.
  const stated = askedFields(view)
    .filter((id) => identities || !identifies(id, view))
    .flatMap((id) => {
      const value = linkValue(id, view);
      return value === undefined ? [] : [[id, value] as const];
    });
  return normalizeAnswers({ scenario: answers.scenario, values: Object.fromEntries(stated) });
}

export async function writeLink(draft: Draft, codec: Codec, identities: boolean): Promise<string> {
  const { scenario, values } = linkAnswers(draft.answers, identities);
  const pairs = fieldIds().flatMap((id) => {
    const value = values[id];
    return value === undefined ? [] : [`${fieldOf(id).key}=${writeValue(value)}`];
  });
  const parts = [`v=${VERSION}`, `p=${scenario}`, ...pairs.toSorted()];
  if (identities && draft.cases && draft.cases.length > 0)
    parts.push(`y=${await packCases(draft.cases, codec)}`);
  if (identities && Object.keys(draft.overrides).length > 0)
    parts.push(`z=${await packEdits(draft.overrides, codec)}`);
  const body = parts.join('&');
  return `${body}&c=${checksum(body)}`;
}

const CUT = refuseLink(
  'cut',
  'The link is cut off: its end is missing. Ask for it again, or paste the whole of it.',
);
const DAMAGED = refuseLink(
  'damaged',
  'The link was changed on the way: its checksum does not match. Ask for it again.',
);

/** The link without its checksum, which must match. */
function verifyChecksum(fragment: string): { readonly ok: true; readonly body: string } | LinkRefusal {
  if (/[^!-~]/.test(fragment))
    return refuseLink('damaged', 'The link has characters in it that do not belong there. Ask for it again.');
  const at = fragment.lastIndexOf('&c=');
  const seal = fragment.slice(at + 3);
  if (at < 0 || seal.length < 4) return CUT;
  const body = fragment.slice(0, at);
  if (seal === checksum(body)) return { ok: true, body };
  if (seal.slice(0, 4) !== checksum(body)) return DAMAGED;
  return refuseLink(
    'damaged',
    `The link goes on where it should end: “${excerpt(seal.slice(4))}” does not belong to it.`,
  );
}

/** Each part by its key. */
function readParts(body: string): { readonly ok: true; readonly parts: Map<string, string> } | LinkRefusal {
  const parts = new Map<string, string>();
  for (const part of body.split('&')) {
    const at = part.indexOf('=');
    const key = at < 0 ? part : part.slice(0, at);
    if (!['v', 'p', 'y', 'z'].includes(key) && !fieldOfKey.has(key))
      return refuseLink(
        'unknown-key',
        `The link has a part “${excerpt(key)}”, which this version of Rolewright does not know.`,
      );
    if (at < 0) return refuseLink('damaged', `“${key}” in the link has no value.`);
    if (parts.has(key)) return refuseLink('repeated-key', `“${key}” is in the link more than once.`);
    parts.set(key, part.slice(at + 1));
  }
  return { ok: true, parts };
}

type ReadAnswers =
  { readonly ok: true; readonly answers: Answers; readonly notes: readonly string[] } | LinkRefusal;

function readLinkAnswers(parts: ReadonlyMap<string, string>): ReadAnswers {
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
  const answers = normalizeAnswers(stated);
  const asked = askedFields(viewOf(stated));
  const notes = values
    .filter(([id]) => !asked.includes(id))
    .map(([id]) => `“${fieldOf(id).label}” is not a question in this scenario, so it was left out.`);
  return { ok: true, answers, notes };
}

export async function readLink(fragment: string, codec: Codec): Promise<OpenedLink> {
  const opened = verifyChecksum(fragment);
  if (!opened.ok) return opened;
  const read = readParts(opened.body);
  if (!read.ok) return read;
  const packed = read.parts.get('z');
  const packedCases = read.parts.get('y');
  const readable = fragment.length - (packed?.length ?? 0) - (packedCases?.length ?? 0);
  if (readable > CAPS.readable)
    return refuseLink(
      'too-long',
      `The link holds ${readable} characters of answers; at most ${CAPS.readable} can be opened.`,
    );
  const stated = readLinkAnswers(read.parts);
  if (!stated.ok) return stated;
  const unpacked = packed === undefined ? undefined : await unpackEdits(packed, codec);
  if (unpacked && !unpacked.ok) return unpacked;
  const own = packedCases === undefined ? undefined : await unpackCases(packedCases, codec);
  if (own && !own.ok) return own;
  const problems = readAnswers(stated.answers).problems.map(
    ({ field, message }) => `“${fieldOf(field).label}”: ${message}`,
  );
  return {
    ok: true,
    draft: { answers: stated.answers, overrides: unpacked?.edits ?? {}, ...(own && { cases: own.cases }) },
    notes: [...stated.notes, ...problems],
  };
}
