// A configuration as an argument: the text or the object of a rolewright.config.json. No file is read.
import { z } from 'zod';
import { type ConfigOfText, configOfText } from '#iam/config/index.ts';
import type { FileOutcome } from '#cli/check/check-files.ts';
import { loadConfig, problemLines, type LoadedConfig } from '#cli/config/load-config.ts';
import { noticesOn } from '#cli/config/config-notices.ts';
import { MAX_TEXT } from './inputs.ts';
import { ToolError } from './tool.ts';

/** Stands for the path of the configuration. */
const NAME = 'configuration';

export const configuration = z
  .union([z.string().min(1).max(MAX_TEXT), z.record(z.string(), z.unknown())])
  .optional()
  .describe(
    'A rolewright.config.json, as text or as an object: what it ignores is listed apart, and severities are as it has them.',
  );

interface GivenConfiguration extends Omit<ConfigOfText, 'config'> {
  readonly loaded: LoadedConfig;
}

/** What a configuration says about one text. Throws a ToolError with each fault of it. */
export function readConfiguration(given: string | object, file: string | undefined): GivenConfiguration {
  const text = typeof given === 'string' ? given : JSON.stringify(given, undefined, 2);
  const loaded = loadConfig(NAME, text);
  if (loaded.problems.length > 0) throw new ToolError(problemLines(loaded).join('\n'));
  const { config, ...typed } = configOfText(loaded.config, file?.replaceAll('\\', '/'));
  return { ...typed, loaded: { ...loaded, config } };
}

/** Ignores that ended, as findings on the configuration. */
export const expiredIn = (loaded: LoadedConfig, today: string): readonly FileOutcome[] =>
  noticesOn([], [], { configs: [loaded], today }, []);
