// The security headers, in every form in which they are delivered.
import { describe, expect, test } from 'vitest';
import {
  contentSecurityPolicy,
  headerRules,
  headersFile,
  headersFor,
  nginxExample,
  parseHeadersFile,
} from './security-headers.ts';

const hash = 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';
const hashes = { styles: [hash], scripts: ['sha256-x'] };
const rules = headerRules(hashes);

const directivesOf = (policy: string) =>
  new Map(
    policy.split('; ').map((directive): [string, string] => {
      const [name = '', ...values] = directive.split(' ');
      return [name, values.join(' ')];
    }),
  );

describe('the content security policy', () => {
  const header = directivesOf(contentSecurityPolicy('header', hashes));
  const meta = directivesOf(contentSecurityPolicy('meta', hashes));

  test('allows no inline code but that of the page by its hash, no eval and no other origin', () => {
    expect(header.get('default-src')).toBe("'none'");
    expect(header.get('script-src')).toBe("'self' 'sha256-x'");
    expect([...header.values()].join(' ')).not.toMatch(/unsafe|https?:|\*/);
  });

  test('admits the inlined style sheet by its hash and no other', () => {
    expect(header.get('style-src')).toBe(`'self' '${hash}'`);
    expect(contentSecurityPolicy('header', { styles: [], scripts: [] })).toContain("style-src 'self';");
  });

  test('guards every script sink with Trusted Types', () => {
    expect(header.get('require-trusted-types-for')).toBe("'script'");
    expect(header.get('trusted-types')).not.toContain('allow-duplicates');
  });

  test('differs between tag and header only where HTML requires it', () => {
    expect(meta.has('frame-ancestors')).toBe(false);
    expect(header.get('frame-ancestors')).toBe("'none'");
    expect(meta.get('connect-src')).toBe("'none'");
    for (const [name, value] of meta) if (name !== 'connect-src') expect(header.get(name)).toBe(value);
  });

  test('needs no escaping in an HTML attribute and in a quoted nginx value', () => {
    expect(contentSecurityPolicy('meta', hashes)).not.toMatch(/["<>&\\$\n]/);
  });
});

describe('the headers file', () => {
  test('parses to the rules that it was written from', () => {
    expect(parseHeadersFile(headersFile(rules))).toEqual(rules);
  });

  test('sets no header twice for a path, since hosts join the values', () => {
    for (const path of ['/', '/index.html', '/assets/a.js', '/favicon.svg']) {
      const names = rules
        .filter((rule) =>
          rule.path.endsWith('*') ? path.startsWith(rule.path.slice(0, -1)) : path === rule.path,
        )
        .flatMap((rule) => rule.headers.map(([name]) => name));
      expect(new Set(names).size).toBe(names.length);
    }
  });

  test('asks for HTTPS on this host, and commits no other host of the domain to it', () => {
    expect(headersFor(rules, '/').get('Strict-Transport-Security')).toBe('max-age=63072000');
  });

  test('stays under the 2,000 characters a line that hosts allow', () => {
    for (const line of headersFile(rules).split('\n')) expect(line.length).toBeLessThan(2000);
  });

  test('caches hashed files for good, and revalidates the page and the worker that stores it', () => {
    expect(headersFor(rules, '/assets/a.js').get('Cache-Control')).toContain('immutable');
    for (const path of ['/', '/index.html', '/sw.js', '/version.js', '/retry.js']) {
      expect(headersFor(rules, path).get('Cache-Control')).toBe('no-cache');
    }
    expect(headersFor(rules, '/favicon.svg').has('Cache-Control')).toBe(false);
  });
});

test('the nginx example repeats every header in every location', () => {
  const text = nginxExample(rules);
  const names = rules[0]?.headers.map(([name]) => name) ?? [];
  expect(names.length).toBeGreaterThan(8);
  for (const block of text.split('location ').slice(1)) {
    for (const name of names) expect(block).toContain(`add_header ${name} "`);
  }
  const locations = text.split('location ').length - 1;
  expect(text.match(/always;/g)?.length).toBe((locations + 1) * names.length);
  // What is missing for a moment is not remembered.
  expect(text.match(/add_header Cache-Control "[^"]+";/g)?.length).toBe(locations);
});
