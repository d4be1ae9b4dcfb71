// One answer as the text after its key in a link, and back.
import type { FieldValue, AnswersView } from '#deepseek/answers/field.ts';
import { fieldOf, type FieldId } from '#deepseek/answers/fields/fields.ts';
import { partitionOfRegion } from '#iam/facts/regions.ts';
import { CAPS } from './link-limits.ts';
import { escapeEntry, escapeText, unescapeText, wellFormed } from './link-escapes.ts';
import { excerpt, refuseLink, type LinkRefusal } from './opened-link.ts';

const CONTROL = /\p{Cc}/u;
/** A description may have lines. */
const CONTROL_IN_PROSE = /[^\P{Cc}\t\n\r]/u;

const isProse = (id: FieldId): boolean => {
  const field = fieldOf(id);
  return field.kind === 'text' && field.prose === true;
};

/** Text without what no link carries. No check accepts it, so no valid answer changes. */
function cleanText(id: FieldId, text: string): string {
  const whole = wellFormed(text);
  return isProse(id)
    ? whole.replaceAll(new RegExp(CONTROL_IN_PROSE, 'gu'), '\ufffd')
    : whole.replaceAll(/[\t\n\r]/g, ' ').replaceAll(new RegExp(CONTROL, 'gu'), '\ufffd');
}

/** Whether a link may choose `value`. Regions newer than the list are recognized by their pattern. */
function isChoice(id: FieldId, value: string, view: AnswersView): boolean {
  const field = fieldOf(id);
  if (field.kind !== 'choice' && field.kind !== 'choices') return false;
  if (field.options(view).some((option) => option.value === value)) return true;
  if (id !== 'regions' && id !== 'callerRegions') return false;
  return /^[a-z0-9-]{1,40}$/.test(value) && partitionOfRegion(value) !== undefined;
}

/** What of the answer to one question a link carries; undefined for nothing. */
export function linkValue(id: FieldId, view: AnswersView): FieldValue | undefined {
  switch (fieldOf(id).kind) {
    case 'switch':
      return view.flag(id);
    case 'text':
      return cleanText(id, view.text(id));
    case 'list':
      return view.list(id).map((entry) => cleanText(id, entry));
    case 'choice':
      return isChoice(id, view.text(id), view) ? view.text(id) : undefined;
    case 'choices':
      return view.list(id).filter((value) => isChoice(id, value, view));
  }
}

/** Entries with commas between them. One more comma at the end says that the last entry is empty. */
function writeList(entries: readonly string[]): string {
  return entries.map(escapeEntry).join(',') + (entries.at(-1) === '' ? ',' : '');
}

function splitList(text: string): string[] {
  const parts = text.split(',');
  return parts.at(-1) === '' ? parts.slice(0, -1) : parts;
}

export function writeValue(value: FieldValue): string {
  if (typeof value === 'boolean') return value ? '1' : '0';
  return typeof value === 'string' ? escapeText(value) : writeList(value);
}

type Read = { readonly ok: true; readonly value: FieldValue } | LinkRefusal;

function readText(
  id: FieldId,
  written: string,
  view: AnswersView,
): { ok: true; value: string } | LinkRefusal {
  const { kind, label } = fieldOf(id);
  const text = unescapeText(written);
  if (text === undefined)
    return refuseLink('damaged', `“${label}” in the link has a broken escape: ${excerpt(written)}`);
  if (text.length > CAPS.value)
    return refuseLink(
      'too-long',
      `“${label}” in the link has ${text.length} characters; at most ${CAPS.value} fit.`,
    );
  if ((isProse(id) ? CONTROL_IN_PROSE : CONTROL).test(text))
    return refuseLink('value', `“${label}” in the link has a control character in it: ${excerpt(written)}`);
  if ((kind === 'choice' || kind === 'choices') && !isChoice(id, text, view))
    return refuseLink('value', `“${excerpt(written)}” in the link is not a choice for “${label}”.`);
  return { ok: true, value: text };
}

function readList(id: FieldId, written: string, view: AnswersView): Read {
  const entries = splitList(written);
  if (entries.length > CAPS.entries)
    return refuseLink(
      'too-long',
      `“${fieldOf(id).label}” in the link has ${entries.length} entries; at most ${CAPS.entries} fit.`,
    );
  const value: string[] = [];
  for (const entry of entries) {
    const read = readText(id, entry, view);
    if (!read.ok) return read;
    value.push(read.value);
  }
  return { ok: true, value };
}

/** The answer that `written` stands for. `view` is that of the scenario, for the choices it has. */
export function readValue(id: FieldId, written: string, view: AnswersView): Read {
  const { kind, label } = fieldOf(id);
  switch (kind) {
    case 'switch':
      if (written === '1' || written === '0') return { ok: true, value: written === '1' };
      return refuseLink('value', `“${label}” in the link is neither 1 nor 0: ${excerpt(written)}`);
    case 'text':
    case 'choice':
      return readText(id, written, view);
    case 'list':
    case 'choices':
      return readList(id, written, view);
  }
}
