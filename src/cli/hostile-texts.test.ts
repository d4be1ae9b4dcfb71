// What files and their names say does not act in a terminal, in the log of a CI run, in a spreadsheet or in a report.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { HOSTILE_TEXTS } from '#iam/text/testing/hostile-texts.ts';
import { allow, policy, run } from './testing/run.ts';

const ALL = HOSTILE_TEXTS.join(' ');

/** A policy with hostile texts wherever a string can be. */
const hostilePolicy = (texts: readonly string[], effect = 'Allow'): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Id: ALL,
    Statement: texts.map((text) => ({
      Sid: text,
      Effect: effect,
      Action: ['s3:GetObject', `s3:${text}`, `${text}:Get`],
      Resource: [`arn:aws:s3:::amzn-s3-demo-bucket/${text}`, text],
      Condition: { [text]: { [text]: text }, StringEquals: { [`aws:PrincipalTag/${text}`]: text } },
    })),
  });

const folder = mkdtempSync(join(tmpdir(), 'rolewright hostile '));
afterAll(() => rmSync(folder, { recursive: true }));
for (const [index, text] of HOSTILE_TEXTS.entries()) {
  const name = text.replaceAll(/[\0/]/g, '_').replaceAll('\uD800', 'x');
  mkdirSync(join(folder, `${index}`));
  writeFileSync(join(folder, `${index}`, `${name}.json`), hostilePolicy([text]));
}

const FILES = {
  p: hostilePolicy(HOSTILE_TEXTS),
  b: hostilePolicy(['a']),
  d: JSON.stringify({
    UserDetailList: HOSTILE_TEXTS.map((text, index) => ({
      Arn: `arn:aws:iam::111122223333:user/${index}`,
      GroupList: [text],
      UserPolicyList: [
        {
          PolicyName: text,
          PolicyDocument: { Version: '2012-10-17', Statement: [{ ...allow('s3:*'), Sid: text }] },
        },
      ],
    })),
  }),
  t: JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      allow('s3:List*'),
      {
        ...allow('s3:*'),
        Resource: HOSTILE_TEXTS.map((text) => `arn:aws:s3:::b/${text}`),
        Condition: { StringLike: { 'aws:PrincipalTag/team': HOSTILE_TEXTS } },
      },
    ],
  }),
};

