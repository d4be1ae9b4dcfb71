// The page's end of the wire: the newest check wins, and a worker that breaks down is said and replaced.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Subject } from '#core/access/subject.ts';
import type { ChecksAnswer, PolicyText, Question, Reply } from './protocol.ts';

vi.mock('./main.ts?worker&url', () => ({ default: '/worker.js' }));
vi.mock('./worker-address.ts', () => ({ workerAddress: (url: string) => url }));

class FakeWorker extends EventTarget {
  static all: FakeWorker[] = [];
  readonly asked: Question[] = [];
  constructor(readonly url: string) {
    super();
    FakeWorker.all.push(this);
  }
  postMessage(question: Question): void {
    this.asked.push(question);
  }
  terminate(): void {}
  answer(reply: Reply): void {
    this.dispatchEvent(Object.assign(new Event('message'), { data: reply }));
  }
  breakDown(message: string): void {
    this.dispatchEvent(Object.assign(new Event('error'), { message }));
  }
}

beforeEach(() => {
  vi.resetModules();
  FakeWorker.all = [];
  vi.stubGlobal('Worker', FakeWorker);
});
afterEach(() => vi.unstubAllGlobals());

const start = () => import('./client.ts');
const worker = () => FakeWorker.all.at(-1)!;
const policies = (text: string): readonly PolicyText[] => [{ type: 'identity', text }];
const textsAsked = () =>
  worker().asked.map(({ ask }) => (Array.isArray(ask) ? (ask as PolicyText[])[0]?.text : ask));
const none: ChecksAnswer = { checks: [], more: false, missing: [], date: undefined };

test('no worker is started before something is asked', async () => {
  const { askWorker } = await start();
  expect(FakeWorker.all).toHaveLength(0);
  const answered = askWorker('format', '{}');
  worker().answer({ id: worker().asked[0]!.id, ok: true, answer: '{}' });
  expect(await answered).toBe('{}');
});

test('of the checks that come while one is under way only the newest is asked', async () => {
  const { checkPolicies } = await start();
  const said: string[] = [];
  for (const text of ['a', 'b', 'c', 'd'])
    checkPolicies(
      policies(text),
      () => said.push(text),
      () => {},
    );
  expect(textsAsked()).toEqual(['a']);
  worker().answer({ id: worker().asked[0]!.id, ok: true, answer: none });
  expect(textsAsked()).toEqual(['a', 'd']);
  worker().answer({ id: worker().asked[1]!.id, ok: true, answer: none });
  expect(said).toEqual(['a', 'd']);
});

test('while files are fetched for one check, the next is asked, and the older answer counts no more', async () => {
  const { checkPolicies } = await start();
  const said: string[] = [];
  const ask = (text: string) =>
    checkPolicies(
      policies(text),
      ({ more }) => said.push(more ? `${text}…` : text),
      () => {},
    );
  ask('a');
  ask('b');
  const [first] = worker().asked;
  worker().answer({ id: first!.id, ok: true, answer: { ...none, more: true } });
  expect(textsAsked()).toEqual(['a', 'b']);
  worker().answer({ id: first!.id, ok: true, answer: none });
  worker().answer({ id: worker().asked[1]!.id, ok: true, answer: none });
  expect(said).toEqual(['a…', 'b']);
});

test('questions of another kind go their own way', async () => {
  const { askAccess, checkPolicies } = await start();
  const said: string[] = [];
  const subject = { title: 'a' } as Subject;
  checkPolicies(
    policies('a'),
    () => said.push('check'),
    () => {},
  );
  askAccess(
    { subject },
    () => said.push('first access'),
    () => {},
  );
  askAccess(
    { subject },
    () => said.push('second access'),
    () => {},
  );
  expect(worker().asked.map(({ kind }) => kind)).toEqual(['check', 'access']);
  const nothing = { view: undefined, missing: [] };
  worker().answer({ id: worker().asked[1]!.id, ok: true, answer: { ...nothing, more: true } });
  worker().answer({ id: worker().asked[1]!.id, ok: true, answer: { ...nothing, more: false } });
  worker().answer({ id: worker().asked[2]!.id, ok: true, answer: { ...nothing, more: false } });
  worker().answer({ id: worker().asked[0]!.id, ok: true, answer: none });
  expect(said).toEqual(['first access', 'second access', 'check']);
});

test('a question that fails lets the next one through', async () => {
  const { checkPolicies } = await start();
  const said: string[] = [];
  for (const text of ['a', 'b'])
    checkPolicies(
      policies(text),
      () => said.push(text),
      ({ message }) => said.push(message),
    );
  worker().answer({ id: worker().asked[0]!.id, ok: false, message: 'no' });
  expect(textsAsked()).toEqual(['a', 'b']);
  worker().answer({ id: worker().asked[1]!.id, ok: true, answer: none });
  expect(said).toEqual(['no', 'b']);
});

test('a worker that breaks down fails what was asked, and the next question starts another', async () => {
  const { askWorker, checkPolicies } = await start();
  const faults: string[] = [];
  checkPolicies(
    policies('a'),
    () => {},
    ({ message }) => faults.push(message),
  );
  const format = askWorker('format', '{}');
  worker().breakDown('');
  expect(faults).toEqual(['the file that checks could not be loaded']);
  await expect(format).rejects.toThrow('could not be loaded');
  checkPolicies(
    policies('b'),
    () => {},
    () => {},
  );
  expect(FakeWorker.all).toHaveLength(2);
  expect(textsAsked()).toEqual(['b']);
});

test('a browser that starts no worker is a fault that is said', async () => {
  vi.stubGlobal('Worker', function NoWorker() {
    throw new Error('no workers here');
  });
  const { askWorker } = await start();
  await expect(askWorker('format', '{}')).rejects.toThrow('no workers here');
});
