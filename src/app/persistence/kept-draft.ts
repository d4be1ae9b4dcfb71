// A draft as it is kept: written as plain JSON values, and read with care, since anything may stand in a storage or a file.
import { readStoredAnswers } from '#deepseek/answers/index.ts';
import { type Draft, readCases, serializeCase } from '#deepseek/share/index.ts';
import { isExample, type Brought, type MeantPrincipal, type PageDraft } from '#app/state/pasted.ts';
import { readPasted } from '#app/state/read-pasted.ts';

const entriesOf = (value: unknown): readonly [string, unknown][] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : [];

const isText = (entry: [string, unknown]): entry is [string, string] => typeof entry[1] === 'string';

const isListOfTexts = (entry: [string, unknown]): entry is [string, readonly string[]] =>
  Array.isArray(entry[1]) && entry[1].every((each) => typeof each === 'string');

type OwnDraft = Draft & Pick<PageDraft, 'unknownAnswers'>;

function readOwn(value: unknown): OwnDraft | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { answers, overrides, cases, editedAt, undecided, unknownAnswers, unknownParts } = value as {
    [name: string]: unknown;
  };
  const written = Object.fromEntries(entriesOf(answers));
  // What an older version did not know may be known by now.
  const values = Object.fromEntries([...entriesOf(unknownAnswers), ...entriesOf(written['values'])]);
  const stored = readStoredAnswers({ ...written, values });
  if (!stored) return undefined;
  const unknown = stored.ignored.map((id) => [id, values[id]] as const);
  const parts = entriesOf(unknownParts).filter(isText);
  const bases = entriesOf(editedAt).flatMap(([id, base]) => {
    const known = readStoredAnswers(base);
    return known ? [[id, known.answers] as const] : [];
  });
  const open = entriesOf(undecided).filter(isListOfTexts);
  const own = readCases(cases);
  return {
    answers: stored.answers,
    overrides: Object.fromEntries(entriesOf(overrides).filter(isText)),
    ...(bases.length > 0 && { editedAt: Object.fromEntries(bases) }),
    ...(open.length > 0 && { undecided: Object.fromEntries(open) }),
    ...(own.length > 0 && { cases: own }),
    ...(unknown.length > 0 && { unknownAnswers: Object.fromEntries(unknown) }),
    ...(parts.length > 0 && { unknownParts: Object.fromEntries(parts) }),
  };
}

const KINDS: readonly Brought['kind'][] = ['denial', 'code', 'policy'];

function readBrought(value: unknown): Brought | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { kind, text } = value as { [name: string]: unknown };
  const known = KINDS.find((each) => each === kind);
  return known !== undefined && typeof text === 'string' ? { kind: known, text } : undefined;
}

const isMeant = (value: unknown): value is MeantPrincipal =>
  typeof value === 'object' &&
  value !== null &&
  ['document', 'text', 'principal'].every((member) => typeof Reflect.get(value, member) === 'string');

/** What is not valid is left out; without answers there is no draft. */
export function readKeptDraft(value: unknown): PageDraft | undefined {
  const draft = readOwn(value);
  if (!draft) return undefined;
  const { pasted, shared, received, chosen, brought, meant } = value as { [name: string]: unknown };
  const kept = readPasted(pasted);
  const ofPasted = kept ? readCases((pasted as { cases?: unknown }).cases) : [];
  const from = readOwn(shared);
  const own = readBrought(brought);
  return {
    ...draft,
    ...(kept && { pasted: { ...kept, ...(ofPasted.length > 0 && { cases: ofPasted }) } }),
    ...(from && { shared: from }),
    ...(from && received === true && { received }),
    ...(chosen === true && { chosen }),
    ...(own && { brought: own }),
    ...(Array.isArray(meant) && { meant: meant.filter(isMeant) }),
  };
}

const withPlainCases = <D extends Draft>(draft: D) => ({
  ...draft,
  ...(draft.cases && { cases: draft.cases.map(serializeCase) }),
});

/** A value that JSON and IndexedDB hold as it is. */
export function plainDraft(draft: PageDraft): object {
  const { shared, pasted } = draft;
  return {
    ...withPlainCases(draft),
    ...(shared && { shared: withPlainCases(shared) }),
    ...(pasted?.cases && { pasted: { ...pasted, cases: pasted.cases.map(serializeCase) } }),
  };
}

/**
 * One text for drafts that are the same, in whatever order their members were made, and whether answers alone say that
 * somebody chose them or a mark does: a draft gets that mark when it is shown again.
 */
export function draftText(draft: PageDraft): string {
  const read = readKeptDraft(plainDraft(draft));
  return JSON.stringify(read && { ...read, chosen: !isExample(read) });
}
