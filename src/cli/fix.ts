// rolewright fix: makes the safe fixes of findings, in place or to standard output.
import { RULES } from '#deepseek/rules/index.ts';
import { count } from '#iam/text/index.ts';
import { POLICY_TYPES, type PolicyType } from '#iam/policy/index.ts';
import { type FindingFilter, type FixedText, fixAll, readPolicy } from '#iam/editing/index.ts';
import { filesOf, type InputFile } from './check/files.ts';
import { policiesIn } from './check/policies-in.ts';
import type { Command } from './command.ts';
import { configured } from './config/load-configs.ts';
import type { LoadedBaseline } from './config/fix-settings.ts';
import type { LoadedConfig } from './config/load-config.ts';
import { referenceFor } from './reference.ts';
import { showProgress, undamaged, type Terminal } from './terminal.ts';
import { UsageError, writeText } from './usage.ts';

/** What applies to the fixes of one file, besides its text. */
interface FixTerms {
  readonly given: PolicyType | undefined;
  readonly loaded: LoadedConfig | undefined;
  readonly baseline: LoadedBaseline | undefined;
}

/** The type that is configured, and the findings that count. */
async function settingsOf(
  path: string,
  { loaded, baseline }: FixTerms,
): Promise<{ readonly type?: PolicyType | undefined; readonly filter?: FindingFilter }> {
  if (!loaded && !baseline) return {};
  const { configuredFixes, freshFindings } = await import('./config/fix-settings.ts');
  const own = loaded && configuredFixes(loaded, path);
  const fresh = baseline && freshFindings(baseline, path);
  const filter: FindingFilter = (findings, text) => {
    const kept = own ? own.filter(findings, text) : findings;
    return fresh ? fresh(kept, text) : kept;
  };
  return { type: own?.type, filter };
}

/** Undefined for a file that is not itself a policy: the output of AWS or of a tool is not changed. */
async function fixedText(text: string, path: string, terms: FixTerms): Promise<FixedText | undefined> {
  const { policies, isOther } = await policiesIn(text, path);
  const [only, ...more] = policies;
  if (!only || more.length > 0 || only.text !== text || isOther()) return undefined;
  const own = await settingsOf(path, terms);
  const type = terms.given ?? own.type ?? only.type;
  const { source } = readPolicy({ type, text });
  return source ? fixAll({ type, text }, referenceFor(source), RULES, 'safe', own.filter) : { text, made: 0 };
}

const write = (path: string, text: string): void =>
  writeText(path, text, 'Leave out --write to print the policy.');

async function fixFile(file: InputFile, terms: FixTerms, terminal: Terminal): Promise<FixedText | undefined> {
  const text = await terminal.read(file.path);
  const fixed = await fixedText(text, file.path, terms);
  if (!fixed && file.named)
    throw new UsageError(
      `${file.path} is not a policy document. Only files that are one policy can be changed.`,
    );
  // The bytes that were not UTF-8 are gone from the text: to write it would lose them.
  if (fixed && fixed.made > 0) undamaged(text, file.path);
  return fixed;
}

export const fixCommand: Command = {
  name: 'fix',
  operands: '<file|folder|glob|->…',
  count: [1, Number.POSITIVE_INFINITY],
  summary: 'Applies the safe fixes for what check finds.',
  about: [
    'A safe fix never changes what a policy means to allow, and leaves everything else in the file as its author wrote it. Only files that are a policy are changed, not templates.',
    'What rolewright.config.json ignores stays as it is, and so do the problems in a --baseline.',
    'Writes the policy to standard output, or with --write into the files. For several files without --write, it says how many fixes each would get.',
  ],
  options: [
    {
      name: 'type',
      value: 'TYPE',
      choices: POLICY_TYPES,
      text: 'The type of the policies, if the text does not show it.',
    },
    {
      name: 'config',
      value: 'FILE',
      text: 'The configuration for all files; default: the nearest rolewright.config.json, from the folder of each file upward.',
    },
    { name: 'baseline', value: 'FILE', text: 'Problems that are in this file stay.' },
    { name: 'write', text: 'Changes the files.' },
  ],
  examples: ['rolewright fix policy.json', 'rolewright fix policies --write'],
  async run(input, terminal) {
    const given = POLICY_TYPES.find((known) => known === input.one('type'));
    const read = (path: string): Promise<string> => terminal.read(path);
    const { files, configs } = await configured(await filesOf(input.operands), input.one('config'), read);
    const path = input.one('baseline');
    const baseline =
      path === undefined
        ? undefined
        : { path, entries: await (await import('./config/baseline.ts')).loadBaseline(path, read) };
    const isInPlace = input.one('write') !== undefined;
    const isOne = !isInPlace && files.length === 1;
    let changed = 0;
    if (isInPlace && files.some(({ path }) => path === '-'))
      throw new UsageError('Standard input cannot be changed. Leave out --write.');
    for (const [index, file] of files.entries()) {
      if (isInPlace) showProgress(terminal, 'Fixed', index, files.length);
      const loaded = file.config === undefined ? undefined : configs[file.config];
      const fixed = await fixFile(file, { given, loaded, baseline }, terminal);
      if (!fixed) continue;
      if (isOne) terminal.out(fixed.text);
      else if (fixed.made > 0) {
        if (isInPlace) write(file.path, fixed.text);
        terminal.note(`${file.path}: ${count(fixed.made, 'fix')}.`);
        changed += 1;
      }
    }
    showProgress(terminal, 'Fixed', files.length, files.length);
    if (!isOne && changed === 0) terminal.note('No safe fix was found.');
    else if (!isOne && !isInPlace) terminal.note('Nothing is changed yet: give --write to make these fixes.');
    return 0;
  },
};
