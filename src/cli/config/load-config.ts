// Reads a configuration, and prints what is wrong in it.
import { dirname, relative, resolve } from 'node:path';
import { RULES } from '#deepseek/rules/index.ts';
import { type Config, type ConfigProblem, readConfig } from '#iam/config/index.ts';
import { allRules } from '#iam/editing/index.ts';
import { positionsIn } from '#cli/check/positions.ts';

/** A configuration with its place. Plain data, which threads can exchange. */
export interface LoadedConfig {
  /** As it is shown: relative where it is below the current folder. */
  readonly path: string;
  /** Its folder, absolute: paths in it start there. */
  readonly folder: string;
  readonly text: string;
  readonly config: Config;
  readonly problems: readonly ConfigProblem[];
}

const shown = (path: string): string => {
  const short = relative('', path);
  return short.startsWith('..') ? path : short;
};

export function loadConfig(path: string, text: string): LoadedConfig {
  const absolute = resolve(path);
  return { path: shown(absolute), folder: dirname(absolute), text, ...readConfig(text, allRules(RULES)) };
}

/** Each fault of a configuration on a line, as compilers print it: path, line, column, what to do. */
export function problemLines({ path, text, problems }: LoadedConfig): readonly string[] {
  const positionOf = positionsIn(text);
  return problems.map(({ start, message }) => {
    const { line, column } = positionOf(start);
    return `${path}:${line}:${column}: ${message}`;
  });
}