/** Lines that a runner of GitHub would run; it also takes ##[ within a line, and Azure Pipelines ##vso[. */
const commandsIn = (text: string): readonly string[] =>
  text.split(/\r\n|[\r\n]/).filter((line) => /^\s*::|##\[|##vso\[/i.test(line));

// Line breaks aside, nothing moves the cursor, clears the screen, ends a line or turns the reading direction.
const ACTS = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
const linesThatAct = (text: string): readonly string[] =>
  text.split(/\r?\n/).filter((line) => ACTS.test(line));

describe('text for people', () => {
  test.each([
    ['check', ['check', folder]],
    ['can', ['can', 'p']],
    ['diff', ['diff', 'b', 'p']],
    ['who', ['who', 's3:GetObject', 'arn:aws:s3:::b/x', '--account', 'd']],
    ['tighten', ['tighten', 't', '--scenario', 'download-weights']],
    ['explain', ['explain', 'denied']],
  ])('of %s', async (_name, args) => {
    const denied = HOSTILE_TEXTS.map(
      (text) =>
        `An error occurred (AccessDenied) when calling the GetObject operation: User: arn:aws:iam::111122223333:user/${text} is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::b/${text}" because no identity-based policy allows the s3:GetObject action\n`,
    ).join('\n');
    const { out, stderr } = await run(args, { ...FILES, denied });
    expect(out.length).toBeGreaterThan(100);
    expect(commandsIn(out)).toEqual([]);
    expect(linesThatAct(out)).toEqual([]);
    expect(commandsIn(stderr)).toEqual([]);
    expect(linesThatAct(stderr)).toEqual([]);
  });

  test('of a file that cannot be read', async () => {
    for (const text of HOSTILE_TEXTS) {
      // oxlint-disable-next-line no-await-in-loop
      const { out, stderr } = await run(['can', `missing\n${text}`]);
      expect([...commandsIn(out + stderr), ...linesThatAct(out + stderr)]).toEqual([]);
    }
  });
});

/** Cases that are called, ask and expect hostile texts, in files and folders with such names. */
const casesFolder = mkdtempSync(join(tmpdir(), 'rolewright hostile cases '));
afterAll(() => rmSync(casesFolder, { recursive: true }));
for (const [index, text] of HOSTILE_TEXTS.entries()) {
  const name = text.replaceAll(/[\0/]/g, '_').replaceAll('\uD800', 'x');
  const request = {
    principal: 'arn:aws:iam::111122223333:role/App',
    action: 's3:GetObject',
    resource: `arn:aws:s3:::b/${text}`,
    context: { [text]: text },
  };
  mkdirSync(join(casesFolder, `${index}`));
  writeFileSync(
    join(casesFolder, `${index}`, `${name}.rolewright.json`),
    JSON.stringify({
      name: text,
      policies: {
        identity: [policy({ Sid: text, ...allow('s3:*') }), policy({ Sid: text, ...allow('ec2:*') })].map(
          (each) => JSON.parse(each) as object,
        ),
      },
      cases: [
        { name: text, request, expect: 'denied', statement: text },
        { request, expect: 'denied' },
        { name: text, request: { principal: text, action: text, resource: text }, expect: text },
      ],
    }),
  );
}

describe('results of cases', () => {
  test.each(['text', 'tap', 'junit'])('as %s', async (format) => {
    const { out, stderr } = await run(['test', casesFolder, '--format', format, '--coverage']);
    expect(out.split('\n').length).toBeGreaterThan(HOSTILE_TEXTS.length);
    expect(commandsIn(out + stderr)).toEqual([]);
    expect(linesThatAct((out + stderr).replaceAll('\t', ''))).toEqual([]);
  });

  test('as JUnit are still what the texts say', async () => {
    const { out } = await run(['test', casesFolder, '--format', 'junit']);
    expect(out).toContain('name="#&#35;[error]injected"');
  });
});

test('what is understood repeats nothing that acts', async () => {
  for (const text of HOSTILE_TEXTS) {
    const code = `client.converse(modelId="deepseek.v3.2")\nclient.converse(modelId="${text}")`;
    // oxlint-disable-next-line no-await-in-loop
    const { out } = await run(['understand', code, '--format', 'text']);
    expect(out).toContain('Scenario: ');
    expect([...commandsIn(out), ...linesThatAct(out)]).toEqual([]);
    // oxlint-disable-next-line no-await-in-loop
    const { open } = JSON.parse((await run(['understand', code])).out) as { open?: { message: string }[] };
    expect(open?.flatMap(({ message }) => linesThatAct(message)) ?? []).toEqual([]);
  }
});

test.each([
  ['check', ['check', folder, '--format', 'json']],
  ['check as SARIF', ['check', folder, '--format', 'sarif']],
  ['can', ['can', 'p', '--format', 'json']],
  ['diff', ['diff', 'b', 'p', '--format', 'json']],
  ['test', ['test', casesFolder, '--format', 'json']],
])('the JSON of %s has no commands for the runner of CI, and says the same', async (_name, args) => {
  const { out } = await run(args, FILES);
  expect(commandsIn(out)).toEqual([]);
  expect(JSON.stringify(JSON.parse(out))).toContain('##[error]injected');
});

test('annotations are the commands of the check, one a line, and no other', async () => {
  const { out } = await run(['check', folder, '--format', 'github']);
  const lines = out.trimEnd().split('\n');
  expect(lines.length).toBeGreaterThan(HOSTILE_TEXTS.length);
  for (const line of lines) {
    expect(line).toMatch(
      /^::(?:error|warning|notice) (?:(?:file|line|endLine|col|endColumn|title)=[^,:\r\n]*,?)+::[^\r\n]*$/,
    );
    expect(line.replaceAll('\t', '')).not.toMatch(ACTS);
  }
});

test('SARIF is JSON in which no message of a finding has a link', async () => {
  const { out } = await run(['check', folder, '--format', 'sarif']);
  const { runs } = JSON.parse(out) as {
    runs: [
      {
        results: { message: { text: string } }[];
        invocations: [{ toolExecutionNotifications: { message: { text: string } }[] }];
      },
    ];
  };
  const messages = [...runs[0].results, ...runs[0].invocations[0].toolExecutionNotifications].map(
    ({ message }) => message.text,
  );
  expect(messages.length).toBeGreaterThan(HOSTILE_TEXTS.length);
  for (const message of messages) {
    expect(message).not.toMatch(/(?<!\\)\]\(/);
    expect(message).not.toMatch(ACTS);
  }
});

/** The cells of a CSV, RFC 4180. */
function cellsOf(csv: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end = ''] of csv.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g,
  )) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\r\n') rows.push([]);
    if (end === '') break;
  }
  return rows.filter((row) => row.length > 1);
}

test.each([
  ['can', ['can', 'p', '--format', 'csv']],
  ['diff', ['diff', 'b', 'p', '--format', 'csv']],
])('no cell of the CSV of %s is a formula', async (_name, args) => {
  const [head = [], ...rows] = cellsOf((await run(args, FILES)).out);
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) {
    expect(row.length).toBe(head.length);
    for (const cell of row) expect(cell).not.toMatch(/^[\s]*[=+\-@|%\t\r]/);
  }
});

test.each([
  ['can', ['can', 'p', '--format', 'markdown']],
  ['diff', ['diff', 'b', 'p', '--format', 'markdown']],
])('the Markdown of %s has no HTML, links or cells but its own', async (_name, args) => {
  const { out } = await run(args, FILES);
  let columns = 0;
  for (const line of out.split('\n')) {
    const bare = line
      .replaceAll(/\\\|/g, '')
      .replaceAll(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g, '')
      .replaceAll('<br>', '');
    expect(bare).not.toMatch(/[<[]|https?:|www\./);
    expect(line).not.toMatch(ACTS);
    if (!line.startsWith('|')) columns = 0;
    else {
      const count = bare.split('|').length;
      columns ||= count;
      expect([line, count]).toEqual([line, columns]);
    }
  }
});
