// The page's end of the wire to the worker that checks policies.
import type { ChecksAnswer, Kind, PolicyText, Question, Questions, Reply } from './protocol.ts';
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

interface ToCheck {
  readonly policies: readonly PolicyText[];
  readonly take: (answer: ChecksAnswer) => void;
  readonly fail: (error: Error) => void;
}

let checking: number | undefined;
/** The newest of those that came while the worker was at one. */
let next: ToCheck | undefined;

/** A better answer to it may be on its way. */
let latest: number | undefined;

function sendCheck({ policies, take, fail }: ToCheck): void {
  if (latest !== undefined) waiting.delete(latest);
  const goOn = (): void => {
    checking = undefined;
    const waitingCheck = next;
    next = undefined;
    if (waitingCheck) sendCheck(waitingCheck);
  };
  let id = 0;
  id = send('check', policies, {
    take(message) {
      const answer = message as ChecksAnswer;
      if (!answer.more) waiting.delete(id);
      take(answer);
      if (checking === id) goOn();
    },
    fail(error) {
      fail(error);
      if (checking === id) goOn();
    },
  });
  latest = id;
  if (waiting.has(id)) checking = id;
}

/**
 * Has policies checked. While the worker is at one set only the newest of the sets that follow is kept, so whoever
 * types is never waited for. `take` is called twice where files have to be fetched first.
 */
export function checkPolicies(
  policies: readonly PolicyText[],
  take: (answer: ChecksAnswer) => void,
  fail: (error: Error) => void,
): void {
  const asked = { policies, take, fail };
  if (checking === undefined) sendCheck(asked);
  else next = asked;
}
