// The newest question wins, and a worker that breaks down is reported and replaced.
import { beforeEach, expect, test } from 'vitest';
import type { Subject } from '#iam/access/subject.ts';
import { createWorkerClient, type WorkerClient } from './client.ts';
import type { ChecksAnswer, PolicyText, Question, Reply } from './protocol.ts';

class FakeWorker extends EventTarget {
  static all: FakeWorker[] = [];
  readonly asked: Question[] = [];
  constructor() {
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

let client: WorkerClient;

beforeEach(() => {
  FakeWorker.all = [];
  client = createWorkerClient(() => new FakeWorker() as unknown as Worker);
});

const worker = () => FakeWorker.all.at(-1)!;
const policies = (text: string): readonly PolicyText[] => [{ type: 'identity', text }];
const textsAsked = () =>
  worker().asked.map(({ ask }) => (Array.isArray(ask) ? (ask as PolicyText[])[0]?.text : ask));
const none: ChecksAnswer = { checks: [], more: false, missing: [], date: undefined };

test('no worker is started before the first question', async () => {
  expect(FakeWorker.all).toHaveLength(0);
  const answered = client.ask('format', '{}');
  worker().answer({ id: worker().asked[0]!.id, ok: true, answer: '{}' });
  expect(await answered).toBe('{}');
});

test('of the checks that wait for one, only the newest is sent', async () => {
  const said: string[] = [];
  for (const text of ['a', 'b', 'c', 'd'])
    client.checkPolicies(
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

test('while files are loaded for one check the next is sent, and the older answer is dropped', async () => {
  const said: string[] = [];
  const ask = (text: string) =>
    client.checkPolicies(
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

test('questions of different kinds do not wait for each other', async () => {
  const said: string[] = [];
  const subject = { title: 'a' } as Subject;
  client.checkPolicies(
    policies('a'),
    () => said.push('check'),
    () => {},
  );
  client.askAccess(
    { subject },
    () => said.push('first access'),
    () => {},
  );
  client.askAccess(
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

test('after a question that fails, the next one is sent', async () => {
  const said: string[] = [];
  for (const text of ['a', 'b'])
    client.checkPolicies(
      policies(text),
      () => said.push(text),
      ({ message }) => said.push(message),
    );
  worker().answer({ id: worker().asked[0]!.id, ok: false, message: 'no' });
  expect(textsAsked()).toEqual(['a', 'b']);
  worker().answer({ id: worker().asked[1]!.id, ok: true, answer: none });
  expect(said).toEqual(['no', 'b']);
});

test('a worker that breaks down fails the open questions, and the next question starts another', async () => {
  const faults: string[] = [];
  client.checkPolicies(
    policies('a'),
    () => {},
    ({ message }) => faults.push(message),
  );
  const format = client.ask('format', '{}');
  worker().breakDown('');
  expect(faults).toEqual([expect.stringContaining('could not be loaded')]);
  await expect(format).rejects.toThrow('could not be loaded');
  client.checkPolicies(
    policies('b'),
    () => {},
    () => {},
  );
  expect(FakeWorker.all).toHaveLength(2);
  expect(textsAsked()).toEqual(['b']);
});

test('a browser that cannot start a worker fails the question with its reason', async () => {
  client = createWorkerClient(() => {
    throw new Error('no workers here');
  });
  await expect(client.ask('format', '{}')).rejects.toThrow('no workers here');
});

test('a worker that owes no answer is replaced when it is to be renewed', async () => {
  const first = client.ask('format', '{}');
  client.renew();
  worker().answer({ id: worker().asked[0]!.id, ok: true, answer: '{}' });
  await first;
  client.renew();
  expect(FakeWorker.all).toHaveLength(1);
  void client.ask('format', '[]');
  expect(FakeWorker.all).toHaveLength(2);
});
