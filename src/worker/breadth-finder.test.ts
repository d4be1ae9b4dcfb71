// How far policies reach is read from the files of the services that they name, and no others.
import { readReference } from 'virtual:reference-files';
import { expect, test } from 'vitest';
import type { ReadinessDocument } from '#deepseek/readiness/readiness.ts';
import { findBreadths } from './breadth-finder.ts';
import { createLoader } from './reference-loader.ts';

async function breadthsOf(Action: string, composed?: string) {
  const fetched: string[] = [];
  const loader = createLoader(async (file) => {
    fetched.push(file);
    return readReference(file);
  });
  const text = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action, Resource: '*' }],
  });
  const document: ReadinessDocument = {
    id: 'p',
    type: 'identity',
    text,
    ...(composed === undefined ? {} : { composed: composed === '' ? text : composed }),
  };
  const found = await findBreadths([document], loader);
  return { fetched, text, counts: found.map(({ onEverything }) => onEverything.length), found };
}

test('one action', async () => {
  const { fetched, found, text } = await breadthsOf('s3:PutObject');
  expect(found).toEqual([{ document: 'p', text, onEverything: ['s3:PutObject'], risks: [] }]);
  expect(fetched).toEqual(['index', 's3']);
});

test('everything needs the index alone', async () => {
  const { fetched, counts } = await breadthsOf('*');
  expect(counts[0]).toBeGreaterThan(20_000);
  expect(fetched).toEqual(['index']);
});

test('nothing of a policy as composed', async () => {
  expect((await breadthsOf('s3:PutObject', '')).found).toEqual([]);
});
