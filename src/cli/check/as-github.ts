// The findings as workflow commands, which GitHub shows at their lines in a pull request.
// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
import nodePath from 'node:path';
import type { Severity } from '#iam/findings/index.ts';
import { spellOutActing, spellOutInvisible } from '#iam/text/index.ts';
import {
  BY_WEIGHT,
  callsText,
  withRefusal,
  type CheckedFile,
  type CheckResult,
  type FileFinding,
} from './checked.ts';

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  security: 'warning',
  warning: 'warning',
  suggestion: 'notice',
};

const escapeBreaks = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const escapeData = (text: string): string => escapeBreaks(text.split('\n').map(spellOutInvisible).join('\n'));
/** The path of a file is kept, for GitHub to find the file, but for what would act in a log. GitHub restores no other escapes. */
const escapeProperty = (text: string): string =>
  escapeBreaks(spellOutActing(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');

function command(
  name: string,
  properties: readonly (readonly [string, string | number])[],
  text: string,
): string {
  const all = properties.map(([key, value]) => `${key}=${escapeProperty(String(value))}`).join(',');
  return `::${name} ${all}::${escapeData(text)}\n`;
}

/** GitHub takes columns where a place is within one line. */
const placeOf = ({
  line,
  column,
  endLine,
  endColumn,
}: FileFinding): readonly (readonly [string, number])[] => [
  ['line', line],
  ['endLine', endLine],
  ...(line === endLine
    ? ([
        ['col', column],
        ['endColumn', endColumn],
      ] as const)
    : []),
];

/** GitHub knows files by their path in the repository, with “/” on Windows, too. */
const fileOf = (file: string, sep: string = nodePath.sep): string =>
  sep === '\\' ? file.replaceAll('\\', '/') : file;

interface Annotation {
  readonly severity: Severity;
  readonly text: string;
}

function annotationsOf({ file, policies, notices }: CheckedFile): readonly Annotation[] {
  return [...policies, { where: '', findings: notices }].flatMap(({ where, findings }) =>
    findings.map((finding) => ({
      severity: finding.refused ? 'error' : finding.severity,
      text: command(
        finding.refused ? 'error' : COMMANDS[finding.severity],
        [['file', fileOf(file)], ...placeOf(finding), ['title', `${finding.severity}: ${finding.rule}`]],
        [withRefusal(finding), where, callsText(finding), finding.help ?? '']
          .filter((part) => part !== '')
          .join('\n'),
      ),
    })),
  );
}

/** The worst first: GitHub shows ten of each kind. What was not read is no annotation. */
export const asGithub = ({ files, failures }: CheckResult): string =>
  [
    ...failures.map((failure) => command('error', [['title', 'not read']], failure)),
    ...files
      .flatMap(annotationsOf)
      .toSorted((a, b) => BY_WEIGHT.indexOf(a.severity) - BY_WEIGHT.indexOf(b.severity))
      .map(({ text }) => text),
  ].join('');
