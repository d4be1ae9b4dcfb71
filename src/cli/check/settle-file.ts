// Applies what is configured, and the comments of a file, to its findings.
import { RULES } from '#deepseek/rules/index.ts';
import {
  EMPTY_CONFIG,
  type IgnoreNotice,
  commentIgnores,
  factsOf,
  settingsFor,
  settleFindings,
} from '#iam/config/index.ts';
import { type PolicyFinding, allRules } from '#iam/editing/index.ts';
import type { PolicySource } from '#iam/rules/index.ts';
import { pathFrom } from '#cli/config/config-paths.ts';
import type { LoadedConfig } from '#cli/config/load-config.ts';

/** A finding of one of the policies of a file. */
export interface FoundInFile {
  readonly finding: PolicyFinding;
  /** Which of the policies. */
  readonly policy: number;
  /** Undefined where the policy could not be read in full. */
  readonly source: PolicySource | undefined;
  /** Where each location of the finding begins in the file, and where its policy does. */
  readonly starts: readonly (readonly number[])[];
}

export interface IgnoredInFile {
  readonly found: FoundInFile;
  readonly reason: string;
  readonly until?: string;
  readonly in: 'configuration' | 'comment';
}

export interface SettledFile {
  readonly kept: readonly FoundInFile[];
  readonly ignored: readonly IgnoredInFile[];
  readonly notices: readonly IgnoreNotice[];
  /** Indexes of the ignores of the configuration that findings needed. */
  readonly used: readonly number[];
}

export function settleFile(
  all: readonly FoundInFile[],
  file: { readonly path: string; readonly text: string },
  loaded: LoadedConfig | undefined,
  today: string,
): SettledFile {
  const config = loaded?.config ?? EMPTY_CONFIG;
  const name = loaded ? pathFrom(loaded.folder, file.path) : file.path;
  const settings = settingsFor(config, name, commentIgnores(file.text, allRules(RULES)), today);
  const { kept, ignored, notices } = settleFindings(
    all.map((found) => ({
      finding: { ...found, severity: found.finding.severity },
      facts: factsOf(found.finding, found.source?.document, found.starts),
    })),
    settings,
  );
  const used = ignored.map(({ by }) => config.ignores.indexOf(by)).filter((index) => index >= 0);
  return {
    kept: kept.map(({ severity, ...found }) => ({ ...found, finding: { ...found.finding, severity } })),
    ignored: ignored.map(({ finding: { severity: _severity, ...found }, by }) => ({
      found,
      reason: by.reason,
      ...(by.until !== undefined && { until: by.until }),
      in: config.ignores.includes(by) ? 'configuration' : 'comment',
    })),
    notices,
    used: [...new Set(used)],
  };
}
