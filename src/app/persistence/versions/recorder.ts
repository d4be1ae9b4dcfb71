// Records what the keeper keeps as versions, one after the other. While one is written, only the newest that waits counts.
import type { PageDraft } from '#app/state/pasted.ts';
import type { Head } from '#app/persistence/head.ts';
import { draftText } from '#app/persistence/kept-draft.ts';
import type { VersionStore } from './version-store.ts';
import { isBigChange, STEP_MS } from './version.ts';

interface Entry {
  readonly head: Head;
  readonly draft: PageDraft;
}

/** The version that changes go into. */
interface Current extends Entry {
  readonly id: number;
  readonly since: number;
}

interface RecorderClocks {
  /** A clock that nobody can set. */
  readonly elapsed: () => number;
  readonly now: () => number;
}

const CLOCKS: RecorderClocks = { elapsed: () => performance.now(), now: () => Date.now() };

export function createRecorder(store: VersionStore, { elapsed, now }: RecorderClocks = CLOCKS) {
  let current: Current | null = null;
  let tail: Promise<unknown> = Promise.resolve();
  let waiting: { entry: Entry; done: Promise<boolean> } | null = null;

  function enqueue<T>(work: () => Promise<T>): Promise<T> {
    const done = tail.then(work);
    tail = done.catch(() => undefined);
    return done;
  }

  async function write({ head, draft }: Entry): Promise<boolean> {
    const open =
      current?.head.work === head.work &&
      elapsed() - current.since < STEP_MS &&
      !isBigChange(current.draft, draft)
        ? current
        : null;
    const { work, revision } = head;
    try {
      const id = await store.put({ work, revision, at: now(), draft }, open?.id);
      current = { head, draft, id, since: open?.since ?? elapsed() };
      return true;
    } catch {
      return false;
    }
  }

  /** What is recorded next is another version. */
  function complete(): void {
    waiting = null;
    void enqueue(async () => {
      current = null;
    });
  }

  return {
    complete,
    /** Once all that was asked for is written. */
    settled: (): Promise<void> => enqueue(async () => undefined),
    /** Whether the draft is among the versions. */
    record(head: Head, draft: PageDraft): Promise<boolean> {
      const entry = { head, draft };
      if (waiting && waiting.entry.head.work === head.work && !isBigChange(waiting.entry.draft, draft)) {
        waiting.entry = entry;
        return waiting.done;
      }
      const next = { entry, done: Promise.resolve(false) };
      waiting = next;
      next.done = enqueue(() => {
        if (waiting === next) waiting = null;
        return write(next.entry);
      });
      return next.done;
    },
    /** A draft that was there before becomes a version, if it is not one. What is changed next is another one. */
    adopt({ work, revision }: Head, draft: PageDraft): Promise<void> {
      complete();
      return enqueue(async () => {
        const text = draftText(draft);
        const known = await store.listOf(work);
        if (known.some((version) => draftText(version.draft) === text)) return;
        await store.put({ work, revision, at: null, draft });
      });
    },
  };
}

export type Recorder = ReturnType<typeof createRecorder>;
