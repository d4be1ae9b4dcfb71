// The page's end of the wire to the worker that checks policies.
import type { Kind, Question, Questions, Reply } from './protocol.ts';
import workerUrl from './main.ts?worker&url';
import { workerAddress } from './worker-address.ts';

interface Waiting {
  take(answer: unknown): void;
  fail(error: Error): void;
}

const waiting = new Map<number, Waiting>();
let worker: Worker | undefined;
let lastId = 0;

/** Nothing that was asked will be answered; the next question starts another worker. */
function breakDown(message: string): void {
  worker?.terminate();
  worker = undefined;
  const lost = [...waiting.values()];
  waiting.clear();
  for (const { fail } of lost) fail(new Error(message));
}

function startWorker(): Worker {
  const started = new Worker(workerAddress(workerUrl), { type: 'module', name: 'rolewright-checks' });
  started.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
    const { id } = data;
    const asked = waiting.get(id);
    if (!asked) return;
    if (data.ok) asked.take(data.answer);
    else {
      waiting.delete(id);
      asked.fail(new Error(data.message));
    }
  });
  started.addEventListener('error', (event) => {
    event.preventDefault();
    // Without a message it is the file itself that did not come.
    if (worker === started) breakDown(event.message || 'the file that checks could not be loaded');
  });
  return started;
}

function send<K extends Kind>(kind: K, ask: Questions[K]['ask'], asked: Waiting): number {
  lastId += 1;
  waiting.set(lastId, asked);
  try {
    worker ??= startWorker();
    // A worker has no origin to name.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    worker.postMessage({ id: lastId, kind, ask } as Question);
  } catch (error) {
    breakDown(error instanceof Error ? error.message : String(error));
  }
  return lastId;
}

/** Asks the worker one thing. */
export function askWorker<K extends Kind>(
  kind: K,
  ask: Questions[K]['ask'],
): Promise<Questions[K]['answer']> {
  return new Promise((resolve, reject) => {
    const id = send(kind, ask, {
      take(answer) {
        waiting.delete(id);
        resolve(answer as Questions[K]['answer']);
      },
      fail: reject,
    });
  });
}

interface Asked<K extends Kind> {
  readonly ask: Questions[K]['ask'];
  readonly take: (answer: Questions[K]['answer']) => void;
  readonly fail: (error: Error) => void;
}

/** Asks one question after another, whose answers come to `take`, or why there is none to `fail`. */
type AskNewest<K extends Kind> = (...asked: [Asked<K>['ask'], Asked<K>['take'], Asked<K>['fail']]) => void;

/**
 * For questions of which only the newest counts. While the worker is at one, only the newest of those that follow is
 * kept, so whoever types is never waited for. Where files have to be fetched, `take` is called again with more.
 */
function newestOf<K extends Kind>(
  kind: K,
  hasMore: (answer: Questions[K]['answer']) => boolean,
): AskNewest<K> {
  /** The one that has no answer yet. */
  let asking: number | undefined;
  /** A better answer to it may be on its way. */
  let latest: number | undefined;
  /** The newest of those that came while the worker was at one. */
  let next: Asked<K> | undefined;

  function start({ ask, take, fail }: Asked<K>): void {
    if (latest !== undefined) waiting.delete(latest);
    const goOn = (): void => {
      asking = undefined;
      const following = next;
      next = undefined;
      if (following) start(following);
    };
    let id = 0;
    id = send(kind, ask, {
      take(message) {
        const answer = message as Questions[K]['answer'];
        if (!hasMore(answer)) waiting.delete(id);
        take(answer);
        if (asking === id) goOn();
      },
      fail(error) {
        fail(error);
        if (asking === id) goOn();
      },
    });
    latest = id;
    if (waiting.has(id)) asking = id;
  }

  return (ask, take, fail) => {
    const asked = { ask, take, fail };
    if (asking === undefined) start(asked);
    else next = asked;
  };
}

/** Has policies checked. */
export const checkPolicies = newestOf('check', ({ more }) => more);

/** Has it worked out what a subject can do. */
export const askAccess = newestOf('access', ({ more }) => more);
