// Gives Monaco our own JSON tokenizer, so that it needs neither a second parser nor a worker.
import { languages } from 'monaco-editor/editor';
import { tokenizeLine, type TokenKind } from './json-tokens.ts';

export const LANGUAGE = 'json';

// In tokens named "string" Monaco treats brackets as text.
const SCOPES: Record<TokenKind, string> = {
  key: 'string.key',
  string: 'string.value',
  allow: 'string.allow',
  deny: 'string.deny',
  punctuation: 'delimiter',
  number: 'number',
  literal: 'keyword',
  invalid: 'string.invalid',
};

// Lines are independent, so the state between them is always the same.
const STATE: languages.IState = { clone: () => STATE, equals: (other) => other === STATE };

let registered = false;

/** Registers the language once. */
export function registerJson(): void {
  if (registered) return;
  registered = true;
  languages.register({ id: LANGUAGE, extensions: ['.json'], mimetypes: ['application/json'] });
  languages.setTokensProvider(LANGUAGE, {
    getInitialState: () => STATE,
    tokenize: (line) => ({
      tokens: tokenizeLine(line).map(({ start, kind }) => ({ startIndex: start, scopes: SCOPES[kind] })),
      endState: STATE,
    }),
  });
  languages.setLanguageConfiguration(LANGUAGE, {
    brackets: [
      ['{', '}'],
      ['[', ']'],
    ],
    autoClosingPairs: [
      { open: '{', close: '}', notIn: ['string'] },
      { open: '[', close: ']', notIn: ['string'] },
      { open: '"', close: '"', notIn: ['string'] },
    ],
    wordPattern: /"(?:[^"\\]|\\.)*"|[^\s"{}[\]:,]+/,
    indentationRules: { increaseIndentPattern: /[{[]\s*$/, decreaseIndentPattern: /^\s*[}\]]/ },
  });
}
