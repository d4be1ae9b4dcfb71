// Reports a document once that a run meets several times: a data source and its users, a template and its copy.
import { dirname, extname } from 'node:path';
import type { CheckedFile, CheckedPolicy, FileFinding } from './checked.ts';

/** A checked policy with what tells it from others. */
export interface TracedPolicy extends CheckedPolicy {
  /** Names its text; undefined where the file is the policy, or nothing was found. */
  readonly hash?: string;
  /** Whether its text stands in its file, and not in one that this refers to. */
  readonly isHere?: boolean;
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
function copiesOf(file: string, { where, hash, isHere }: TracedPolicy): readonly Copy[] {
  if (hash === undefined) return [];
  const folder = dirname(file);
  const stem = file.slice(0, file.length - extname(file).length);
  const rank = (isHere === true ? 0 : 2) + (where.startsWith('data.') ? 0 : 1);
  return [
    // Terraform reads the files of a folder as one. What stands there twice is two.
    ...(extname(file) === '.tf' ? [{ key: `module ${folder} ${hash}`, rank: isHere ? 0 : rank }] : []),
    // A template as YAML and as JSON.
    { key: `template ${stem} ${where} ${hash}`, rank: 0 },
    { key: `synthesized ${where} ${hash}`, rank: isSynthesized(file) ? 1 : 0 },
  ];
}

const placeOf = ({ rule, message, line, column }: FileFinding): string =>
  `${line}:${column} ${rule} ${message}`;

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
    const placed = new Set<string>();
    const isCopy = (policy: TracedPolicy): boolean =>
      copiesOf(rest.file, policy).some(({ key, rank }) => {
        const kept = best.get(key)!;
        return kept.at !== rest.file && kept.rank < rank + (key.startsWith('template') ? 1 : 0);
      });
    return {
      ...rest,
      policies: policies.map(({ hash: _hash, isHere: _isHere, ...policy }, index) => {
        if (isCopy(policies[index]!)) return { ...policy, findings: [] };
        // The users of a data source that stands in the same file.
        const findings = policy.findings.filter((finding) => {
          const place = placeOf(finding);
          const isNew = !placed.has(place);
          placed.add(place);
          return isNew;
        });
        return { ...policy, findings };
      }),
    };
  });
}
