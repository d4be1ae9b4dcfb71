// What is configured about the fixes in a file: its type, and what stays because it is ignored or in the baseline.
import { dirname, resolve } from 'node:path';
import {
  type BaselineEntry,
  applyBaseline,
  dayOf,
  placeInMeaning,
  settingsFor,
  splitIgnored,
} from '#iam/config/index.ts';
import type { PolicyType } from '#iam/policy/index.ts';
import { validJson } from '#iam/json/index.ts';
import type { FindingFilter } from '#iam/editing/index.ts';
import { pathFrom } from './config-paths.ts';
import type { LoadedConfig } from './load-config.ts';
import { typedFile } from './typed-file.ts';

export interface FixSettings {
  readonly type: PolicyType | undefined;
  readonly filter: FindingFilter;
}

export function configuredFixes(loaded: LoadedConfig, path: string): FixSettings {
  const today = dayOf(Date.now());
  const name = pathFrom(loaded.folder, path);
  const terms = settingsFor(loaded.config, name, { ignores: [], faults: [] }, today);
  return {
    type: typedFile(loaded, path).type,
    filter: (findings, text) => splitIgnored(findings, text, terms, today).kept,
  };
}

/** A baseline with its place. */
export interface LoadedBaseline {
  readonly path: string;
  readonly entries: readonly BaselineEntry[];
}

/** Leaves what a baseline has of the file. What stands for several places has no fix. */
export function freshFindings({ path: of, entries }: LoadedBaseline, path: string): FindingFilter {
  const file = pathFrom(dirname(resolve(of)), path);
  const own = entries.filter((entry) => entry.file === file && entry.policy === '');
  if (own.length === 0) return (findings) => findings;
  return (findings, text) => {
    const document = validJson(text);
    const found = findings.map((finding) => ({
      finding,
      about: [{ file, policy: '', rule: finding.id, at: placeInMeaning(finding, document) }],
      besides: [],
    }));
    return applyBaseline(own, found).fresh;
  };
}
