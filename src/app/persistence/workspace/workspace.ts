// Everything a person has made, as the text of one file: the draft, the versions to go back to, and ticks. Anything may
// stand in a file, so it is read with care: what is not valid is left out, and nothing throws.
import { type Ticks, readTicks } from '#deepseek/create/index.ts';
import { attempt } from '#app/persistence/attempt.ts';
import { newId } from '#app/persistence/head.ts';
import { draftText, plainDraft, readKeptDraft } from '#app/persistence/kept-draft.ts';
import type { NewVersion } from '#app/persistence/versions/version-store.ts';
import { MOST_OF_WORK, MOST_WORKS } from '#app/persistence/versions/version.ts';
import type { PageDraft } from '#app/state/pasted.ts';

const FORMAT = 'rolewright-workspace';
/** A file of a higher version is refused; those of lower versions stay readable. */
const FORMAT_VERSION = 1;
/** In UTF-16 code units. */
const MAX_LENGTH = 50_000_000;

export interface Workspace {
  readonly draft: PageDraft;
  /** The newest first. */
  readonly versions: readonly NewVersion[];
  /** The ticks of every kit, by its name. */
  readonly ticks: Readonly<Record<string, Ticks>>;
}

type WorkspaceReading =
  | {
      readonly ok: true;
      readonly workspace: Workspace;
      /** Versions that could not be read. */ readonly leftOut: number;
    }
  | { readonly ok: false; readonly message: string };

export const workspaceText = ({ draft, versions, ticks }: Workspace, savedAt: number): string =>
  `${JSON.stringify(
    {
      format: FORMAT,
      version: FORMAT_VERSION,
      savedAt: new Date(savedAt).toISOString(),
      draft: plainDraft(draft),
      versions: versions.map((version) => ({ ...version, draft: plainDraft(version.draft) })),
      ticks,
    },
    null,
    1,
  )}\n`;

type Members = Readonly<Record<string, unknown>>;

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function readVersion(value: unknown): NewVersion | undefined {
  if (!isMembers(value)) return undefined;
  const { work, revision, at } = value;
  const draft = readKeptDraft(value['draft']);
  if (!draft || typeof work !== 'string' || work.length > 100 || !Number.isSafeInteger(revision))
    return undefined;
  const time = typeof at === 'number' && Math.abs(at) < 8.64e15 ? at : null;
  return { work, revision: Math.max(0, revision as number), at: time, fromFile: true, draft };
}

const refused = (message: string): WorkspaceReading => ({ ok: false, message });

export function readWorkspace(text: string): WorkspaceReading {
  if (text.length > MAX_LENGTH) return refused('The file is larger than 50 MB.');
  const value = attempt((): unknown => JSON.parse(text.replace(/^\uFEFF/, '')));
  if (!isMembers(value) || value['format'] !== FORMAT)
    return refused('This is not a file that Rolewright saved.');
  const { version } = value;
  if (typeof version !== 'number')
    return refused('The file does not say which version of Rolewright saved it.');
  if (version > FORMAT_VERSION)
    return refused('A newer version of Rolewright saved this file. Reload the page, then open it again.');
  const draft = readKeptDraft(value['draft']);
  if (!draft) return refused('The file holds no answers.');
  const all = Array.isArray(value['versions']) ? (value['versions'] as readonly unknown[]) : [];
  const versions = all.slice(0, MOST_OF_WORK * MOST_WORKS).flatMap((each) => readVersion(each) ?? []);
  const ticks = isMembers(value['ticks']) ? Object.entries(value['ticks']) : [];
  return {
    ok: true,
    leftOut: all.length - versions.length,
    workspace: {
      draft,
      versions,
      ticks: Object.fromEntries(ticks.map(([kit, each]) => [kit, readTicks(each)])),
    },
  };
}

/**
 * The versions that are not there yet, the oldest first. A work that went on here and in the file is two from now on: so
 * neither pushes versions of the other out. Works without room next to those that are there are left out.
 */
export function newVersions(
  there: readonly Pick<NewVersion, 'work' | 'draft'>[],
  incoming: readonly NewVersion[],
): readonly NewVersion[] {
  const known = new Map<string, Set<string>>();
  for (const { work, draft } of there) known.set(work, (known.get(work) ?? new Set()).add(draftText(draft)));
  const names = new Map<string, string>();
  const fresh = incoming.toReversed().flatMap((version) => {
    const texts = known.get(version.work);
    if (!texts) return [version];
    if (texts.has(draftText(version.draft))) return [];
    const work = names.get(version.work) ?? newId();
    names.set(version.work, work);
    return [{ ...version, work }];
  });
  // One more for the draft of the file, which goes on as a work of its own.
  const room = Math.max(0, MOST_WORKS - known.size - 1);
  const newestWorks = new Set(fresh.toReversed().map(({ work }) => work));
  const fitting = new Set([...newestWorks].slice(0, room));
  return fresh.filter(({ work }) => fitting.has(work));
}
