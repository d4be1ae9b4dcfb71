// rolewright fix: makes the safe fixes of findings, in place or to standard output.
import { writeFileSync } from 'node:fs';
import { POLICY_TYPES, type PolicyType } from '#core/iam/policy.ts';
import { fixAll, type FixedText } from '#core/language/apply-fix.ts';
import { readPolicy } from '#core/language/check-policy.ts';
import { filesOf, type InputFile } from './check/files.ts';
import { policiesIn } from './check/policies-in.ts';
import type { Command } from './command.ts';
import { configured } from './config/load-configs.ts';
import type { LoadedConfig } from './config/load-config.ts';
import { referenceFor } from './reference.ts';
import { showProgress, type Terminal } from './terminal.ts';
import { reasonOf, UsageError } from './usage.ts';

/** Undefined for a file that is not itself a policy: the output of AWS or of a tool is not changed. */
async function fixedText(
  text: string,
  path: string,
  given: PolicyType | undefined,
  loaded: LoadedConfig | undefined,
): Promise<FixedText | undefined> {
  const { policies, isOther } = await policiesIn(text, path);
  const [only, ...more] = policies;
  if (!only || more.length > 0 || only.text !== text || isOther()) return undefined;
  const own = loaded && (await import('./config/fix-settings.ts')).fixSettings(loaded, path);
  const type = given ?? own?.type ?? only.type;
  const { source } = readPolicy({ type, text });
  return source ? fixAll({ type, text }, referenceFor(source), 'safe', own?.filter) : { text, made: 0 };
}

function write(path: string, { text, made }: FixedText, terminal: Terminal): void {
  if (made === 0) return;
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new UsageError(`Cannot write ${path}: ${reasonOf(error)}.`);
  }
  terminal.note(`${path}: ${made} ${made === 1 ? 'fix' : 'fixes'}.`);
}

async function fixFile(
  file: InputFile,
  given: PolicyType | undefined,
  configs: readonly LoadedConfig[],
  terminal: Terminal,
): Promise<FixedText | undefined> {
  const text = await terminal.read(file.path);
  const fixed = await fixedText(
    text,
    file.path,
    given,
    file.config === undefined ? undefined : configs[file.config],
  );
  if (!fixed && file.named)
    throw new UsageError(
      `${file.path} is not a policy document. Only files that are one policy can be changed.`,
    );
  // The bytes that were not UTF-8 are gone from the text: to write it would lose them.
  if (fixed && fixed.made > 0 && text.includes('\ufffd'))
    throw new UsageError(
      `${file.path} cannot be fixed, because it is not valid UTF-8. Save it as UTF-8 first.`,
    );
  return fixed;
}

export const fixCommand: Command = {
  name: 'fix',
  operands: '<file|folder|glob|->…',
  count: [1, Number.POSITIVE_INFINITY],
  summary: 'Applies the safe fixes for what check finds.',
  about: [
    'A safe fix never changes what a policy means to allow, and leaves everything else in the file as its author wrote it. Only files that are a policy are changed, not templates.',
    'What rolewright.config.json ignores stays as it is.',
    'Writes the policy to standard output, or with --write into the files.',
  ],
  options: [
    {
      name: 'type',
      value: 'TYPE',
      choices: POLICY_TYPES,
      text: 'The type of the policies, if the text does not show it.',
    },
    { name: 'write', text: 'Changes the files.' },
  ],
  examples: ['rolewright fix policy.json', 'rolewright fix policies --write'],
  async run(input, terminal) {
    const given = POLICY_TYPES.find((known) => known === input.one('type'));
    const { files, configs } = await configured(await filesOf(input.operands), undefined, (path) =>
      terminal.read(path),
    );
    const isInPlace = input.one('write') !== undefined;
    if (!isInPlace && files.length > 1)
      throw new UsageError(`These are ${files.length} files: give --write to change them.`);
    if (isInPlace && files.some(({ path }) => path === '-'))
      throw new UsageError('Standard input cannot be changed. Leave out --write.');
    for (const [index, file] of files.entries()) {
      if (isInPlace) showProgress(terminal, 'Fixed', index, files.length);
      const fixed = await fixFile(file, given, configs, terminal);
      if (fixed && isInPlace) write(file.path, fixed, terminal);
      else if (fixed) terminal.out(fixed.text);
    }
    showProgress(terminal, 'Fixed', files.length, files.length);
    return 0;
  },
};
