// Which ignores of a configuration no file needs any more: all files of its folder are checked for that, in turns.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
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
import { languageOf } from './kinds.ts';
import type { ConfigNotice } from './verdict.ts';

/** In a larger folder nothing is said: to look at all files would keep the server from its work. */
const MAX_FILES = 300;
const MAX_ENTRIES = 5000;
const MAX_BYTES = 300_000;
const MAX_DEPTH = 12;

const isLeftOut = (name: string): boolean => name.startsWith('.') || name === 'node_modules';
const CHECKED = /\.(?:json|ya?ml|template|tf|tofu)$/i;

/** The files below a folder that can hold policies; undefined where there are too many. */
function filesBelow(top: string): readonly string[] | undefined {
  const files: string[] = [];
  let entries = 0;
  const stack = [{ folder: top, depth: 0 }];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { folder, depth } = next;
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      entries += 1;
      if (entries > MAX_ENTRIES || files.length > MAX_FILES) return undefined;
      const path = join(folder, entry.name);
      if (isLeftOut(entry.name)) continue;
      if (entry.isDirectory() && depth < MAX_DEPTH) stack.push({ folder: path, depth: depth + 1 });
      else if (entry.isFile() && CHECKED.test(entry.name)) files.push(path);
    }
  }
  return files;
}

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
    const files = filesBelow(folder);
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
