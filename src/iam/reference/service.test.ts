// A service reads the parts of its file one by one, and always as the same values.
import { expect, test } from 'vitest';
import type { ServiceFile } from './files.ts';
import { carries, readService } from './service.ts';

const FILE: ServiceFile = {
  actions: [
    ['GetThing', 1, [0, 1], 1, 'get a thing'],
    ['ListThings', 0, [], 0, 'list things'],
    ['PutThing', 2, [1, 7], 2, 'put a thing'],
  ],
  resources: [
    ['thing', 'arn:${Partition}:demo:::${ThingName}', 2],
    ['part', 'arn:${Partition}:demo:::${ThingName}/${Part}', 0],
  ],
  keys: [
    ['demo:Kind', 'String', 'the kind'],
    ['aws:ResourceTag/${TagKey}', 'String', 'a tag'],
  ],
  keySets: [[], [0], [1, 9]],
};

test('finds actions by their names in lower case, each as one value', () => {
  const { actions } = readService('demo', FILE);
  const get = actions.get('getthing');
  expect(get).toMatchObject({ prefix: 'demo', name: 'GetThing', level: 'Read', description: 'get a thing' });
  expect(actions.get('getthing')).toBe(get);
  expect([...actions.values()][0]).toBe(get);
  expect(actions.get('GetThing')).toBeUndefined();
  expect([actions.has('listthings'), actions.has('things'), actions.size]).toEqual([true, false, 3]);
});

test('lists actions in the order of the file, whichever was asked for first', () => {
  const { actions } = readService('demo', FILE);
  const last = actions.get('putthing');
  expect([...actions.keys()]).toEqual(['getthing', 'listthings', 'putthing']);
  expect([...actions].map(([name, action]) => [name, action.name])).toEqual([
    ['getthing', 'GetThing'],
    ['listthings', 'ListThings'],
    ['putthing', 'PutThing'],
  ]);
  const seen: unknown[] = [];
  actions.forEach((action) => seen.push(action));
  expect(seen).toEqual([...actions.values()]);
  expect(seen[2]).toBe(last);
});

test('lists them in that order also when each was asked for already', () => {
  const { actions } = readService('demo', FILE);
  for (const name of ['putthing', 'listthings', 'getthing']) actions.get(name);
  expect([...actions.values()].map(({ name }) => name)).toEqual(['GetThing', 'ListThings', 'PutThing']);
});

test('links actions, resource types and keys, and leaves out numbers that stand for nothing', () => {
  const { actions, resourceTypes, keys } = readService('demo', FILE);
  const [thing, part] = resourceTypes;
  expect(actions.get('getthing')?.resourceTypes).toEqual([thing, part]);
  expect(actions.get('putthing')?.resourceTypes).toEqual([part]);
  expect(actions.get('putthing')?.resourceTypes[0]).toBe(part);
  const kind = keys.find('demo:kind');
  const tag = keys.find('aws:ResourceTag/team');
  expect([...(actions.get('getthing')?.keys ?? [])]).toEqual([kind]);
  expect([...(thing?.keys ?? [])]).toEqual([tag]);
  expect(carries(actions.get('getthing')!, tag!)).toBe(true);
  expect(carries(actions.get('listthings')!, kind!)).toBe(false);
});
