// One name for one thing: no two exported types share a name, words are in US English, and comments in plain present-day words.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseSync } from 'vite';
import { root } from '#workshop/build/fingerprint.mjs';
import { ARCHAIC, BRITISH } from './words.ts';

interface Source {
  readonly path: string;
  readonly text: string;
  readonly parsed: ReturnType<typeof parseSync>;
}

const sources: readonly Source[] = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /\.tsx?$/.test(path))
  .toSorted()
  .map((path) => {
    const text = readFileSync(join(root, 'src', path), 'utf8');
    return { path, text, parsed: parseSync(path, text) };
  });

const TYPES = new Set(['TSInterfaceDeclaration', 'TSTypeAliasDeclaration', 'ClassDeclaration']);

const exportedTypes = ({ parsed }: Source): readonly string[] =>
  parsed.program.body.flatMap((node) => {
    const declared = node.type === 'ExportNamedDeclaration' ? node.declaration : null;
    return declared && TYPES.has(declared.type) && 'id' in declared && declared.id && 'name' in declared.id
      ? declared.id.name
      : [];
  });

test('no two exported types have one name', () => {
  const homes = new Map<string, string[]>();
  for (const source of sources)
    for (const name of exportedTypes(source)) homes.set(name, [...(homes.get(name) ?? []), source.path]);
  const shared = [...homes].filter(([, paths]) => paths.length > 1);
  expect(shared).toEqual([]);
});

/** Types that share their name with something of AWS. */
const API_NAMES: ReadonlySet<string> = new Set(['PolicyType']);

/** Names in the code: of variables, members, types and components. Strings are for people and other programs. */
function* identifiersIn(node: unknown): Generator<{ readonly name: string; readonly start: number }> {
  if (Array.isArray(node)) for (const each of node) yield* identifiersIn(each);
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
  const { type, name, start } = node as Readonly<Record<string, unknown>>;
  if ((type === 'Identifier' || type === 'JSXIdentifier') && typeof name === 'string')
    yield { name, start: Number(start) };
  for (const each of Object.values(node)) yield* identifiersIn(each);
}

function britishWords({ path, text, parsed }: Source): readonly string[] {
  const identifiers = [...identifiersIn(parsed.program)].map(({ name, start }) => ({ words: name, start }));
  const comments = parsed.comments.map(({ value, start }) => ({ words: value, start }));
  return [...identifiers, ...comments]
    .filter(({ words }) => BRITISH.test(words))
    .map(({ words, start }) => `${path}:${text.slice(0, start).split('\n').length}: ${words.trim()}`);
}

/** The prose in the code: strings and parts of templates that have a space. */
function* proseIn(node: unknown): Generator<string> {
  if (typeof node !== 'object' || node === null) return;
  const { type, value } = node as Readonly<Record<string, unknown>>;
  const cooked = type === 'TemplateElement' ? (value as { readonly cooked?: unknown }).cooked : value;
  if (
    (type === 'Literal' || type === 'TemplateElement') &&
    typeof cooked === 'string' &&
    cooked.includes(' ')
  )
    yield cooked;
  for (const each of Object.values(node)) yield* proseIn(each);
}

test('no text for people has the name of a type in it', () => {
  const types = new Set(
    sources.flatMap(exportedTypes).filter((name) => /[a-z][A-Z]/.test(name) && !API_NAMES.has(name)),
  );
  const leaks = sources
    // The formats of exports write code, and so do cases of files.
    .filter(
      ({ path }) => !/\.test\.|\/source-file\/cases\/|^(?:workshop|deepseek\/export\/formats)\//.test(path),
    )
    .flatMap(({ path, parsed }) =>
      [...proseIn(parsed.program)].flatMap((text) =>
        (text.match(/[A-Za-z]+/g) ?? []).filter((word) => types.has(word)).map((word) => `${path}: ${word}`),
      ),
    );
  expect(leaks).toEqual([]);
});

test('identifiers and comments are in US English', () => {
  expect(sources.flatMap(britishWords)).toEqual([]);
});

test('comments have no archaic or puzzling words', () => {
  const riddles = sources.flatMap(({ path, text, parsed }) =>
    parsed.comments
      .filter(({ value }) => ARCHAIC.test(value))
      .map(({ value, start }) => `${path}:${text.slice(0, start).split('\n').length}: ${value.trim()}`),
  );
  expect(riddles).toEqual([]);
});
