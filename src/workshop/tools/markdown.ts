// Reads the project's Markdown pages for tests: code blocks, links, anchors and sentences.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { root } from '#workshop/build/fingerprint.mjs';

/** Every page, from the root of the project. */
export const PAGES: readonly string[] = globSync(
  ['*.md', 'docs/*.md', 'src/library/README.md', 'editors/vscode/*.md'],
  {
    cwd: root,
  },
).toSorted();

export const pageText = (page: string): string => readFileSync(join(root, page), 'utf8').replaceAll('\r', '');

interface CodeBlock {
  readonly language: string;
  readonly text: string;
  /** Of its first line, from 1. */
  readonly line: number;
  /** The name of the file that it shows: the paragraph before it ends in a name in backticks and a colon. */
  readonly file: string | undefined;
}

const FENCED = /^```(\w*)\n([^]*?)^```$/gm;

export const blocksIn = (text: string): readonly CodeBlock[] =>
  Array.from(text.matchAll(FENCED), ({ 1: language = '', 2: block = '', index }) => ({
    language,
    text: block,
    line: text.slice(0, index).split('\n').length + 1,
    file: /`([\w./-]+\.\w+)`:\n+$/.exec(text.slice(0, index))?.[1],
  }));

const withoutBlocks = (text: string): string => text.replaceAll(FENCED, '');

/** The targets of links and images. */
export const linksIn = (text: string): readonly string[] =>
  Array.from(withoutBlocks(text).matchAll(/\]\(([^)\s]+)\)/g), ([, target = '']) => target);

/** The anchors that GitHub gives to headings. */
export const anchorsIn = (text: string): readonly string[] =>
  Array.from(withoutBlocks(text).matchAll(/^#+ (.*)$/gm), ([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\w\s-]/g, '')
      .replaceAll(' ', '-'),
  );

/** What is read as words: without code blocks, targets of links and marks. Code in a line is one word. */
const proseOf = (text: string): string =>
  withoutBlocks(text)
    .replaceAll(/`[^`\n]+`/g, 'code')
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/[_*]{1,2}(?=\S)|(?<=\S)[_*]{1,2}/g, '');

/** Paragraphs, items of lists, headings and cells of tables end a sentence, and so does a mark before a space. */
export const sentencesIn = (text: string): readonly string[] =>
  proseOf(text)
    .split(/\n\s*\n|\n(?=\s*(?:[-#|]|\d+\.) ?)|(?<=^\|.*)\|/m)
    .flatMap((part) => part.split(/(?<=[.!?][”)]?)\s+/))
    .map((sentence) => sentence.replaceAll(/\s+/g, ' ').trim())
    .filter((sentence) => /\w/.test(sentence));

/** A dash or a mark that stands alone is no word. */
export const wordsIn = (text: string): number =>
  text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
