// Quoting for bash, checked with bash.
import { spawnSync } from 'node:child_process';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { startAnswers } from '#deepseek/answers/answers.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { exportKitOf } from '#deepseek/export/export-kit.ts';
import { templateDocument, templateOf } from '#deepseek/export/template.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import { comment, jsonLines, message, word, type ShellVariables } from './shell.ts';

const result = exportKitOf(startAnswers('import'), compose(startAnswers('import')));
const fill = result.ok ? result.kit : { home: undefined as never, parameters: [] };
const variables: ShellVariables = { parameter: () => 'VALUE', account: 'ACCOUNT' };

const nasty = fc.array(
  fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 6 }),
    fc.constantFrom(
      "'",
      '"',
      '\\',
      '$',
      '`',
      '\n',
      '$(exit 1)',
      '${HOME}',
      '!',
      '%s',
      'amzn-s3-demo-bucket',
      '111122223333',
    ),
  ),
  { maxLength: 12 },
);

/** What bash makes of scripts, in one run: the output of each, with a NUL behind it. */
function bash(scripts: readonly string[]): readonly string[] {
  const input = scripts.map((script) => `${script}\nprintf '\\0'\n`).join('');
  const { stdout, stderr } = spawnSync('bash', ['-s'], {
    input,
    encoding: 'utf8',
    env: { VALUE: 'a "b" $c', ACCOUNT: '1' },
  });
  expect(stderr).toBe('');
  return stdout.split('\0').slice(0, -1);
}

const filled = (text: string): string =>
  templateOf(text, fill)
    .map((piece) => {
      if (piece.kind === 'literal') return piece.text;
      return piece.kind === 'partition' ? '' : piece.kind === 'account' ? '1' : 'a "b" $c';
    })
    .join('');

test('bash reads a word as its text, with variables filled in', () => {
  const texts = fc
    .sample(nasty, { numRuns: runs(300), seed: 6 })
    .map((parts) => parts.join('').replaceAll('\0', ''));
  const said = bash(texts.map((text) => `printf %s ${word(templateOf(text, fill), variables)}`));
  expect(said).toEqual(texts.map(filled));
});

test('bash reads a here-document as the document', () => {
  const texts = fc
    .sample(nasty, { numRuns: runs(200), seed: 7 })
    .map((parts) => parts.join('').replaceAll('\0', ''));
  const scripts = texts.map((text) => {
    const node = templateDocument(
      { Statement: [{ Resource: text, Condition: { [text]: { [text]: text } } }] },
      { home: fill.home, parameters: [] },
    );
    return `cat <<JSON\n${jsonLines(node, variables, 2)}\nJSON`;
  });
  const documents = bash(scripts.map((script) => `ACCOUNT=111122223333 PARTITION=aws\n${script}`)).map(
    (text) => JSON.parse(text),
  );
  expect(documents).toEqual(
    texts.map((text) => ({ Statement: [{ Resource: text, Condition: { [text]: { [text]: text } } }] })),
  );
});

test('text cannot end a comment or a message', () => {
  const texts = fc.sample(nasty, { numRuns: runs(200), seed: 8 }).map((parts) => parts.join(''));
  const said = bash(
    texts.map((text) => `${comment(text)}\n(: "\${NOTHING:?${message(text)}}") 2>/dev/null\nprintf x`),
  );
  expect(said).toEqual(texts.map(() => 'x'));
});
