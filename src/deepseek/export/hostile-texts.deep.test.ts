// Texts that would run, end a string or open another file stay text in every file of every format, and in its name.
import { describe, expect, test } from 'vitest';
import { readAnswers } from '#deepseek/answers/read-answers.ts';
import { startAnswers, type Answers } from '#deepseek/answers/answers.ts';
import { fieldOf } from '#deepseek/answers/fields/fields.ts';
import { scenarios } from '#deepseek/catalog/scenarios.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { documentsOf } from '#deepseek/compose/role-kit.ts';
import { statementsIn } from '#iam/policy/raw-policy.ts';
import { HOSTILE_TEXTS } from '#iam/text/testing/hostile-texts.ts';
import type { ExportKit } from './export-kit.ts';
import { EXPORTERS } from './exporters.ts';
import { pastedExportKit } from './pasted/pasted-kit.ts';
import type { ReviewInput } from './review.ts';
import { activeParts } from './testing/escaped-parts.ts';
import { usableKit } from './testing/kits.ts';

/** Words of the hostile texts that no file of ours has where it does something. */
const CANARIES =
  /touch CANARY|touch\(|alert\(|jndi:|DROP TABLE|onerror=|<script|<img|\/C calc|Set-Cookie:|\\system32|javascript:|x\.example|7\*7|::error/;

const exporters = await Promise.all(EXPORTERS.map(async (row) => [row.id, await row.load()] as const));

/** These turn the reading direction, end a line, or move a terminal’s cursor. */
const ACTING = [
  '\u202a',
  '\u202d',
  '\u202e',
  '\u2066',
  '\u2067',
  '\u2028',
  '\u2029',
  '\0',
  '\u0007',
  '\u001b',
];

/** In prose, words do nothing: only markup, HTML and addresses do. */
const MARKDOWN_CANARIES = /<script|<img|<!--|\]\(javascript|(?:https?:\/\/|www\.)x\.example/;

function expectInert(kit: ExportKit, review?: ReviewInput): void {
  for (const [id, exporter] of exporters) {
    for (const { name, text } of exporter.files(kit, {}, review)) {
      expect(name).toMatch(/^[\w+=,@][\w+=,.@-]*(?:\/[\w+=,@.][\w+=,.@-]*)*$/);
      expect(name.split('/')).not.toContain('..');
      const active = activeParts(name, text);
      expect(active ?? text, `${id}: ${name}`).not.toMatch(
        name.endsWith('.md') ? MARKDOWN_CANARIES : CANARIES,
      );
      // Nothing turns the reading direction or moves a terminal's cursor, even inside strings and comments.
      // A JSON file is the document as it stands on screen, where a finding shows such characters.
      if (!name.endsWith('.json'))
        expect(
          ACTING.filter((character) => text.includes(character)),
          `${id}: ${name}`,
        ).toEqual([]);
    }
  }
}

const everyScenario = scenarios.all().map(({ id }) => id);

describe.each(everyScenario)('the answers of %s', (scenario) => {
  test('that admit a hostile text', () => {
    const start = startAnswers(scenario);
    const admitted: Record<string, unknown> = {};
    let most: Answers = start;
    for (const field of readAnswers(start).fields) {
      const { kind } = fieldOf(field);
      if (kind !== 'text' && kind !== 'list') continue;
      const candidates = [
        // A description takes much at once.
        HOSTILE_TEXTS.map((text) => text.replaceAll(/[^\u0020-\u007e\u00a1-\u00ff]/g, ''))
          .join(' ')
          .slice(0, 950),
        ...HOSTILE_TEXTS.flatMap((text) => [text, `${text}=${text}`, `a${text}`]),
      ];
      const given = candidates.find((text) => {
        const answers = { ...most, values: { ...most.values, [field]: kind === 'list' ? [text] : text } };
        return readAnswers(answers).problems.every((problem) => problem.field !== field);
      });
      if (given === undefined) continue;
      admitted[field] = given;
      most = { ...most, values: { ...most.values, [field]: kind === 'list' ? [given] : given } };
    }
    expect(Object.keys(admitted).length).toBeGreaterThan(0);
    expectInert(usableKit(most));
    // What is not admitted still stands in the answers, and must not get out of there either.
    const fields = readAnswers(start).fields.filter((field) =>
      ['text', 'list'].includes(fieldOf(field).kind),
    );
    const values = Object.fromEntries(
      fields.map((field, index) => {
        const text = HOSTILE_TEXTS[index % HOSTILE_TEXTS.length] ?? '';
        return [field, fieldOf(field).kind === 'list' ? [text] : text];
      }),
    );
    expectInert(usableKit({ ...start, values: { ...start.values, ...values } }));
  });

  test('documents edited by hand', () => {
    const answers = startAnswers(scenario);
    // A quarter of the texts each: there are more than four scenarios.
    const part = everyScenario.indexOf(scenario) % 4;
    const texts = HOSTILE_TEXTS.filter((_, index) => index % 4 === part);
    const hostile = texts.join(' ');
    const edits = Object.fromEntries(
      documentsOf(compose(answers)).map(({ id, document }) => {
        const statements = statementsIn(document).map((statement, index) => ({
          ...statement,
          Sid: `${texts[index % texts.length]}${hostile}`,
          Condition: {
            StringEquals: {
              [`aws:PrincipalTag/${hostile}`]: texts.map((text) => `${text} ${hostile}`),
              __proto__: [],
            },
          },
        }));
        return [id, JSON.stringify({ ...document, Id: hostile, Statement: statements })];
      }),
    );
    expectInert(usableKit(answers, edits));
  });
});

test.each(HOSTILE_TEXTS.map((text) => [JSON.stringify(text), text] as const))(
  'pasted policies called %s',
  (_, text) => {
    const statement = {
      Sid: text,
      Effect: 'Allow',
      Action: `s3:${text}`,
      Resource: [text, `arn:aws:s3:::${text}/*`],
    };
    const kit = pastedExportKit([
      {
        id: 'a',
        title: text,
        name: text,
        type: 'identity',
        text: JSON.stringify({
          Version: '2012-10-17',
          Statement: [{ ...statement, Condition: { StringLike: { [text]: text } } }],
        }),
        unresolved: [{ expression: text, marker: `\${${text}}` }],
      },
      {
        id: 'b',
        title: text,
        type: 'trust',
        text: JSON.stringify({
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: text, Service: 'lambda.amazonaws.com' },
              Action: 'sts:AssumeRole',
            },
          ],
        }),
      },
      {
        id: 'c',
        title: `../${text}`,
        type: 'scp',
        text: JSON.stringify({ Version: '2012-10-17', Statement: [{ ...statement, Effect: 'Deny' }] }),
      },
    ]);
    if (!kit.ok) throw new Error(kit.unfit.map(({ message }) => message).join(' '));
    expectInert(kit.kit);
  },
);

test.each(HOSTILE_TEXTS.map((text) => [JSON.stringify(text), text] as const))('a report on %s', (_, text) => {
  const expectation = {
    label: text,
    action: text,
    resource: text,
    expect: 'allowed',
    difference: text,
  } as const;
  const kit = usableKit(startAnswers('invoke'));
  expectInert(kit, {
    findings: [
      {
        document: text,
        severity: 'error',
        message: text,
        refusal: text,
        code: text,
        source: `javascript:${text}`,
      },
    ],
    proofs: [{ expectation, proof: { failure: text }, outcome: 'fails' }],
    access: [
      {
        of: text,
        date: text,
        counts: { all: 1, some: 0, conditional: 0 },
        totals: { actions: 1 },
        risks: [{ strength: text, does: text, actions: [text], cell: text }],
        rows: [{ Service: [text], Action: [text, text] }],
      },
    ],
  });
});
