// Keeps drafts in the browser's storage: one for each entry of a tab's history, and the latest for a new tab. Also the theme and the layout.
import { readStoredAnswers } from '#core/answers/stored-answers.ts';
import type { Draft } from '#core/share/draft.ts';
import { readCases } from '#core/share/read-case.ts';
import { serializeCase } from '#core/share/serialize-case.ts';
import { readPasted, type PageDraft } from '#app/state/pasted.ts';
import type { ThemeId } from '#app/state/state.ts';

const LATEST = 'rolewright.draft';
const THEME = 'rolewright.theme';
const LAYOUT = 'rolewright.layout';

const tabKey = (entry: string): string => `rolewright.draft.${entry}`;

/** Storage may be blocked or full: then the page works without it. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

const entriesOf = (value: unknown): readonly [string, unknown][] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : [];

const isText = (entry: [string, unknown]): entry is [string, string] => typeof entry[1] === 'string';

const isListOfTexts = (entry: [string, unknown]): entry is [string, readonly string[]] =>
  Array.isArray(entry[1]) && entry[1].every((each) => typeof each === 'string');

function readKept(value: unknown): Draft | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { answers, overrides, cases, editedAt, undecided } = value as { [name: string]: unknown };
  const read = readStoredAnswers(answers)?.answers;
  if (!read) return undefined;
  const bases = entriesOf(editedAt).flatMap(([id, base]) => {
    const known = readStoredAnswers(base);
    return known ? [[id, known.answers] as const] : [];
  });
  const open = entriesOf(undecided).filter(isListOfTexts);
  const own = readCases(cases);
  return {
    answers: read,
    overrides: Object.fromEntries(entriesOf(overrides).filter(isText)),
    ...(bases.length > 0 && { editedAt: Object.fromEntries(bases) }),
    ...(open.length > 0 && { undecided: Object.fromEntries(open) }),
    ...(own.length > 0 && { cases: own }),
  };
}

function readDraft(text: string | null): PageDraft | undefined {
  if (text === null) return undefined;
  const value: unknown = attempt(() => JSON.parse(text));
  const draft = readKept(value);
  if (!draft) return undefined;
  const { pasted, shared, chosen } = value as { [name: string]: unknown };
  const kept = readPasted(pasted);
  const ofPasted = kept ? readCases((pasted as { cases?: unknown }).cases) : [];
  const from = readKept(shared);
  return {
    ...draft,
    ...(kept && { pasted: { ...kept, ...(ofPasted.length > 0 && { cases: ofPasted }) } }),
    ...(from && { shared: from }),
    ...(chosen === true && { chosen }),
  };
}

/** The draft of one entry of this tab's history. */
export function draftOfEntry(entry: string): PageDraft | undefined {
  return attempt(() => readDraft(sessionStorage.getItem(tabKey(entry))));
}

/** The draft that was changed last in this browser, in any tab. */
export function latestDraft(): PageDraft | undefined {
  return attempt(() => readDraft(localStorage.getItem(LATEST)));
}

const serialized = <D extends Draft>(draft: D) => ({
  ...draft,
  ...(draft.cases && { cases: draft.cases.map(serializeCase) }),
});

export function keepDraft(entry: string, draft: PageDraft): void {
  const { shared, pasted } = draft;
  const text = JSON.stringify({
    ...serialized(draft),
    ...(shared && { shared: serialized(shared) }),
    ...(pasted?.cases && { pasted: { ...pasted, cases: pasted.cases.map(serializeCase) } }),
  });
  attempt(() => sessionStorage.setItem(tabKey(entry), text));
  attempt(() => localStorage.setItem(LATEST, text));
}

export function keptTheme(): ThemeId {
  const theme = attempt(() => localStorage.getItem(THEME));
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

export function keepTheme(theme: ThemeId): void {
  attempt(() => (theme === 'system' ? localStorage.removeItem(THEME) : localStorage.setItem(THEME, theme)));
}

/** What was kept of the layout, whatever it is; undefined when nothing was. */
export function keptLayout(): object | undefined {
  const kept: unknown = attempt(() => JSON.parse(localStorage.getItem(LAYOUT) ?? 'null'));
  return typeof kept === 'object' && kept !== null ? kept : undefined;
}

export function keepLayout(layout: object): void {
  attempt(() => localStorage.setItem(LAYOUT, JSON.stringify(layout)));
}
