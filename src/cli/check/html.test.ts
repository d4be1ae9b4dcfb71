// The page of findings holds what the other formats do, and no text of a file becomes a part of it.
import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { HOSTILE_TEXTS } from '#iam/text/testing/hostile-texts.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import { allow, policy, run } from '#cli/testing/run.ts';
import { asHtml } from './as-html.ts';
import type { CheckResult, FileFinding } from './checked.ts';

const finding = (text: string): FileFinding => ({
  rule: text,
  severity: 'security',
  message: text,
  refused: true,
  refusal: text,
  help: text,
  line: 1,
  column: 2,
  endLine: 1,
  endColumn: 3,
  others: [],
});

const resultWith = (text: string): CheckResult => ({
  files: [
    {
      file: text,
      policies: [{ name: text, where: text, type: 'identity', findings: [finding(text)] }],
      unread: [{ where: text, message: text }],
      ignored: [{ finding: finding(text), where: text, reason: text, until: text, in: 'comment' }],
      notices: [finding(text)],
    },
  ],
  passedOver: 0,
  failures: [text],
});

/** The tags of a page, with their attributes. */
const tagsIn = (page: string): readonly string[] => page.match(/<[^>]*>/g) ?? [];

test('whatever a text holds, the page has the tags that it has for any other', () => {
  const plain = tagsIn(asHtml(resultWith('x'), undefined, true));
  const text = fc.oneof(fc.constantFrom(...HOSTILE_TEXTS), fc.string({ unit: 'binary' }));
  fc.assert(
    // Backquotes make code of what they surround, which is a tag of our own.
    fc.property(
      text.filter((each) => each !== '' && !each.includes('`')),
      (each) => {
        const page = asHtml(resultWith(each), undefined, true);
        expect(tagsIn(page)).toEqual(plain);
        expect(page).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|##\[|##vso\[|^\s*::/imu);
      },
    ),
    { numRuns: runs(200) },
  );
});

test('a link leads to a page of the web, whatever else an address begins with', () => {
  const page = (help: string): string => {
    const [file] = resultWith('x').files;
    const noticed = { ...file!, notices: [{ ...finding('x'), help }] };
    return asHtml({ files: [noticed], passedOver: 0, failures: [] }, undefined, false);
  };
  expect(page('javascript:alert(1)')).not.toContain('<a');
  expect(page('https://docs.aws.amazon.com/"x')).toContain('href="https://docs.aws.amazon.com/&quot;x"');
});

test('the style is the one that the security policy of the page allows, and nothing else loads', async () => {
  const { out } = await run(['check', '-', '--format', 'html'], { '-': policy(allow('s3:GetObjct')) });
  const style = /<style>([^<]*)<\/style>/.exec(out)?.[1] ?? '';
  const digest = createHash('sha256').update(style).digest('base64');
  expect(out).toContain(`style-src &#39;sha256-${digest}&#39;`);
  expect(out).toContain('default-src &#39;none&#39;');
  expect(out).not.toMatch(/<script|<img|<link|\ssrc=|\sstyle=|@import|url\(/);
});

test('it says of each finding what JSON says', async () => {
  const files = {
    '-': policy(allow(['s3:GetObjct', 's3:PutObjct'], 'arn:aws:s3:::b/*'), allow('iam:PassRole')),
  };
  const [page, json] = await Promise.all(
    ['html', 'json'].map((format) => run(['check', '-', '--format', format], files)),
  );
  expect(page!.status).toBe(json!.status);
  const { files: checked } = JSON.parse(json!.out) as CheckResult;
  const findings = checked.flatMap(({ policies }) => policies.flatMap((each) => each.findings));
  expect(findings.length).toBeGreaterThan(2);
  const shown = page!.out
    .replaceAll(/<\/?code>/g, '`')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"');
  for (const { line, column, severity, message, rule, help } of findings)
    for (const part of [`>${line}:${column}<`, `>${severity}<`, message, rule, `href="${help}"`])
      expect(shown).toContain(part);
});
