// Reports a document once that a run meets several times: a data source and its users, a template and its copy.
import { extname } from 'node:path';
import { folderOf, isTerraform } from '#iam/import/index.ts';
import { groupBy } from '#iam/collections/index.ts';
import type { CheckedFile, CheckedPolicy, FileFinding } from './checked.ts';
import type { LocatedPolicy } from './located-policy.ts';

/** A checked policy with what tells it from others. */
export interface TracedPolicy extends CheckedPolicy {
  /** Names its text; undefined where the file is the policy, or nothing was found. */
  readonly hash?: string;
  /** Whether its text stands in its file, and not in one that this refers to. */
  readonly isHere?: boolean;
  /** The folders of other Terraform modules that it may come from. */
  readonly modules?: readonly string[];
}

export interface TracedFile extends CheckedFile {
  readonly policies: readonly TracedPolicy[];
}

const isSynthesized = (file: string): boolean => /(?:^|[/\\])cdk\.out[/\\]/.test(file);

interface Copy {
  readonly key: string;
  /** The least is kept. */
  readonly rank: number;
}

/** Under what name a policy may come again, and how far it is from where somebody wrote it. */
function copiesOf(file: string, { where, hash, isHere, modules = [] }: TracedPolicy): readonly Copy[] {
  if (hash === undefined) return [];
  const folder = folderOf(file);
  const stem = file.slice(0, file.length - extname(file).length);
  const rank = (isHere === true ? 0 : 2) + (where.startsWith('data.') ? 0 : 1);
  return [
    // Terraform reads the files of a folder as one. What stands there twice is two.
    ...(isTerraform(file) ? [{ key: `module ${folder} ${hash}`, rank: isHere ? 0 : rank }] : []),
    ...modules.filter((each) => each !== folder).map((each) => ({ key: `module ${each} ${hash}`, rank: 5 })),
    // A template as YAML and as JSON.
    { key: `template ${stem} ${where} ${hash}`, rank: 0 },
    { key: `synthesized ${where} ${hash}`, rank: isSynthesized(file) ? 1 : 0 },
  ];
}

const placeOf = ({ rule, message, line, column }: FileFinding): string =>
  `${line}:${column} ${rule} ${message}`;

/** Each policy once that calls of its module give the same text, with these calls where they matter. */
export function withCallers(policies: readonly LocatedPolicy[]): readonly LocatedPolicy[] {
  const byPlace = groupBy(policies, ({ where, title, call }) => (call ? JSON.stringify([where, title]) : ''));
  return [...byPlace].flatMap(([place, all]) => {
    if (place === '') return all;
    const byText = [...groupBy(all, ({ type, text }) => `${type} ${text}`).values()];
    return byText.map((same) => {
      const isNeeded = byText.length > 1 || same.some(({ call }) => call?.isNeeded);
      const calledIn = [...new Set(same.flatMap(({ call }) => call?.where ?? []))];
      return { ...same[0]!, ...(isNeeded && { calledIn }) };
    });
  });
}

/** The files without what is reported elsewhere already, and without what tells one document from another. */
export function reportedOnce(files: readonly TracedFile[]): readonly CheckedFile[] {
  const best = new Map<string, { readonly rank: number; readonly at: string }>();
  for (const { file, policies } of files)
    for (const policy of policies)
      for (const { key, rank } of copiesOf(file, policy)) {
        const known = best.get(key);
        if (!known || rank < known.rank) best.set(key, { rank, at: file });
      }
  return files.map(({ policies, ...rest }) => {
    const placed = new Map<string, readonly string[]>();
    const isCopy = (policy: TracedPolicy): boolean =>
      copiesOf(rest.file, policy).some(({ key, rank }) => {
        const kept = best.get(key)!;
        return kept.at !== rest.file && kept.rank < rank + (key.startsWith('template') ? 1 : 0);
      });
    const withAllCallers = (finding: FileFinding): FileFinding =>
      finding.calledIn ? { ...finding, calledIn: [...new Set(placed.get(placeOf(finding)))] } : finding;
    const kept = policies.map(({ hash: _hash, isHere: _isHere, modules: _modules, ...policy }, index) => {
      if (isCopy(policies[index]!)) return { ...policy, findings: [] };
      // The users of a data source that stands in the same file, and the callers of its module.
      const findings = policy.findings.filter((finding) => {
        const place = placeOf(finding);
        const callers = placed.get(place);
        placed.set(place, [...(callers ?? []), ...(finding.calledIn ?? [])]);
        return !callers;
      });
      return { ...policy, findings };
    });
    return {
      ...rest,
      policies: kept.map((policy) => ({ ...policy, findings: policy.findings.map(withAllCallers) })),
    };
  });
}
