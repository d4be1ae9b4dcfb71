// The results of cases for a terminal: what is not as expected, with the reasons, and counts.
import { type CaseResult, type DocumentCoverage, uncoveredWords } from '#iam/cases/index.ts';
import { count } from '#iam/text/index.ts';
import { painter, type Terminal } from '#cli/terminal.ts';
import { differenceLines, placeOf, reasonLines } from './lines.ts';
import type { TestedFile, TestRun } from './run-files.ts';

type Paint = ReturnType<typeof painter>;

const MARKS = { passed: ['✓', 'green'], failed: ['✗', 'red'], error: ['!', 'yellow'] } as const;

const colored = (line: string, paint: Paint): string =>
  paint(line.startsWith('-') ? 'green' : line.startsWith('+') ? 'red' : 'dim', line);

function caseLines(result: CaseResult, file: string, paint: Paint): readonly string[] {
  const [mark, color] = MARKS[result.status];
  const head = `  ${paint(color, mark)} ${result.name}`;
  const warnings = result.warnings.map((warning) => `      ${paint('yellow', 'warning:')} ${warning}`);
  if (result.status === 'passed') return [head, ...warnings];
  return [
    `${head} ${paint('dim', `(${placeOf(file, result.line)})`)}`,
    ...result.problems.map((problem) => `      ${problem}`),
    ...differenceLines(result).map((line) => `      ${colored(line, paint)}`),
    ...reasonLines(result).map((line) => `        ${paint('dim', line)}`),
    ...warnings,
  ];
}

function fileLines(
  { file, title, problems, cases }: TestedFile,
  verbose: boolean,
  paint: Paint,
): readonly string[] {
  const passed = cases.filter(({ status }) => status === 'passed').length;
  const shown = cases.filter(({ status, warnings }) => verbose || status !== 'passed' || warnings.length > 0);
  return [
    `${paint('bold', file)}${title === undefined ? '' : ` ${title}`} ${paint('dim', `${passed}/${cases.length}`)}`,
    ...problems.map(({ line, message }) => `  ${paint('yellow', '!')} ${placeOf(file, line)}: ${message}`),
    ...shown.flatMap((each) => caseLines(each, file, paint)),
  ];
}

function coverageLines(coverage: readonly DocumentCoverage[], paint: Paint): readonly string[] {
  const statements = coverage.flatMap((each) => each.statements);
  const covered = statements.filter(({ cases }) => cases > 0).length;
  return [
    '',
    ...uncoveredWords(coverage).map((line) => paint('yellow', line)),
    `${covered} of ${count(statements.length, 'statement')} decided a case.`,
  ];
}

export interface TextOptions {
  readonly verbose: boolean;
  readonly coverage: boolean;
}

export function asText(
  run: TestRun,
  { verbose, coverage }: TextOptions,
  terminal: Pick<Terminal, 'color'>,
): string {
  const paint = painter(terminal);
  const { passed, failed, errors } = run.counts;
  const parts = [
    paint(passed > 0 ? 'green' : 'dim', `${passed} passed`),
    ...(failed > 0 ? [paint('red', `${failed} failed`)] : []),
    ...(errors > 0 ? [paint('yellow', `${errors} could not be tested`)] : []),
  ];
  return [
    ...run.files.flatMap((each) => fileLines(each, verbose, paint)),
    ...(coverage ? coverageLines(run.coverage, paint) : []),
    '',
    parts.join(', '),
    '',
  ].join('\n');
}
