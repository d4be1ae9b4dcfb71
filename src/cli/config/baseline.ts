// --baseline: findings that were there before count no longer, and those that are gone are named.
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import {
  type BaselineEntry,
  type Fingerprints,
  applyBaseline,
  baselineText,
  findingsIn,
  readBaseline,
} from '#iam/config/index.ts';
import { count } from '#iam/text/index.ts';
import type { CheckedFile, CheckResult, FileFinding, IgnoredFileFinding } from '#cli/check/checked.ts';
import type { TextReader } from '#cli/check/check-files.ts';
import { UsageError, writeText } from '#cli/usage.ts';
import { pathFrom } from './config-paths.ts';

export async function loadBaseline(path: string, read: TextReader): Promise<readonly BaselineEntry[]> {
  const entries = readBaseline(await read(path));
  if (entries) return entries;
  throw new UsageError(`${path} is not a baseline. Write a new one with --write-baseline.`);
}

interface Placed {
  readonly file: CheckedFile;
  readonly where: string;
  readonly finding: FileFinding;
}

const placedIn = (file: CheckedFile): readonly Placed[] =>
  file.policies.flatMap(({ where, findings }) => findings.map((finding) => ({ file, where, finding })));

function fingerprints(folder: string, placed: Placed): Fingerprints<FileFinding> {
  const { file, where, finding } = placed;
  const entry = (at: string): BaselineEntry => ({
    file: pathFrom(folder, file.file),
    policy: where,
    rule: finding.rule,
    at,
  });
  const { about, besides } = finding.paths ?? { about: [finding.at ?? ''], besides: [] };
  return { finding, about: about.map(entry), besides: besides.map(entry) };
}

/** Whether this run decides if an entry is still there: its file was checked, or does not exist. */
function isJudged(folder: string, { files }: CheckResult): (entry: BaselineEntry) => boolean {
  const checked = new Set(files.map(({ file }) => pathFrom(folder, file)));
  return ({ file }) => checked.has(file) || !existsSync(join(folder, file));
}

/** The result without what is in the baseline, with what is gone from it. */
function withBaseline(result: CheckResult, path: string, entries: readonly BaselineEntry[]): CheckResult {
  const folder = dirname(resolve(path));
  const found = result.files.flatMap(placedIn).map((placed) => fingerprints(folder, placed));
  const { known, gone } = applyBaseline(entries, found);
  const old = new Set(known);
  const files = result.files.map((file): CheckedFile => {
    const ignored = placedIn(file).flatMap(({ where, finding }): readonly IgnoredFileFinding[] =>
      old.has(finding) ? [{ finding, where, reason: `It is in ${path}.`, in: 'baseline' }] : [],
    );
    const policies = file.policies.map((policy) => ({
      ...policy,
      findings: policy.findings.filter((finding) => !old.has(finding)),
    }));
    return { ...file, policies, ignored: [...file.ignored, ...ignored] };
  });
  return { ...result, files, gone: gone.filter(isJudged(folder, result)) };
}

/** Writes what is found now, and keeps what this run did not look at. Returns how many findings it holds. */
function writeBaseline(result: CheckResult, path: string, entries: readonly BaselineEntry[]): number {
  const folder = dirname(resolve(path));
  const judged = isJudged(folder, result);
  const now = result.files.flatMap(placedIn).flatMap((placed) => {
    const { about, besides } = fingerprints(folder, placed);
    return [...about, ...besides];
  });
  const all = [...entries.filter((entry) => !judged(entry)), ...now];
  writeText(path, baselineText(all), 'Give --baseline another file.');
  return findingsIn(all);
}

/** The result with a baseline; what is found now is written into it first, if that is asked for. */
export async function baselined(
  result: CheckResult,
  path: string,
  isWriting: boolean,
  read: TextReader,
): Promise<{ readonly result: CheckResult; readonly note: string | undefined }> {
  if (!isWriting)
    return { result: withBaseline(result, path, await loadBaseline(path, read)), note: undefined };
  const before = existsSync(path) ? await loadBaseline(path, read) : [];
  const held = writeBaseline(result, path, before);
  return {
    result: withBaseline(result, path, await loadBaseline(path, read)),
    note: `${path} holds ${count(held, 'finding')}.`,
  };
}
