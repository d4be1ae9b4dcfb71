// The results of cases as JUnit XML, which CI systems show.
// https://github.com/testmoapp/junitxml
import { type CaseResult, uncoveredWords } from '#iam/cases/index.ts';
import { spellOutActing } from '#iam/text/index.ts';
import { withoutMarkers } from '#cli/ci-markers.ts';
import { differenceLines, placeOf, reasonLines, shortFault } from './lines.ts';
import type { TestedFile, TestRun } from './run-files.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\t': '&#9;',
};

/** XML has no way to write most control characters and half surrogate pairs. */
const NOT_XML = /[^\t\n\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** The report may be printed to the log of a CI run. */
const escaped = (value: string, signs: RegExp): string =>
  withoutMarkers(
    spellOutActing(value.replaceAll('\r', '').replaceAll(NOT_XML, '\ufffd')).replaceAll(
      signs,
      (sign) => ENTITIES[sign] ?? sign,
    ),
    '&#35;',
  );
const attribute = (value: string): string => escaped(value, /[&<>"\n\t]/g);
const text = (value: string): string => escaped(value, /[&<>]/g).replaceAll(/^(\s*):(?=:)/gm, '$1&#58;');

const attributes = (values: Readonly<Record<string, string | number | undefined>>): string =>
  Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${attribute(String(value))}"`)
    .join('');

function fault(result: CaseResult): readonly string[] {
  const { status, mismatches, problems, warnings } = result;
  const warned = warnings.length > 0 ? [`      <system-out>${text(warnings.join('\n'))}</system-out>`] : [];
  if (status === 'passed') return warned;
  const [name, type] =
    status === 'error' ? ['error', 'invalid-case'] : ['failure', mismatches[0]?.what ?? 'decision'];
  const body = [...problems, ...differenceLines(result), ...reasonLines(result)].join('\n');
  return [
    `      <${name}${attributes({ message: shortFault(result), type })}>${text(body)}</${name}>`,
    ...warned,
  ];
}

function caseElement(result: CaseResult, file: string): readonly string[] {
  const open = `    <testcase${attributes({ name: result.name, classname: file, file, line: result.line })}`;
  const inner = fault(result);
  return inner.length === 0 ? [`${open} />`] : [`${open}>`, ...inner, '    </testcase>'];
}

const failedIn = (cases: readonly CaseResult[], status: CaseResult['status']): number =>
  cases.filter((each) => each.status === status).length;

function suite({ file, title, problems, cases }: TestedFile): readonly string[] {
  const counts = {
    tests: cases.length + problems.length,
    failures: failedIn(cases, 'failed'),
    errors: failedIn(cases, 'error') + problems.length,
  };
  return [
    `  <testsuite${attributes({ name: title ?? file, file, ...counts })}>`,
    ...problems.flatMap(({ line, message }) => [
      `    <testcase${attributes({ name: `The file (${placeOf(file, line)})`, classname: file, file, line })}>`,
      `      <error${attributes({ message, type: 'invalid-file' })}>${text(message)}</error>`,
      '    </testcase>',
    ]),
    ...cases.flatMap((each) => caseElement(each, file)),
    '  </testsuite>',
  ];
}

export function asJunit(run: TestRun, coverage: boolean): string {
  const cases = run.files.flatMap((each) => each.cases);
  const broken = run.files.flatMap(({ problems }) => problems).length;
  const counts = {
    tests: cases.length + broken,
    failures: failedIn(cases, 'failed'),
    errors: failedIn(cases, 'error') + broken,
  };
  const uncovered = coverage ? uncoveredWords(run.coverage) : [];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: 'rolewright', ...counts })}>`,
    ...run.files.flatMap(suite),
    ...(uncovered.length > 0
      ? [
          `  <testsuite${attributes({ name: 'Coverage of statements', tests: 0, failures: 0, errors: 0 })}>`,
          `    <system-out>${text(uncovered.join('\n'))}</system-out>`,
          '  </testsuite>',
        ]
      : []),
    '</testsuites>',
    '',
  ].join('\n');
}
