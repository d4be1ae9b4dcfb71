// The matrix as CSV and Markdown. Texts of policies stay texts in a spreadsheet or on a page.
import { expect, test } from 'vitest';
import { difference } from './difference.ts';
import { differenceCsv, matrixCsv } from './matrix-csv.ts';
import { code, differenceMarkdown, matrixMarkdown } from './matrix-markdown.ts';
import { policiesOf, WHOLE } from '#iam/access/testing/reference-and-policies.ts';
import { matrix } from './matrix.ts';

const made = (...identity: unknown[]) => matrix(policiesOf({ identity }), WHOLE);
const allow = (Action: unknown, Resource: unknown = '*', Condition?: unknown) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...(Condition !== undefined && { Condition }),
});

/** The cells of a CSV file, by RFC 4180. */
function readCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end = ''] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g,
  )) {
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ',') rows.push([]);
  }
  return rows.slice(0, -1);
}

test('CSV has a row for each grant', () => {
  const text = matrixCsv(
    made(allow(['s3:DeleteBucket', 'kms:Decrypt']), {
      Effect: 'Deny',
      Action: 's3:*',
      Resource: ['arn:aws:s3:::b', 'arn:aws:s3:::c'],
    }),
  );
  expect(readCsv(text)).toEqual([
    [
      'Service',
      'Action',
      'Access level',
      'Allowed',
      'Resources',
      'Except',
      'If',
      'Unless',
      'Also needs',
      'Risks',
    ],
    ['kms', 'Decrypt', 'Write', 'all', '*', '', '', '', 'key policy', 'credentials'],
    ['s3', 'DeleteBucket', 'Write', 'some', '*', 'arn:aws:s3:::b; arn:aws:s3:::c', '', '', '', ''],
  ]);
});

const HOSTILE = [
  '=HYPERLINK("https://example.com","x")',
  '+1',
  '-1',
  '@SUM(A1)',
  '|cmd',
  '\t=1',
  '\r\n=1',
  '＝1',
  '"=1',
  '\u202e=1',
  'a|b`c``d\n# e <script>alert(1)</script> [x](javascript:x)',
];

test.each(HOSTILE)('a hostile value in a condition: %j', (value) => {
  const found = made(allow('sqs:SendMessage', '*', { [value]: { [value]: value } }));
  const rows = readCsv(matrixCsv(found));
  expect(rows).toHaveLength(2);
  for (const cell of rows.flat()) {
    expect(cell).not.toMatch(/^[\s"']*[=+\-@|%＝＋－＠]/u.test(cell) ? /^[^']/ : /[\r\n\t\u202e]/);
  }
  const page = matrixMarkdown(found, WHOLE);
  const [row = ''] = page.split('\n').filter((line) => line.startsWith('| `sqs` | `SendMessage`'));
  // Ten cells: no pipe of a value parts any.
  expect(row.match(/(?<!\\)\|/g)).toHaveLength(11);
  expect(page).not.toMatch(/[\r\t\u202e]/);
});

test('texts as code, whatever backquotes they hold', () => {
  expect(code('a')).toBe('`a`');
  expect(code('a`b``c')).toBe('``` a`b``c ```');
  expect(code('`')).toBe('`` ` ``');
  expect(code('a|b')).toBe(String.raw`\`a\|b\``.replaceAll(String.raw`\``, '`'));
});

test('Markdown has the counts, the risks, the levels and the actions', () => {
  const page = matrixMarkdown(
    made(allow('s3:DeleteBucket'), allow('iam:PassRole', 'arn:aws:iam::*:role/x')),
    WHOLE,
  );
  expect(page).toMatch(/2 of 2\d,\d{3} .*: 1 .*all .*, 1 .*some, 0 .*conditions/);
  expect(page).toMatch(/^- high: .* \(`iam:PassRole`: some\)$/m);
  expect(page).toMatch(/\| `s3` \| no \(0 of \d+\) \| no \(0 of \d+\) \| some \(1 of \d+\) \|/);
  expect(page).toContain('| `s3` | `DeleteBucket` | `Write` | `all` | `*` |');
});

test('differences', () => {
  const change = difference(
    made(allow('s3:DeleteBucket')),
    made(allow('s3:DeleteBucket', 'arn:aws:s3:::b'), allow('sqs:SendMessage')),
  );
  expect(readCsv(differenceCsv(change)).slice(1)).toEqual([
    ['gained', 'sqs:SendMessage', 'Write', 'no', 'all: *'],
    ['changed', 's3:DeleteBucket', 'Write', 'all: *', 'some: arn:aws:s3:::b'],
  ]);
  expect(differenceMarkdown(change)).toContain('1 gained, 0 lost, 1 changed, 0 unchanged.');
});

test('a policy that allows nothing', () => {
  const found = made();
  expect(readCsv(matrixCsv(found))).toHaveLength(1);
  expect(matrixMarkdown(found, WHOLE)).toMatch(/0 of 2\d,\d{3} actions/);
});
