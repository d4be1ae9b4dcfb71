// Checks files one after the other.
import { UsageError } from '#cli/usage.ts';
import { checkText, type CheckRun } from './check-text.ts';
import type { CheckResult } from './checked.ts';
import { reportedOnce, type TracedFile } from './report-once.ts';
import type { InputFile } from './files.ts';

/** The result for one file: plain data, which threads can exchange. */
export interface FileOutcome {
  /** Undefined for a file without policies, and for one that cannot be read. */
  readonly checked?: TracedFile;
  /** Why it is not checked. */
  readonly failure?: string;
  /** Indexes of the ignores in its configuration that its findings needed. */
  readonly used?: readonly number[];
}

export type TextReader = (path: string) => Promise<string>;

/** Checks one file. Throws for errors of Rolewright only. */
export async function checkFile(file: InputFile, given: CheckRun, read: TextReader): Promise<FileOutcome> {
  let text: string;
  try {
    text = await read(file.path);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { failure: error.message };
  }
  const outcome = await checkText(text, file, given);
  if (!outcome) return {};
  const { checked } = outcome;
  // Who names a file wants to know that nothing in it was looked at.
  const [first] = checked.unread;
  if (file.named && first && checked.policies.length === 0)
    return { ...outcome, failure: `${file.path}: ${first.message}` };
  return outcome;
}

/** Called with the number of files that are checked so far. */
export type ReportProgress = (done: number) => void;

export async function checkInTurn(
  files: readonly InputFile[],
  given: CheckRun,
  read: TextReader,
  onProgress?: ReportProgress,
): Promise<readonly FileOutcome[]> {
  const outcomes: FileOutcome[] = [];
  for (const file of files) {
    outcomes.push(await checkFile(file, given, read));
    onProgress?.(outcomes.length);
  }
  return outcomes;
}

/** The outcomes of all files, in the order of the files. */
export const resultOf = (outcomes: readonly FileOutcome[]): CheckResult => ({
  files: reportedOnce(outcomes.flatMap(({ checked }) => checked ?? [])),
  passedOver: outcomes.filter(({ checked, failure }) => !checked && failure === undefined).length,
  failures: outcomes.flatMap(({ failure }) => failure ?? []),
});
