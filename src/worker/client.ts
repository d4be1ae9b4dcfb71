// The page's side of the worker that checks policies: sends questions and hands out the answers.
import type { Kind, Question, Questions, Reply } from './protocol.ts';

interface Waiting {
  take(answer: unknown): void;
  fail(error: Error): void;
}

type Take<K extends Kind> = (answer: Questions[K]['answer']) => void;
type Fail = (error: Error) => void;

/** Asks a question; its answers go to `take`, and why there is none to `fail`. */
type AskNewest<K extends Kind> = (ask: Questions[K]['ask'], take: Take<K>, fail: Fail) => void;

export interface WorkerClient {
  ask<K extends Kind>(kind: K, ask: Questions[K]['ask']): Promise<Questions[K]['answer']>;
  /** Has policies checked. Of several questions only the newest counts. */
  readonly checkPolicies: AskNewest<'check'>;
  /** Asks what a subject can do. Of several questions only the newest counts. */
  readonly askAccess: AskNewest<'access'>;
  /** Has the next question start a new worker, unless one waits for its answer. */
  renew(): void;
}

/** The worker is started with the first question, and again with the next one after it broke down. */
export function createWorkerClient(startWorker: () => Worker): WorkerClient {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let lastId = 0;

  /** Fails every question that has no answer yet. */
  function breakDown(message: string): void {
    worker?.terminate();
    worker = undefined;
    const lost = [...waiting.values()];
    waiting.clear();
    for (const { fail } of lost) fail(new Error(message));
  }

  function start(): Worker {
    const started = startWorker();
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
      // An error without a message: the worker's file could not be loaded.
      if (worker === started) breakDown(event.message || 'the file that checks could not be loaded');
    });
    return started;
  }

  function send<K extends Kind>(kind: K, ask: Questions[K]['ask'], asked: Waiting): number {
    lastId += 1;
    waiting.set(lastId, asked);
    try {
      worker ??= start();
      // A worker has no origin to name.
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      worker.postMessage({ id: lastId, kind, ask } as Question);
    } catch (error) {
      breakDown(error instanceof Error ? error.message : String(error));
    }
    return lastId;
  }

  /**
   * For questions of which only the newest counts. While the worker is busy with one, only the newest of the following
   * ones is kept, so that nobody who types has to wait. Where files have to be loaded, `take` is called again with a
   * better answer.
   */
  function newestOf<K extends Kind>(
    kind: K,
    hasMore: (answer: Questions[K]['answer']) => boolean,
  ): AskNewest<K> {
    /** The question without an answer. */
    let asking: number | undefined;
    /** The newest question that was sent: a better answer to it may follow. */
    let latest: number | undefined;
    /** Sends the newest of the questions that wait. */
    let next: (() => void) | undefined;

    function sendNow(ask: Questions[K]['ask'], take: Take<K>, fail: Fail): void {
      if (latest !== undefined) waiting.delete(latest);
      const settle = (): void => {
        asking = undefined;
        const following = next;
        next = undefined;
        following?.();
      };
      let id = 0;
      id = send(kind, ask, {
        take(message) {
          const answer = message as Questions[K]['answer'];
          if (!hasMore(answer)) waiting.delete(id);
          take(answer);
          if (asking === id) settle();
        },
        fail(error) {
          fail(error);
          if (asking === id) settle();
        },
      });
      latest = id;
      if (waiting.has(id)) asking = id;
    }

    return (ask, take, fail) => {
      if (asking === undefined) sendNow(ask, take, fail);
      else next = () => sendNow(ask, take, fail);
    };
  }

  return {
    ask: (kind, ask) =>
      new Promise((resolve, reject) => {
        const id = send(kind, ask, {
          take(answer) {
            waiting.delete(id);
            resolve(answer as Questions[typeof kind]['answer']);
          },
          fail: reject,
        });
      }),
    checkPolicies: newestOf('check', ({ more }) => more),
    askAccess: newestOf('access', ({ more }) => more),
    renew() {
      if (waiting.size > 0) return;
      worker?.terminate();
      worker = undefined;
    },
  };
}
