// The link of a comparison: v=2&p=SCENARIO&KEY=VALUE…&x=CHANGES&c=CHECKSUM. The answers are those of the shared version; CHANGES
// holds what differs in the changed one. In version 2 a starting value is never stated, in version 4 it may be. Released links
// must always open, so the format cannot change.
import { isObject } from '#iam/json/json-value.ts';
import type { OwnCase } from '#iam/request/call.ts';
import type { Codec } from './codec.ts';
import type { ComparedDrafts, Draft } from './draft.ts';
import {
  answerParts,
  COMPARISON_VERSIONS,
  isAnswerKey,
  linkAnswers,
  oldestOf,
  readLinkAnswers,
  readParts,
  refuseLongLink,
  unknownIn,
  type LinkParts,
} from './link-answers.ts';
import { sealLink, verifyChecksum } from './link-seal.ts';
import { CAPS } from './link-limits.ts';
import { readPackedCases, serializedCases } from './pack-cases.ts';
import { readPackedEdits, sortedEdits } from './pack-edits.ts';
import { asciiJson, packText, unpack } from './pack-text.ts';
import { refuseLink, type LinkRefusal, type OpenedLink } from './opened-link.ts';

/** An answer by its key, as links write it; null where the changed version has none. */
type ChangedParts = Readonly<Record<string, string | null>>;
type Pair<T> = readonly [shared: T, changed: T];

interface Changes {
  readonly answers: ChangedParts;
  readonly edits: Pair<Draft['overrides']>;
  readonly cases: Pair<readonly OwnCase[]>;
}

function changedParts(shared: LinkParts, changed: LinkParts): ChangedParts {
  const keys = [...new Set([...shared.keys(), ...changed.keys()])].toSorted();
  const differing = keys.filter((key) => shared.get(key) !== changed.get(key));
  return Object.fromEntries(differing.map((key) => [key, changed.get(key) ?? null]));
}

function withParts(shared: LinkParts, changed: ChangedParts): LinkParts {
  const parts = new Map(shared);
  for (const [key, written] of Object.entries(changed)) {
    if (written === null) parts.delete(key);
    else parts.set(key, written);
  }
  return parts;
}

/** Only members with something in them, always in one order: equal changes give equal texts. */
function changesText({ answers, edits, cases }: Changes): string {
  return asciiJson({
    ...(Object.keys(answers).length > 0 && { answers }),
    ...(edits.some((each) => Object.keys(each).length > 0) && { edits: edits.map(sortedEdits) }),
    ...(cases.some((each) => each.length > 0) && { cases: cases.map(serializedCases) }),
  });
}

/** Both parts of a pair, each read in the same way. */
function readPair<T>(value: unknown, none: T, read: (part: unknown) => T | undefined): Pair<T> | undefined {
  if (value === undefined) return [none, none];
  if (!Array.isArray(value) || value.length !== 2) return undefined;
  const [shared, changed] = [read(value[0]), read(value[1])];
  return shared === undefined || changed === undefined ? undefined : [shared, changed];
}

const isWritten = ([key, written]: readonly [string, unknown]): boolean =>
  isAnswerKey(key) && (written === null || typeof written === 'string');

/** The changes, or undefined unless `text` is exactly what `changesText` writes: any other could be read in two ways. */
function parseChanges(text: string): Changes | undefined {
  const parsed: unknown = JSON.parse(text);
  if (!isObject(parsed)) return undefined;
  const { answers = {} } = parsed;
  if (!isObject(answers) || !Object.entries(answers).every(isWritten)) return undefined;
  const edits = readPair(parsed['edits'], {}, readPackedEdits);
  const cases = readPair(parsed['cases'], [], readPackedCases);
  if (!edits || !cases) return undefined;
  const changes: Changes = { answers: answers as ChangedParts, edits, cases };
  return changesText(changes) === text ? changes : undefined;
}

export async function writeComparison(
  { shared, changed }: ComparedDrafts,
  codec: Codec,
  identities: boolean,
): Promise<string> {
  const before = linkAnswers(shared.answers, identities);
  const after = linkAnswers(changed.answers, identities);
  const parts = answerParts(before, identities ? shared.unknownParts : {});
  const text = changesText({
    answers: changedParts(parts, answerParts(after, identities ? changed.unknownParts : {})),
    edits: identities ? [shared.overrides, changed.overrides] : [{}, {}],
    cases: identities ? [shared.cases ?? [], changed.cases ?? []] : [[], []],
  });
  const version = oldestOf(COMPARISON_VERSIONS, [before, after]);
  const written = [...parts].map((part) => part.join('='));
  return sealLink([`v=${version}`, ...written, `x=${await packText(text, codec)}`].join('&'));
}

/** What the changes hold too much of. */
function refuseMany({ edits, cases }: Changes): LinkRefusal | undefined {
  if (edits.some((each) => Object.keys(each).length > CAPS.edits))
    return refuseLink('too-long', `The link has more than ${CAPS.edits} documents edited by hand.`);
  if (cases.some((each) => each.length > CAPS.cases))
    return refuseLink('too-long', `The link has more than ${CAPS.cases} added expectations.`);
  return undefined;
}

const draftOf = (
  { answers, unknownParts }: Extract<ReturnType<typeof readLinkAnswers>, { ok: true }>,
  overrides: Draft['overrides'],
  cases: readonly OwnCase[],
): Draft => ({
  answers,
  overrides,
  ...unknownIn(unknownParts),
  ...(cases.length > 0 && { cases }),
});

export async function readComparison(fragment: string, codec: Codec): Promise<OpenedLink> {
  const opened = verifyChecksum(fragment);
  if (!opened.ok) return opened;
  const read = readParts(opened.body, ['v', 'x']);
  if (!read.ok) return read;
  const packed = read.parts.get('x');
  if (packed === undefined) return refuseLink('changes', 'The link does not say what was changed.');
  const long = refuseLongLink(fragment, [packed]);
  if (long) return long;
  const shared = readLinkAnswers(read.parts);
  if (!shared.ok) return shared;
  const unpacked = await unpack(packed, codec, { what: 'The changes', fault: 'changes' }, parseChanges);
  if (!unpacked.ok) return unpacked;
  const { value: changes } = unpacked;
  const many = refuseMany(changes);
  if (many) return many;
  const changed = readLinkAnswers(withParts(read.parts, changes.answers));
  if (!changed.ok) return changed;
  return {
    ok: true,
    draft: draftOf(changed, changes.edits[1], changes.cases[1]),
    shared: draftOf(shared, changes.edits[0], changes.cases[0]),
    notes: changed.notes,
  };
}
