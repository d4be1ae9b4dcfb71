// Files are loaded once, when a policy first names a service; a file that failed is loaded again for the next policy.
import { readReference } from 'virtual:reference-files';
import { expect, test } from 'vitest';
import { RULES } from '#deepseek/rules/index.ts';
import { findingsOn, readPolicy } from '#iam/editing/check-policy.ts';
import { createLoader } from './reference-loader.ts';

const sourcesOf = (...actions: string[]) => {
  const Statement = [{ Effect: 'Allow', Action: actions, Resource: '*' }];
  const { source } = readPolicy({
    type: 'identity',
    text: JSON.stringify({ Version: '2012-10-17', Statement }),
  });
  return source ? [source] : [];
};

/** A loader of the real files that records what is fetched, and fails for the given files. */
function watched(failing: ReadonlySet<string> = new Set()) {
  const fetched: string[] = [];
  const loader = createLoader(async (file) => {
    fetched.push(file);
    if (failing.has(file)) throw new Error(`no ${file}`);
    return readReference(file);
  });
  return { fetched, loader };
}

test('fetches the index once, and each service when a policy first names it', async () => {
  const { fetched, loader } = watched();
  expect(await loader.load(sourcesOf('s3:GetObject'))).toEqual([]);
  expect(await loader.load(sourcesOf('s3:GetObject', 'kms:Decrypt'))).toEqual([]);
  expect(fetched).toEqual(['index', 's3', 'kms']);
  expect(loader.current()?.service('s3')).toBeDefined();
});

test('simultaneous questions share a fetch', async () => {
  const { fetched, loader } = watched();
  await Promise.all([loader.load(sourcesOf('s3:GetObject')), loader.load(sourcesOf('s3:PutObject'))]);
  expect(fetched).toEqual(['index', 's3']);
});

test('a service that failed to load is named, and tried again', async () => {
  const failing = new Set(['s3']);
  const { fetched, loader } = watched(failing);
  expect(await loader.load(sourcesOf('s3:GetObject', 'kms:Decrypt'))).toEqual(['s3']);
  expect(loader.current()?.service('kms')).toBeDefined();
  failing.clear();
  expect(await loader.load(sourcesOf('s3:GetObject'))).toEqual([]);
  expect(fetched.filter((file) => file === 's3')).toHaveLength(2);
});

test('without the index nothing else is fetched', async () => {
  const failing = new Set(['index']);
  const { fetched, loader } = watched(failing);
  expect(await loader.load(sourcesOf('s3:GetObject'))).toEqual(['index']);
  expect(loader.current()).toBeUndefined();
  expect(loader.needs(sourcesOf('s3:GetObject'))).toBe(true);
  failing.clear();
  expect(await loader.load(sourcesOf('s3:GetObject'))).toEqual([]);
  expect(fetched).toEqual(['index', 'index', 's3']);
});

test('a file that cannot be read counts as failed', async () => {
  const { loader } = watched();
  const broken = createLoader(async (file) => (file === 's3' ? { actions: 1 } : readReference(file)));
  expect(await broken.load(sourcesOf('s3:GetObject'))).toEqual(['s3']);
  expect(await loader.load(sourcesOf('not-a-service:Run'))).toEqual([]);
});

test('services are fetched by name, after the index, and none of them twice', async () => {
  const failing = new Set(['kms']);
  const { fetched, loader } = watched(failing);
  expect(await loader.loadServices(['s3', 'kms'])).toEqual(['kms']);
  expect(await loader.load(sourcesOf('s3:GetObject'))).toEqual([]);
  expect(await loader.loadServices([])).toEqual([]);
  expect(fetched).toEqual(['index', 's3', 'kms']);
});

test('a policy that was read once is judged again by what was loaded since', async () => {
  const { loader } = watched();
  const Statement = [
    {
      Effect: 'Allow',
      Action: ['s3:GetObject', 's3:ListBucket'],
      Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/*',
    },
  ];
  const policy = readPolicy({
    type: 'identity',
    text: JSON.stringify({ Version: '2012-10-17', Statement }),
  });
  const rules = () => findingsOn(policy, loader.current(), RULES).findings.map(({ id }) => id);
  await loader.load([]);
  expect(rules()).not.toContain('action-resource-mismatch');
  await loader.load(policy.source ? [policy.source] : []);
  expect(rules()).toContain('action-resource-mismatch');
});
