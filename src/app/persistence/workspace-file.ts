// Everything as one file: saving, opening, and what to say about it. The code for that is loaded when it is asked for.
import { actions, useStore } from '#app/state/store.ts';

const load = () => import('./workspace/index.ts');

const MAX_BYTES = 50_000_000;

/** Whether a text claims to be such a file. */
export const isWorkspace = (text: string): boolean =>
  /^\uFEFF?\s*\{\s*"format":\s*"rolewright-workspace"/.test(text.slice(0, 200));

/** What is said stands in “Recent versions”, which opens to say it. */
function say(ok: boolean, message: string): void {
  useStore.setState(({ keeping }) => ({ keeping: { ...keeping, file: { ok, message } } }));
}

export async function saveWorkspace(): Promise<void> {
  try {
    const name = await (await load()).saveWorkspaceFile();
    say(true, `Saved as ${name}.`);
    actions.announce(`Saved as ${name}.`);
  } catch {
    say(false, 'The file could not be written.');
    actions.openDialog('recent');
  }
}

export async function openWorkspace(text: string): Promise<void> {
  try {
    const { ok, message } = await (await load()).openWorkspaceText(text);
    say(ok, message);
  } catch {
    say(false, 'The code that opens files could not be loaded. Check the connection, then open it again.');
  }
  actions.openDialog('recent');
}

export async function openWorkspaceFile(file: Blob): Promise<void> {
  if (file.size > MAX_BYTES) {
    say(false, 'The file could not be opened. It is larger than 50 MB.');
    actions.openDialog('recent');
  } else await openWorkspace(await file.text());
}

/** Nothing is to be said any longer. */
export const dismissFileNote = (): void =>
  useStore.setState(({ keeping }) => ({ keeping: { ...keeping, file: null } }));
