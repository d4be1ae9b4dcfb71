// The findings as workflow commands, which GitHub shows at their lines in a pull request.
// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
import nodePath from 'node:path';
import type { Severity } from '#iam/findings/index.ts';
import { spellOutActing, spellOutInvisible } from '#iam/text/index.ts';
import { withRefusal, type CheckResult, type FileFinding } from './checked.ts';

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

export const asGithub = ({ files, failures }: CheckResult): string =>
  [
    ...failures.map((failure) => command('error', [['title', 'not read']], failure)),
    ...files.flatMap(({ file, policies, unread, notices }) => [
      ...[...policies, { where: '', findings: notices }].flatMap(({ where, findings }) =>
        findings.map((finding) =>
          command(
            finding.refused ? 'error' : COMMANDS[finding.severity],
            [['file', fileOf(file)], ...placeOf(finding), ['title', `${finding.severity}: ${finding.rule}`]],
            [withRefusal(finding), where, finding.help ?? ''].filter((part) => part !== '').join('\n'),
          ),
        ),
      ),
      ...unread.map(({ where, message }) =>
        command(
          'notice',
          [
            ['file', fileOf(file)],
            ['title', 'note'],
          ],
          `${where}: ${message}`,
        ),
      ),
    ]),
  ].join('');
