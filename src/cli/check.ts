// rolewright check: the findings on the policies in files, in several formats.
import { isTerraform } from '#iam/import/index.ts';
import { ATTACHED_TO, POLICY_TYPES } from '#iam/policy/index.ts';
import type { Severity } from '#iam/findings/index.ts';
import type { CheckRun } from './check/check-text.ts';
import { BY_WEIGHT, countsOf, isReached, isRefused, type CheckResult } from './check/checked.ts';
import { filesOf } from './check/files.ts';
import { READABLE } from './check/policies-in.ts';
import type { Command } from './command.ts';
import { configured } from './config/load-configs.ts';
import { showProgress, type Terminal } from './terminal.ts';
import { UsageError } from './usage.ts';

type Print = (result: CheckResult, terminal: Terminal, isVerbose: boolean) => string;

/** Each is loaded when it is asked for: the rules' own words are long. */
const FORMATS: Readonly<Record<string, () => Promise<Print>>> = {
  text: async () => {
    const [{ asText }, { readable }] = await Promise.all([
      import('./check/as-text.ts'),
      import('./readable.ts'),
    ]);
    return (result, terminal, isVerbose) => readable(asText(result, terminal, isVerbose), terminal);
  },
  json: async () => (await import('./check/as-json.ts')).asJson,
  sarif: async () => (await import('./check/as-sarif.ts')).asSarif,
  github: async () => (await import('./check/as-github.ts')).asGithub,
  html: async () => (await import('./check/as-html.ts')).asHtml,
};

/** From here on more than one thread may be worth it. */
const MANY_FILES = 1000;

/** From here on it matters which functions are compiled. */
const SEVERAL_FILES = 200;

export const checkCommand: Command = {
  name: 'check',
  operands: '<file|folder|glob|->…',
  count: [1, Number.POSITIVE_INFINITY],
  summary: 'Checks the policies in files, and in templates.',
  about: [
    'Finds what is wrong, unsafe or redundant in policies, with the checks of IAM Access Analyzer and others. It finds the policies in what AWS’s command line prints (get-role, get-account-authorization-details …), in CloudFormation and SAM templates as YAML or JSON, in Terraform source and in Terraform plans (terraform show -json), too, and in files with a JSON value on each line. A Terraform module of the folder is read with the values that others there call it with.',
    `A folder is searched for ${READABLE.map((name) => `*.${name}`).join(', ')}. Files without policies in folders and globs are skipped; a file that you name should have one.`,
    'Exit status: 1 with problems at or above --fail-on, 2 for a file that cannot be read.',
  ],
  options: [
    {
      name: 'config',
      value: 'FILE',
      text: 'The configuration for all files; default: the nearest rolewright.config.json, from the folder of each file upward.',
    },
    {
      name: 'baseline',
      value: 'FILE',
      text: 'Problems that are in this file do not count.',
    },
    {
      name: 'skip-other-files',
      text: 'Passes over files without policies also where they are named, as hooks name all files that changed.',
    },
    { name: 'write-baseline', text: 'Writes the problems that there are now into the file of --baseline.' },
    {
      name: 'type',
      value: 'TYPE',
      choices: POLICY_TYPES,
      text: 'The type of policies in files of their own, if the text does not show it.',
    },
    {
      name: 'attached-to',
      value: 'RESOURCE',
      choices: ATTACHED_TO,
      text: 'The type of resource that resource policies in files of their own are attached to.',
    },
    {
      name: 'format',
      value: 'FORMAT',
      choices: Object.keys(FORMATS),
      text: 'The output format; default: text.',
    },
    {
      name: 'fail-on',
      value: 'SEVERITY',
      choices: [...BY_WEIGHT, 'never'],
      text: 'The lowest severity that makes the exit status 1; default: error.',
    },
    {
      name: 'aws-managed',
      text: 'Checks the policies that AWS manages, too, in the details of an account.',
    },
    {
      name: 'verbose',
      text: 'Shows notes, too: what is open, assumed or not read.',
    },
  ],
  examples: [
    'rolewright check policy.json',
    'rolewright check "policies/**/*.json" --fail-on warning',
    'aws iam get-account-authorization-details | rolewright check -',
    'rolewright check . --format sarif > rolewright.sarif',
    'rolewright check . --format html > problems.html',
  ],
  async run(input, terminal) {
    const baseline = input.one('baseline');
    const isWriting = input.one('write-baseline') !== undefined;
    if (isWriting && baseline === undefined)
      throw new UsageError('Give --write-baseline with --baseline FILE.');
    const all = await filesOf(input.operands);
    if (all.length >= SEVERAL_FILES) (await import('./check/compile-less.ts')).compileLess();
    const threads = all.length < MANY_FILES ? [] : (await import('./check/threads.ts')).startThreads(all);
    const named =
      input.one('skip-other-files') === undefined ? all : all.map((file) => ({ ...file, named: false }));
    const read = (path: string): Promise<string> => terminal.read(path);
    const { files, configs } = await configured(named, input.one('config'), read);
    const paths = files.map(({ path }) => path);
    const callers = paths.some(isTerraform)
      ? (await import('./check/module-files.ts')).callersAmong(paths)
      : undefined;
    const given: CheckRun = {
      type: POLICY_TYPES.find((known) => known === input.one('type')),
      attachedTo: ATTACHED_TO.find((known) => known === input.one('attached-to')),
      configs,
      ...(callers && { callers }),
      judgesAws: input.one('aws-managed') !== undefined,
      today: new Date().toISOString().slice(0, 10),
      isPlaced: baseline !== undefined,
    };
    // Loaded here, while other threads load it, too.
    const { checkInTurn, resultOf } = await import('./check/check-files.ts');
    const onProgress = (done: number): void => showProgress(terminal, 'Checked', done, files.length);
    const outcomes =
      threads.length === 0
        ? await checkInTurn(files, given, read, onProgress)
        : await (
            await import('./check/check-in-threads.ts')
          ).checkInThreads(threads, files, given, read, onProgress);
    showProgress(terminal, 'Checked', files.length, files.length);
    const notices =
      configs.length === 0
        ? []
        : (await import('./config/config-notices.ts')).noticesOn(files, outcomes, given, input.operands);
    const found = resultOf([...outcomes, ...notices]);
    const { result, note } =
      baseline === undefined
        ? { result: found, note: undefined }
        : await (await import('./config/baseline.ts')).baselined(found, baseline, isWriting, read);
    const print = await FORMATS[input.one('format') ?? 'text']!();
    terminal.out(print(result, terminal, input.one('verbose') !== undefined));
    if (note !== undefined) terminal.note(note);
    for (const failure of result.failures) terminal.note(failure);
    if (result.failures.length > 0) return 2;
    const threshold = input.one('fail-on') ?? 'error';
    if (threshold === 'never') return 0;
    // Whatever its severity: the document has no effect before that is corrected.
    return isRefused(result) || isReached(countsOf(result), threshold as Severity) ? 1 : 0;
  },
};
