// A worker client for tests: it records the questions, and the test answers them.
import type { WorkerClient } from '#worker/client.ts';
import type { ChecksAnswer, Kind, PolicyText, Questions } from '#worker/protocol.ts';

interface AskedCheck {
  readonly texts: readonly string[];
  readonly take: (answer: ChecksAnswer) => void;
  readonly fail: (error: Error) => void;
}

type Answers = { readonly [K in Kind]?: (ask: Questions[K]['ask']) => Questions[K]['answer'] };

/** Questions without an answer here are refused. */
export function fakeWorker(answers: Answers = {}) {
  const checks: AskedCheck[] = [];
  const asked: Kind[] = [];
  const worker: WorkerClient = {
    async ask(kind, ask) {
      asked.push(kind);
      const answer = answers[kind];
      if (!answer) throw new Error(`no answer to ${kind}`);
      return answer(ask);
    },
    checkPolicies(policies: readonly PolicyText[], take, fail) {
      checks.push({ texts: policies.map(({ text }) => text), take, fail });
    },
    askAccess() {},
    renew() {},
  };
  return { worker, checks, asked };
}

export const noFindings = (count: number, rest: Partial<ChecksAnswer> = {}): ChecksAnswer => ({
  checks: Array.from({ length: count }, () => ({ findings: [], statements: [] })),
  more: false,
  missing: [],
  date: undefined,
  ...rest,
});
