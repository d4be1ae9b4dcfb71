// The built app as a host serves it: headers, security policy, first paint without scripts, no other origins.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test as unwatched } from '@playwright/test';
import { root } from '#workshop/build/fingerprint.mjs';
import { headersFor, parseHeadersFile } from '#workshop/build/security-headers.ts';
import { fullEditor, open } from './page.ts';
import { expect, test } from './test.ts';

const dist = join(root, 'dist');
const filesIn = (folder: string) => readdirSync(join(dist, folder)).map((name) => join(folder, name));
const textOf = (file: string) => readFileSync(join(dist, file), 'utf8');

test('every kind of file is served with the headers of the headers file', async ({ request, baseURL }) => {
  const rules = parseHeadersFile(textOf('_headers'));
  const paths = [
    '/',
    '/index.html',
    '/favicon.svg',
    '/nowhere',
    ...filesIn('assets').map((file) => `/${file}`),
  ];
  for (const path of paths) {
    const response = await request.get(new URL(path, baseURL).href);
    const served = response.headers();
    for (const [name, value] of headersFor(rules, path)) {
      expect(served[name.toLowerCase()], `${name} of ${path}`).toBe(value);
    }
  }
});

test('text is served compressed', async ({ request }) => {
  const entry = filesIn('assets').find((file) => file.endsWith('.js'));
  const response = await request.get(`/${entry}`, { headers: { 'Accept-Encoding': 'gzip' } });
  expect(response.headers()['content-encoding']).toBe('gzip');
});

test('the page is cross-origin isolated', async ({ page }) => {
  await page.goto('/');
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
});

test('everything that loads later does load', async ({ page }) => {
  await open(page);
  await fullEditor(page);
  await expect(page.getByRole('textbox', { name: /^Permissions policy of/ })).toBeAttached();
});

test('each part is asked for while the one before it is still on its way', async ({ page }) => {
  const [shell, work, editor] = [/\/index-[^/]*\.js$/, /\/work-[^/]*\.js$/, /\/monaco-editor-[^/]*\.js$/];
  const askedForWork = page.waitForRequest(work);
  const askedForEditor = page.waitForRequest(editor);
  // Each comes only once the next has been asked for.
  await page.route(shell, async (route) => {
    await askedForWork;
    await route.continue();
  });
  await page.route(work, async (route) => {
    await askedForEditor;
    await route.continue();
  });
  await open(page);
  await fullEditor(page);
});

test('no error is made ahead: with developer tools each makes a browser read a whole file again', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const made: string[] = [];
    Object.assign(globalThis, { made });
    globalThis.Error = new Proxy(Error, {
      apply: (target, self, given: unknown[]) => {
        made.push(String(given[0]));
        return Reflect.apply(target, self, given);
      },
      construct: (target, given: unknown[], newTarget) => {
        made.push(String(given[0]));
        return Reflect.construct(target, given, newTarget);
      },
    });
  });
  await open(page);
  await fullEditor(page);
  expect(await page.evaluate(() => Reflect.get(globalThis, 'made'))).toEqual([]);
});

test('where the full editor is only offered, its code is not asked for', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const askedForChecks = page.waitForRequest(/\/main-[^/]*\.js$/);
  await page.goto('/');
  await askedForChecks;
  expect(asked.filter((url) => url.includes('monaco'))).toEqual([]);
});

test('nothing blocks the first paint', async ({ page }) => {
  await page.goto('/', { waitUntil: 'load' });
  const blocking = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter((entry) => 'renderBlockingStatus' in entry && entry.renderBlockingStatus === 'blocking')
      .map((entry) => entry.name),
  );
  expect(blocking).toEqual([]);
  expect(textOf('index.html')).not.toMatch(/<link rel="stylesheet"|<script(?! type="module")[^>]*\ssrc=/);
});

test('React takes over the prerendered page unchanged', async ({ page }) => {
  await page.addInitScript(() => {
    const watched: { first?: Element } = {};
    Object.assign(globalThis, { watched });
    const observer = new MutationObserver(() => {
      const first = document.querySelector('#root > *');
      if (!first) return;
      watched.first = first;
      observer.disconnect();
    });
    observer.observe(document, { childList: true, subtree: true });
  });
  await open(page);
  // The last part to come, and with it every other.
  await fullEditor(page);
  const kept = await page.evaluate(() => {
    const { first }: { first?: unknown } = Object(Reflect.get(globalThis, 'watched'));
    return first instanceof Element && first.isConnected;
  });
  expect(kept).toBe(true);
});

// Not watched: these tests cause the violation.
unwatched('the page can fetch nothing, not even from its own host', async ({ page }) => {
  await page.goto('/');
  const outcome = await page.evaluate(() =>
    fetch('./index.html').then(
      () => 'fetched',
      () => 'refused',
    ),
  );
  expect(outcome).toBe('refused');
});

unwatched('the page runs no code from a string', async ({ page }) => {
  await page.goto('/');
  const outcome = await page.evaluate(() => {
    const image = document.createElement('div');
    try {
      image.innerHTML = '<img src="x" onerror="document.title = 1">';
      return 'written';
    } catch (error) {
      return String(error);
    }
  });
  expect(outcome).toContain('TrustedHTML');
});

test('the built files name no hosts except for documentation', () => {
  const documentation = new Set([
    'docs.aws.amazon.com',
    // AWS's own pages on its containers and on its Python SDK for SageMaker.
    'aws.github.io',
    'sagemaker.readthedocs.io',
    // Pages on errors that are none of AWS’s.
    'docs.github.com',
    'api-docs.deepseek.com',
    'huggingface.co',
    // Names of XML vocabularies, and the help pages that React and Monaco name in their messages.
    'www.w3.org',
    'react.dev',
    'github.com',
    'code.visualstudio.com',
    'microsoft.com',
  ]);
  // In examples of rules and tokens, among what is suggested, and in files that are exported.
  const named = new Set([
    'signin.aws.amazon.com',
    'accounts.google.com',
    'gitlab.com',
    'token.actions.githubusercontent.com',
  ]);
  // In commands to copy and examples to type: text, which the page can fetch no more than anything else.
  const isExample = (host: string): boolean =>
    named.has(host) || /\.amazonaws\.com$|^runtime\.sagemaker$|\.example\.com$/.test(host);
  const found = new Set<string>();
  const files = [...filesIn('assets'), 'index.html'].filter((file) => /\.(js|css|html)$/.test(file));
  for (const file of files) {
    for (const [, host = ''] of textOf(file).matchAll(/https?:\/\/([a-z0-9-]+(?:\.[a-z0-9-]+)+)/gi)) {
      if (!documentation.has(host) && !isExample(host)) found.add(`${host} in ${file}`);
    }
  }
  expect([...found]).toEqual([]);
});
