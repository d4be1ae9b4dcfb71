// rolewright test: whether policies allow and deny what cases in files say.
import type { Command, CommandInput } from './command.ts';
import { asJunit } from './test/as-junit.ts';
import { testJson } from './test/as-json.ts';
import { asTap } from './test/as-tap.ts';
import { asText } from './test/as-text.ts';
import { caseFilesOf, foldersToSearch } from './test/case-files.ts';
import { runFiles, type TestRun } from './test/run-files.ts';
import { readable } from './readable.ts';
import { jsonText, type Terminal } from './terminal.ts';
import { UsageError } from './usage.ts';

const isGiven = (input: CommandInput, name: string): boolean => input.one(name) !== undefined;

const wantsCoverage = (input: CommandInput): boolean =>
  isGiven(input, 'coverage') || isGiven(input, 'fail-on-uncovered');

const FORMATS: Readonly<Record<string, (run: TestRun, input: CommandInput, terminal: Terminal) => string>> = {
  text: (run, input, terminal) =>
    readable(
      asText(run, { verbose: isGiven(input, 'verbose'), coverage: wantsCoverage(input) }, terminal),
      terminal,
    ),
  json: (run) => jsonText(testJson(run)),
  junit: (run, input) => asJunit(run, wantsCoverage(input)),
  tap: (run, input) => asTap(run, wantsCoverage(input)),
};

const isUncovered = ({ coverage }: TestRun): boolean =>
  coverage.some(({ statements }) => statements.some(({ cases }) => cases === 0));

function statusOf(run: TestRun, input: CommandInput): number {
  const { failed, errors, passed } = run.counts;
  if (errors > 0) return 2;
  if (failed > 0 || passed === 0) return 1;
  return isGiven(input, 'fail-on-uncovered') && isUncovered(run) ? 1 : 0;
}

export const testCommand: Command = {
  name: 'test',
  operands: '[file|folder|glob|-]…',
  count: [0, Number.POSITIVE_INFINITY],
  summary: 'Tests whether policies allow and deny what cases say.',
  about: [
    'A case is a request, the policies that apply to it, and the decision that is expected: allowed, denied or depends. Optionally it names the deciding statement by Sid or number, the kind of policy that the statement is in, and the kind of reason. “rolewright schema cases” describes the files, which are YAML or JSON.',
    'Without files, the current folder is searched for *.rolewright.yaml, *.rolewright.yml and *.rolewright.json. Paths of policies in a case file start at its folder; template.yaml#Name is one policy of a template.',
    'Exit status: 1 if a case fails or there is none, 2 if a case or a file has to be corrected first.',
  ],
  options: [
    {
      name: 'format',
      value: 'FORMAT',
      choices: Object.keys(FORMATS),
      text: 'The output format; default: text.',
    },
    { name: 'coverage', text: 'Lists the statements that decided no case.' },
    { name: 'fail-on-uncovered', text: 'Makes the exit status 1 if a statement decided no case.' },
    { name: 'verbose', text: 'Lists the cases that pass, too.' },
    { name: 'watch', text: 'Tests again when a case file or a policy changes.' },
  ],
  examples: [
    'rolewright test',
    'rolewright test policies --coverage',
    'rolewright test --format junit > report.xml',
    'rolewright compose answers.json --format cases > role.rolewright.yaml && rolewright test',
  ],
  async run(input, terminal) {
    const print = FORMATS[input.one('format') ?? 'text']!;
    const runOnce = async () => {
      const files = await caseFilesOf(input.operands);
      const run = await runFiles(files, (path) => terminal.read(path));
      terminal.out(print(run, input, terminal));
      return { run, paths: [...files.filter((file) => file !== '-'), ...run.policyFiles] };
    };
    if (!isGiven(input, 'watch')) return statusOf((await runOnce()).run, input);
    if (input.operands.includes('-')) throw new UsageError('Give files instead of - with --watch.');
    const { runWatching } = await import('./test/watch.ts');
    const again = async (): Promise<readonly string[]> => {
      const { paths } = await runOnce();
      terminal.note('Waiting for changes. Press Ctrl+C to stop.');
      return paths;
    };
    await runWatching(again, foldersToSearch(input.operands));
    return 0;
  },
};
