// Access is answered at once with what is loaded, again as files arrive, and no longer once something newer is asked.
import { readReference } from 'virtual:reference-files';
import { expect, test } from 'vitest';
import type { AccessQuery } from '#iam/access/access-view.ts';
import { subjectsOfPolicies } from '#iam/access/subject.ts';
import { createAccessAnswers } from './access.ts';
import type { AccessAnswer } from './protocol.ts';
import { createLoader } from './reference-loader.ts';

const askOf = (Action: unknown): AccessQuery => {
  const source = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource: '*' }] };
  return { subject: subjectsOfPolicies([{ id: 'p', title: 'p', type: 'identity', source }])[0]! };
};

interface Said extends AccessAnswer {
  readonly id: number;
}

/** With the real files of the service reference, some of which fail to load. */
function started(failing: ReadonlySet<string> = new Set()) {
  const said: Said[] = [];
  const fetched: string[] = [];
  const loader = createLoader(async (file) => {
    fetched.push(file);
    if (failing.has(file)) throw new Error(`no ${file}`);
    return readReference(file);
  });
  return { said, fetched, ...createAccessAnswers(loader, (id, answer) => said.push({ id, ...answer })) };
}

const levelsIn = ({ view }: AccessAnswer) =>
  new Set(view?.services.flatMap(({ actionGroups }) => actionGroups.map(({ level }) => level)));

test('the first answer is empty, the next has what the index tells, the last has everything', async () => {
  const { access, said, fetched } = started();
  await access(1, askOf('sqs:SendMessage'));
  expect(said.map(({ more, view }) => [more, view !== undefined])).toEqual([
    [true, false],
    [true, true],
    [false, true],
  ]);
  expect(levelsIn(said[1]!)).toEqual(new Set([undefined]));
  expect(levelsIn(said[2]!)).toEqual(new Set(['Write']));
  expect(fetched).toEqual(['index', 'sqs']);
  await access(2, askOf('sqs:SendMessage'));
  expect(said.slice(3).map(({ id, more }) => [id, more])).toEqual([[2, false]]);
});

test('access to everything is answered in parts', async () => {
  const { access, said, fetched } = started();
  await access(1, askOf('*'));
  const known = said.map(
    ({ view }) => view?.services.filter(({ groups }) => groups[0]?.level !== undefined).length ?? 0,
  );
  expect(known).toEqual(known.toSorted((a, b) => a - b));
  expect(known.length).toBeGreaterThan(4);
  expect(known.at(-1)).toBe(456);
  expect(said.at(-1)).toMatchObject({ more: false, missing: [] });
  expect(new Set(fetched).size).toBe(fetched.length);
});

test('an older question is no longer answered once there is a newer one', async () => {
  const { access, said } = started();
  await Promise.all([access(1, askOf('*')), access(2, askOf('sqs:SendMessage'))]);
  expect(said.map(({ id }) => id)).toEqual([1, 2, 2, 2]);
});

test('a file that fails to load is named, the rest is answered, and the next question tries again', async () => {
  const failing = new Set(['sqs']);
  const { access, said } = started(failing);
  await access(1, askOf(['sqs:SendMessage', 's3:GetObject']));
  expect(said.at(-1)).toMatchObject({ more: false, missing: ['sqs'] });
  expect(levelsIn(said.at(-1)!)).toEqual(new Set([undefined, 'Read']));
  failing.clear();
  await access(2, askOf(['sqs:SendMessage', 's3:GetObject']));
  expect(said.at(-1)).toMatchObject({ more: false, missing: [] });
});

test('a complete answer does not end the questions before it', async () => {
  const { access, wholeAccess, said } = started();
  const [, answer] = await Promise.all([access(1, askOf('sqs:*')), wholeAccess(askOf('s3:GetObject'))]);
  expect(answer).toMatchObject({ more: false, missing: [] });
  expect(levelsIn(answer)).toEqual(new Set(['Read']));
  expect(said.at(-1)).toMatchObject({ id: 1, more: false });
});

test('without the index there is no answer, and the index is named as missing', async () => {
  const failing = new Set(['index']);
  const { access, said, accessText } = started(failing);
  await access(1, askOf('*'));
  expect(said).toEqual([
    { id: 1, view: undefined, more: true, missing: [] },
    { id: 1, view: undefined, more: false, missing: ['index'] },
  ]);
  await expect(accessText({ ...askOf('*'), form: 'csv' })).rejects.toThrow('could not be loaded');
  failing.clear();
  expect(await accessText({ ...askOf('sqs:SendMessage'), form: 'csv' })).toContain('sqs,SendMessage,Write');
});
