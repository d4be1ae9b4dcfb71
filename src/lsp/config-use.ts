// Which ignores of a configuration no file needs any more: all files of its folder are checked for that, in turns.
import { readFileSync, statSync } from 'node:fs';
import { dirname, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { RULES } from '#deepseek/rules/index.ts';
import {
  type Ignore,
  commentIgnores,
  dayOf,
  factsOf,
  isOver,
  readConfig,
  settingsFor,
  settleFindings,
  typedBy,
  unusedNotice,
} from '#iam/config/index.ts';
import { allRules } from '#iam/editing/index.ts';
import { assistFor, type LoadReference } from './file-assist.ts';
import { filesBelow } from './files-below.ts';
import { languageOf } from './kinds.ts';
import type { ConfigNotice } from './verdict.ts';

const MAX_BYTES = 300_000;

const CHECKED = /\.(?:json|ya?ml|template|tf|tofu)$/i;

export interface ConfigUseOptions {
  readonly referenceWith: LoadReference;
  /** The text of an open file, which may not be saved yet. */
  readonly openText: (path: string) => string | undefined;
  /** Lets other messages be heard. */
  readonly pause: () => Promise<void>;
}

const textOf = (path: string): string | undefined =>
  statSync(path).size > MAX_BYTES ? undefined : readFileSync(path, 'utf8');

/** The ignores of the configuration that nothing needs. Never throws. */
export async function unusedIn(
  path: string,
  text: string,
  { referenceWith, openText, pause }: ConfigUseOptions,
): Promise<readonly ConfigNotice[]> {
  const { config, problems } = readConfig(text, allRules(RULES));
  const today = dayOf(Date.now());
  const unused = new Set(config.ignores.filter((ignore) => !isOver(ignore, today)));
  if (unused.size === 0 || problems.length > 0) return [];
  const folder = dirname(path);
  try {
    // Of more files nothing is said: to look at all would keep the server from its work.
    const files = filesBelow(folder, CHECKED);
    if (!files) return [];
    for (const file of files) {
      if (unused.size === 0) break;
      const content = openText(file) ?? textOf(file);
      // What is not read may need any of them.
      if (content === undefined) return [];
      for (const ignore of usedIn(file, content)) unused.delete(ignore);
      await pause();
    }
  } catch {
    // A folder that may not be read.
    return [];
  }
  return [...unused].map(unusedNotice);

  function usedIn(file: string, content: string): readonly Ignore[] {
    const uri = pathToFileURL(file).href;
    const language = languageOf({ uri, languageId: '', text: content });
    if (language === undefined) return [];
    const name = relative(folder, file).split(sep).join('/');
    const assist = assistFor({
      text: content,
      language,
      fileName: name,
      type: undefined,
      attachedTo: undefined,
      ...typedBy(config, name),
      isForPolicy: false,
      beside: [],
      referenceWith,
    });
    const found = [...assist.findings()].flat().map((finding) => {
      const starts = [finding, ...finding.others].map(({ start }) => [start]);
      return { finding, facts: factsOf(finding, finding.policy.document, starts) };
    });
    const comments = commentIgnores(content, allRules(RULES));
    const { ignored } = settleFindings(found, settingsFor(config, name, comments, today));
    return ignored.map(({ by }) => by);
  }
}
