// Saves everything to one file, and opens one. A chunk of its own.
import { useStore } from '#app/state/store.ts';
import { count } from '#iam/text/index.ts';
import { saveText } from '#app/persistence/files.ts';
import { goBackTo, listVersions, markSaved } from '#app/persistence/keeping.ts';
import { loadVersions } from '#app/persistence/kept-versions.ts';
import { allTicks, mergeTicks } from '#app/persistence/progress.ts';
import { newVersions, readWorkspace, workspaceText, type Workspace } from './workspace.ts';

/** Returns the name of the file. */
export async function saveWorkspaceFile(): Promise<string> {
  const versions = await listVersions().catch(() => []);
  const { draft } = useStore.getState();
  const now = Date.now();
  const text = workspaceText(
    { draft, versions: versions.map(({ id: _id, ...version }) => version), ticks: allTicks() },
    now,
  );
  const day = new Date(now).toISOString().slice(0, 10);
  const name = saveText(`rolewright-workspace-${day}`, 'json', text, 'application/json');
  markSaved(draft);
  return name;
}

/** How many versions were added; null where the browser keeps none. */
async function addVersions({ versions }: Workspace): Promise<number | null> {
  try {
    const fresh = newVersions(await listVersions(), versions);
    if (fresh.length > 0) await (await loadVersions()).store.add(fresh);
    return fresh.length;
  } catch {
    return null;
  }
}

interface Outcome {
  readonly ok: boolean;
  /** What there is to say about it. */
  readonly message: string;
}

/** Shows the draft of a file and adds its versions and ticks to what is here; nothing that is here goes. */
export async function openWorkspaceText(text: string): Promise<Outcome> {
  const reading = readWorkspace(text);
  if (!reading.ok) return { ok: false, message: `The file could not be opened. ${reading.message}` };
  const { workspace, leftOut } = reading;
  const added = await addVersions(workspace);
  mergeTicks(workspace.ticks);
  goBackTo({ work: '', draft: workspace.draft });
  const words = [
    'The file is open. Undo brings back what was on screen before.',
    added === null && workspace.versions.length > 0
      ? 'Its earlier versions could not be added: there is no room for them, or this browser keeps none.'
      : '',
    added ? `${count(added, 'version')} added.` : '',
    leftOut > 0 ? `${count(leftOut, 'version')} could not be read.` : '',
  ];
  return { ok: true, message: words.filter(Boolean).join(' ') };
}
