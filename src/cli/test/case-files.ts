// The case files that the operands of `test` mean.
import { join, resolve } from 'node:path';
import { didYouMean } from '#cli/options.ts';
import { globOf } from '#cli/paths.ts';
import { statsOf, UsageError } from '#cli/usage.ts';

/** What a case file is called in a folder. */
const IN_FOLDERS = '**/*.rolewright.{yaml,yml,json}';
const PATTERN = /[*?{}[\]!()]/;

async function search(pattern: string, cwd: string): Promise<readonly string[]> {
  const { glob } = await import('tinyglobby');
  const found = await glob(pattern, {
    cwd,
    ignore: ['**/node_modules/**'],
    followSymbolicLinks: false,
    expandDirectories: false,
  });
  return found.toSorted((a, b) => (a < b ? -1 : 1));
}

/** The folders in which a file that is made later may be one that the operands mean. */
export const foldersToSearch = (operands: readonly string[]): readonly string[] =>
  (operands.length > 0 ? operands : ['.']).flatMap((operand) => {
    const stats = statsOf(operand);
    if (stats) return stats.isDirectory() ? [operand] : [];
    const plain = globOf(operand);
    return [plain.slice(0, plain.search(PATTERN)).replace(/[^/]*$/, '') || '.'];
  });

/** Each file once, in the order of the operands. Throws what to do where an operand means none. */
export async function caseFilesOf(operands: readonly string[]): Promise<readonly string[]> {
  const files = new Map<string, string>();
  for (const operand of operands.length > 0 ? operands : ['.']) {
    const stats = operand === '-' ? undefined : statsOf(operand);
    let found: readonly string[];
    if (stats?.isDirectory()) {
      found = (await search(IN_FOLDERS, operand)).map((file) =>
        operand === '.' ? file : join(operand, file),
      );
      if (found.length === 0)
        throw new UsageError(
          `There is no case file in ${operand === '.' ? 'this folder' : operand}. Case files end in .rolewright.yaml, .rolewright.yml or .rolewright.json. See: rolewright test --help`,
        );
    } else if (stats || operand === '-') found = [operand];
    else if (PATTERN.test(operand)) {
      found = await search(globOf(operand), '.');
      if (found.length === 0) throw new UsageError(`No file matches ${operand}.`);
    } else {
      const near = didYouMean(operand, await search(IN_FOLDERS, '.'));
      throw new UsageError(`There is no file or folder ${operand}.${near}`);
    }
    for (const file of found) if (!files.has(resolve(file))) files.set(resolve(file), file);
  }
  return [...files.values()];
}
