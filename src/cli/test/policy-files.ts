// The policies that case files name by path, each file read once.
import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import type { LoadDocuments, NamedDocument } from '#iam/cases/index.ts';
import { asList, isObject, parse, validJson } from '#iam/json/index.ts';
import { linesOf } from '#iam/import/index.ts';
import { nearest } from '#iam/text/index.ts';
import { policiesIn } from '#cli/check/policies-in.ts';
import type { LocatedPolicy } from '#cli/check/located-policy.ts';
import { undamaged } from '#cli/terminal.ts';
import { UsageError } from '#cli/usage.ts';

type Read = (path: string) => Promise<string>;

const isDocument = (value: unknown): boolean => isObject(value) && 'Statement' in value;

/** A policy of a template is called by its name, or by the way to it. */
const isCalled = ({ title, where }: LocatedPolicy, name: string): boolean => title === name || where === name;

const wayTo = ({ title, where }: LocatedPolicy): string => (where === '' ? title : where);

const MAX_LISTED = 8;

function listed(policies: readonly LocatedPolicy[]): string {
  const names = policies.slice(0, MAX_LISTED).map((policy) => `#${wayTo(policy)}`);
  return `${names.join(', ')}${policies.length > MAX_LISTED ? ' …' : ''}`;
}

/** The values of a text that is documents and nothing else: one, or a list that applies together. */
function documentsIn(text: string): readonly unknown[] | undefined {
  const value = validJson(text);
  const values = value === undefined ? [] : asList(value);
  return values.length > 0 && values.every(isDocument) ? values : undefined;
}

/** What is wrong with JSON that cannot be read. */
function jsonProblem(text: string): string | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  const { problems, syntax } = parse(text);
  const [first] = problems;
  return syntax === 'valid' || !first
    ? undefined
    : `is not valid JSON on line ${linesOf(text)(first.start)}. ${first.message}`;
}

async function read(
  shown: string,
  name: string | undefined,
  readText: Read,
): Promise<readonly NamedDocument[] | string> {
  let text: string;
  try {
    text = undamaged(await readText(shown), shown);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return shown.includes('\\') ? `${error.message} Write paths with /.` : error.message;
  }
  const plain = documentsIn(text);
  if (plain && name === undefined)
    return plain.map((document, index) => ({
      title: plain.length === 1 ? shown : `${shown}, document ${index + 1}`,
      document,
    }));
  const { policies, unread } = await policiesIn(text, shown);
  const whole = policies.filter((policy) => policy.text !== text);
  const found = name === undefined ? whole : whole.filter((policy) => isCalled(policy, name));
  const [only, ...more] = found;
  if (only && more.length === 0)
    return [{ title: `${shown}#${wayTo(only)}`, document: JSON.parse(only.text) as unknown }];
  if (only)
    return name === undefined
      ? `${shown} has ${found.length} policies. Name one: ${listed(found)}.`
      : `${shown} has ${found.length} policies called ${name}. Name one by the way to it: ${listed(found)}.`;
  if (name !== undefined && whole.length > 0) {
    const near = nearest(
      name,
      whole.flatMap(({ title, where }) => [title, where]).filter((each) => each !== ''),
    );
    return `${shown} has no policy called ${name}. ${near === undefined ? `Its policies: ${listed(whole)}.` : `Did you mean #${near}?`}`;
  }
  const broken = jsonProblem(text);
  if (broken !== undefined) return `${shown} ${broken}`;
  return unread[0] ? `${shown}: ${unread[0].message}` : `${shown} does not have a policy document.`;
}

/** Reads policies by path, each file once for all case files. */
export class PolicyFiles {
  readonly #known = new Map<string, readonly NamedDocument[] | string>();
  readonly #readText: Read;
  /** All files that were read, or looked for. */
  readonly paths = new Set<string>();

  constructor(readText: Read) {
    this.#readText = readText;
  }

  /** Loads the paths, which are seen from the folder of the case file. */
  async load(caseFile: string, paths: readonly string[]): Promise<LoadDocuments> {
    const folder = caseFile === '-' ? '.' : dirname(caseFile);
    const keyOf = (path: string): string => resolve(folder, path);
    for (const path of new Set(paths)) {
      const key = keyOf(path);
      if (this.#known.has(key)) continue;
      const at = existsSync(key) ? -1 : path.lastIndexOf('#');
      const [file, name] = at > 0 ? [path.slice(0, at), path.slice(at + 1)] : [path, undefined];
      this.paths.add(resolve(folder, file));
      const shown = isAbsolute(file) ? file : relative('.', join(folder, file)).replaceAll('\\', '/');
      this.#known.set(key, await read(shown, name, this.#readText));
    }
    return (path) => this.#known.get(keyOf(path)) ?? `${path} is not read.`;
  }
}
