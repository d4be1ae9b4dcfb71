// What a configuration says about the fixes in a file: its type, and what stays because it is ignored.
import { dayOf, splitIgnored } from '#core/config/ignored-by.ts';
import { settingsFor } from '#core/config/settle-findings.ts';
import type { PolicyType } from '#core/iam/policy.ts';
import type { FindingFilter } from '#core/language/apply-fix.ts';
import { pathFrom } from './config-paths.ts';
import type { LoadedConfig } from './load-config.ts';
import { typedFile } from './typed-file.ts';

export interface FixSettings {
  readonly type: PolicyType | undefined;
  readonly filter: FindingFilter;
}

export function fixSettings(loaded: LoadedConfig, path: string): FixSettings {
  const today = dayOf(Date.now());
  const name = pathFrom(loaded.folder, path);
  const { ignores } = settingsFor(loaded.config, name, { ignores: [], faults: [] }, today);
  return {
    type: typedFile(loaded, path).type,
    filter: (findings, text) => splitIgnored(findings, text, ignores, today).kept,
  };
}
