// The findings as a person reads them.
import { count, spellOutInvisible } from '#iam/text/index.ts';
import type { Severity } from '#iam/findings/index.ts';
import { painter, type Color, type Terminal } from '#cli/terminal.ts';
import { BY_WEIGHT, callsText, countsOf, type CheckedFile, type CheckResult } from './checked.ts';

const COLORS: Readonly<Record<Severity, Color>> = {
  error: 'red',
  security: 'red',
  warning: 'yellow',
  suggestion: 'cyan',
};

function fileLines(
  { file, policies, unread, notices }: CheckedFile,
  paint: ReturnType<typeof painter>,
  isVerbose: boolean,
): string[] {
  const findings = [...policies, { where: '', findings: notices }]
    .flatMap(({ where, findings }) => findings.map((each) => ({ where, ...each })))
    .toSorted((a, b) => a.line - b.line || a.column - b.column);
  const notes = isVerbose ? unread : [];
  if (findings.length === 0 && notes.length === 0) return [];
  const width = Math.max(0, ...findings.map(({ line, column }) => `${line}:${column}`.length));
  const lines = findings.flatMap((finding) => {
    const { line, column, severity, message, refusal, rule, help, where } = finding;
    const indent = `  ${' '.repeat(width)}  `;
    const about = [rule, where, callsText(finding), help ?? ''].filter((part) => part !== '');
    return [
      `  ${paint('dim', `${line}:${column}`.padEnd(width))}  ${paint(COLORS[severity], severity.padEnd(10))}  ${spellOutInvisible(message)}`,
      ...(refusal === undefined
        ? []
        : [`${indent}${paint('red', 'AWS refuses to save this document:')} ${spellOutInvisible(refusal)}`]),
      indent + paint('dim', spellOutInvisible(about.join(' · '))),
    ];
  });
  const open = notes.map(
    ({ where, message }) => `  note: ${spellOutInvisible(where)}: ${spellOutInvisible(message)}`,
  );
  return [paint('bold', spellOutInvisible(file)), ...lines, ...open, ''];
}

/** How many policies were checked and what was found, as a sentence. */
export function summaryOf(
  result: CheckResult,
  isVerbose: boolean,
  paint: ReturnType<typeof painter> = (_color, text) => text,
): string {
  const counts = countsOf(result);
  const found = BY_WEIGHT.filter((severity) => counts[severity] > 0).map((severity) =>
    severity === 'security' ? count(counts.security, 'security warning') : count(counts[severity], severity),
  );
  const policies = result.files.reduce((sum, file) => sum + file.policies.length, 0);
  const passed = result.passedOver === 0 ? '' : ` (${count(result.passedOver, 'file')} without policies)`;
  const ignored = result.files.reduce((sum, file) => sum + file.ignored.length, 0);
  const notes = isVerbose ? 0 : result.files.reduce((sum, file) => sum + file.unread.length, 0);
  const held = [
    ...(ignored === 0 ? [] : [`${ignored} ignored`]),
    ...(notes === 0 ? [] : [`${count(notes, 'note')} with --verbose`]),
  ];
  const left = held.length === 0 ? '' : ` (${held.join(', ')})`;
  const files = result.files.filter((file) => file.policies.length > 0 || file.unread.length > 0).length;
  return `${policies === 1 ? '1 policy' : `${policies} policies`} in ${count(files, 'file')}${passed}: ${found.length === 0 ? paint('green', 'no problems') : found.join(', ')}${left}.`;
}

/** Findings by file, and a line with how many there are. */
export function asText(result: CheckResult, terminal: Pick<Terminal, 'color'>, isVerbose: boolean): string {
  const paint = painter(terminal);
  const gone = (result.gone ?? []).map(
    ({ file, policy, rule, at }) =>
      `${paint('green', 'fixed')}  ${spellOutInvisible([file, rule, policy, at].filter((part) => part !== '').join(' · '))}`,
  );
  if (gone.length > 0) gone.push('These are still in the baseline: take them out with --write-baseline.', '');
  return `${[...result.files.flatMap((file) => fileLines(file, paint, isVerbose)), ...gone, summaryOf(result, isVerbose, paint)].join('\n')}\n`;
}
