// Files in an editor: read, checked, fixed, hovered and completed at any place, whether they are finished or not.
import * as fc from 'fast-check';
import { RULES } from '#deepseek/rules/index.ts';
import {
  completionsInFile,
  findingsOf,
  fixAllIn,
  fixOf,
  heldBack,
  hoverInFile,
  linksOf,
  readSourceFile,
  type SourceFile,
  type SourceLanguage,
} from '#iam/editing/source-file/index.ts';
import { commentIgnores } from '#iam/config/comment-ignores.ts';
import { allRules } from '#iam/editing/rules.ts';
import { anyPolicy } from '#workshop/fuzz/grammar.ts';
import type { FuzzKind } from '#workshop/fuzz/kind.ts';
import { hashOf } from '#workshop/fuzz/hash.ts';
import { REFERENCE } from '#workshop/fuzz/reference.ts';
import { exportedFiles } from './exported.ts';
import { hcl } from './hcl.ts';
import { yaml } from './yaml.ts';

const COMMENTS = [
  '# rolewright-ignore invalid-action: a reason',
  '# rolewright-ignore *: r until 2026-12-31',
  '// rolewright-ignore',
  '/* rolewright-ignore missing-version: r */',
];

/** As its text looks, so that a saved text is read the same way again. */
function languageOf(text: string): SourceLanguage {
  if (/^\s*[{[]/.test(text)) return 'json';
  return /^\s*(?:resource|data|locals|variable|module|terraform)\b/m.test(text) ? 'hcl' : 'yaml';
}

const MOST_FIXES = 5;

/** A file with its answers, read once for all of them. */
const fileOf = (text: string): SourceFile => readSourceFile(text, languageOf(text));

const offsetIn = (text: string): number => hashOf(text) % (text.length + 1);

/** A text that somebody is still writing. */
const unfinished = fc
  .tuple(fc.oneof(hcl.generated, yaml.generated), fc.nat())
  .map(([text, at]) => text.slice(0, 1 + (at % text.length)));

const json = anyPolicy.map((PolicyDocument) =>
  JSON.stringify({ Resources: { P: { Type: 'AWS::IAM::Policy', Properties: { PolicyDocument } } } }, null, 2),
);

export const source: FuzzKind = {
  id: 'source',
  seeds: [...(await exportedFiles('cloudformation', '.yaml')), ...(await exportedFiles('terraform', '.tf'))],
  words: [...hcl.words, ...yaml.words, ...COMMENTS.map((comment) => `\n${comment}\n`)],
  generated: fc.oneof({ weight: 1, arbitrary: json }, { weight: 2, arbitrary: unfinished }),
  answers: {
    check: (text) => findingsOf(fileOf(text), REFERENCE, RULES),
    'fix all': (text) => fixAllIn(fileOf(text), REFERENCE, RULES),
    fix: (text) => {
      const file = fileOf(text);
      return findingsOf(file, REFERENCE, RULES)
        .slice(0, MOST_FIXES)
        .map((finding) => fixOf(file, finding));
    },
    hover: (text) => hoverInFile(fileOf(text), offsetIn(text), REFERENCE),
    complete: (text) => completionsInFile(fileOf(text), offsetIn(text), REFERENCE),
    'held back': (text) => {
      const file = fileOf(text);
      return findingsOf(file, REFERENCE, RULES).filter(heldBack(file, offsetIn(text), REFERENCE, RULES));
    },
    links: (text) => linksOf(fileOf(text), REFERENCE),
    ignores: (text) => commentIgnores(text, allRules(RULES)),
  },
};
