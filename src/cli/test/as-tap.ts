// The results of cases in the Test Anything Protocol.
// https://testanything.org/tap-version-14-specification.html
import { type CaseResult, uncoveredWords } from '#iam/cases/index.ts';
import { spellOutInvisible } from '#iam/text/index.ts';
import { differenceLines, placeOf, reasonLines, shortFault } from './lines.ts';
import type { TestRun } from './run-files.ts';
import { withoutMarkers } from '#cli/ci-markers.ts';

const oneLine = (text: string): string => spellOutInvisible(text.replaceAll(/\s+/g, ' ').trim());

/** A description: a number sign would begin a directive. */
const description = (text: string): string =>
  oneLine(text)
    .replaceAll('\\', '\\\\')
    .replaceAll('#', String.raw`\#`);

/** Strings of JSON are strings of YAML. */
const quoted = (text: string): string => withoutMarkers(JSON.stringify(oneLine(text)), String.raw`\u0023`);

const list = (name: string, texts: readonly string[]): readonly string[] =>
  texts.length === 0 ? [] : [`  ${name}:`, ...texts.map((text) => `    - ${quoted(text)}`)];

const diagnosis = (at: string, message: string, result?: CaseResult): readonly string[] => [
  '  ---',
  `  message: ${quoted(message)}`,
  `  severity: ${result?.status === 'failed' ? 'fail' : 'error'}`,
  `  at: ${quoted(at)}`,
  ...(result ? list('difference', differenceLines(result)) : []),
  ...(result ? list('reasons', reasonLines(result)) : []),
  '  ...',
];

export function asTap(run: TestRun, coverage: boolean): string {
  const points = run.files.flatMap(({ file, problems, cases }) => [
    ...problems.map(({ line, message }) => ({
      ok: false,
      words: `${file}: the file`,
      more: diagnosis(placeOf(file, line), message),
    })),
    ...cases.map((result) => ({
      ok: result.status === 'passed',
      words: `${file}: ${result.name}`,
      more:
        result.status === 'passed' ? [] : diagnosis(placeOf(file, result.line), shortFault(result), result),
    })),
  ]);
  return [
    'TAP version 14',
    `1..${points.length}`,
    ...points.flatMap(({ ok, words, more }, index) => [
      `${ok ? 'ok' : 'not ok'} ${index + 1} - ${description(words)}`,
      ...more,
    ]),
    ...(coverage
      ? uncoveredWords(run.coverage).map((line) => withoutMarkers(`# ${oneLine(line)}`, ' #'))
      : []),
    '',
  ].join('\n');
}
