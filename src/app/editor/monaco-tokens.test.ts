// What is patched in Monaco: tokens of a line are as long as its text, however often it changes before it is colored again.
// @ts-expect-error -- Monaco has no types of its parts.
import { ContiguousTokensStore } from 'monaco-editor/editor/common/tokens/contiguousTokensStore.js';
import { expect, test } from 'vitest';
import { minimalEdits } from './minimal-edit.ts';
import * as fc from 'fast-check';
import { runs } from '#workshop/tools/property-runs.ts';

interface TokensStore {
  setTokens(language: string, line: number, length: number, tokens: Uint32Array, compare: boolean): void;
  acceptEdit(range: object, newLines: number, firstLength: number): void;
  getTokens(
    language: string,
    line: number,
    text: string,
  ): { getCount(): number; getEndOffset(token: number): number };
}

const codec = { encodeLanguageId: () => 1 };

/** Tokens of three letters each. */
function tokensOf(line: string): Uint32Array {
  const ends = Array.from({ length: Math.ceil(line.length / 3) }, (_, at) =>
    Math.min((at + 1) * 3, line.length),
  );
  return new Uint32Array(ends.flatMap((end) => [end, 1]));
}

function positionAt(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

/** Edits as Monaco's model hands them on: the last of the text first. */
function accept(store: TokensStore, from: string, to: string): void {
  for (const { start, end, text } of minimalEdits(from, to).toReversed()) {
    const [first, last] = [positionAt(from, start), positionAt(from, end)];
    const lines = text.split('\n');
    store.acceptEdit(
      {
        startLineNumber: first.line,
        startColumn: first.column,
        endLineNumber: last.line,
        endColumn: last.column,
      },
      lines.length - 1,
      lines[0]?.length ?? 0,
    );
  }
}

const texts = fc
  .array(fc.constantFrom('', '{', '  "a": 1,', '  "ab": 12,', '  "abc"', '}'), { maxLength: 5 })
  .map((lines) => lines.join('\n'));

test('texts that follow each other without a pause leave no line with tokens for another text', () => {
  fc.assert(
    fc.property(texts, fc.array(texts, { minLength: 1, maxLength: 4 }), (first, later) => {
      const store: TokensStore = new ContiguousTokensStore(codec);
      for (const [at, line] of first.split('\n').entries())
        store.setTokens('json', at, line.length, tokensOf(line), false);
      let before = first;
      for (const next of later) {
        accept(store, before, next);
        before = next;
        for (const [at, line] of next.split('\n').entries()) {
          const tokens = store.getTokens('json', at, line);
          expect(tokens.getCount() === 0 ? 0 : tokens.getEndOffset(tokens.getCount() - 1)).toBe(line.length);
        }
      }
    }),
    { numRuns: runs(1000), examples: [['\n  "a": 1,', ['  "abc"\n  "a": 1,', '  "ab": 12,', '']]] },
  );
});
