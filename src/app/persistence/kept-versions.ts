// The versions of this browser, for parts that do not want to wait for their code. What cannot be done is not an error.
import type { PageDraft } from '#app/state/pasted.ts';
import { VERSIONS_DATABASE } from './early-keeping.ts';
import type { Head } from './head.ts';
import type { Recorder } from './versions/recorder.ts';
import type { Version } from './versions/version.ts';

const load = async () => (await import('./versions/index.ts')).openVersions();

let loading: ReturnType<typeof load> | undefined;

export function loadVersions(): ReturnType<typeof load> {
  if (!loading) {
    loading = load();
    // The code may be there on another attempt.
    loading.catch(() => {
      loading = undefined;
    });
  }
  return loading;
}

/** Whether there may be versions: a first visit need not fetch their code to learn that there are none. */
export async function mayHaveVersions(): Promise<boolean> {
  try {
    const databases = await indexedDB.databases();
    return databases.some(({ name }) => name === VERSIONS_DATABASE);
  } catch {
    // A browser that does not tell.
    return true;
  }
}

const IDLE_MS = 2000;

/** Calls come in the order in which they are asked for. */
function whenIdle(call: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(call, { timeout: IDLE_MS });
  else setTimeout(call, IDLE_MS);
}

/** What the visit began with, until it is among the versions. */
let began: { readonly head: Head; readonly draft: PageDraft } | null = null;
let order: Promise<unknown> = Promise.resolve();

/** Calls come in the order in which they are made; a result is not waited for. */
function inOrder<T>(call: (recorder: Recorder) => Promise<T> | T): Promise<T> {
  const step = order.then(async () => {
    const { recorder } = await loadVersions();
    return { result: call(recorder) };
  });
  order = step.catch(() => undefined);
  return step.then(({ result }) => result);
}

function adoptBegun(): void {
  const entry = began;
  began = null;
  if (entry) inOrder((recorder) => recorder.adopt(entry.head, entry.draft)).catch(() => undefined);
}

export interface KeptVersions {
  /** A draft that was kept earlier. */
  adopt(head: Head, draft: PageDraft): void;
  /** Whether the draft is among the versions. */
  record(head: Head, draft: PageDraft): Promise<boolean>;
  /** What is recorded next is another version. */
  complete(): void;
  /** The newest version of a work, or of all. */
  newest(work?: string): Promise<Version | undefined>;
  /** All of them with what was recorded so far, the newest first. Refused where the browser keeps none. */
  list(): Promise<readonly Version[]>;
}

export const keptVersions: KeptVersions = {
  adopt(head, draft) {
    began = { head, draft };
    whenIdle(adoptBegun);
  },
  record(head, draft) {
    adoptBegun();
    return inOrder((recorder) => recorder.record(head, draft)).catch(() => false);
  },
  complete() {
    if (loading) inOrder((recorder) => recorder.complete()).catch(() => undefined);
  },
  async newest(work) {
    try {
      const { store } = await loadVersions();
      return (await (work === undefined ? store.list() : store.listOf(work)))[0];
    } catch {
      return undefined;
    }
  },
  async list() {
    await inOrder((recorder) => recorder.settled());
    return (await loadVersions()).store.list();
  },
};
