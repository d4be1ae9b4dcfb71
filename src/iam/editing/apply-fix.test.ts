// A fix gives the same result on the text as on the document, and applying all safe fixes ends.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RULES } from '#deepseek/rules/index.ts';
import { editPolicy } from '#iam/policy/edit-policy.ts';
import { policyOf, typeOf } from '#iam/findings/example.ts';
import { parse, toValue, type JsonValue } from '#iam/json/parse.ts';
import type { PolicyType } from '#iam/policy/policy.ts';
import { examplesOf, mixedDocumentsOf } from '#iam/rules/documents.arbitrary.ts';
import { isWider } from '#iam/rules/matching.arbitrary.ts';
import { viewOf } from '#iam/rules/policy-view.ts';
import { requestsFor } from '#iam/rules/requests.arbitrary.ts';
import { loadFor, reference } from '#iam/rules/testing/service-reference.ts';
import { GRAMMAR_RULES } from '#iam/grammar/grammar-rules.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import { applyTextEdits, editsOfFix, fixAll } from './apply-fix.ts';
import { checkPolicy, type PolicyFinding } from './check-policy.ts';

function findingsOf(type: PolicyType, text: string): readonly PolicyFinding[] {
  const { root } = parse(text);
  loadFor({ type, document: root ? toValue(root) : null });
  return checkPolicy({ type, text }, reference, RULES).findings;
}

/** Lists of strings within a line. */
const inlineLists = (value: JsonValue): string =>
  JSON.stringify(value, undefined, 2).replaceAll(
    /\[\s*((?:"(?:[^"\\]|\\.)*",?\s*)+)\]/g,
    (_whole, list: string) => {
      return `[${list.trim().replaceAll(/,\n\s*/g, ', ')}]`;
    },
  );

/** How people lay out policies. Those that come out of a printer must stay as it would print them. */
const STYLES: Readonly<Record<string, (value: JsonValue) => string>> = {
  'two spaces': (value) => JSON.stringify(value, undefined, 2),
  'four spaces': (value) => `${JSON.stringify(value, undefined, 4)}\n`,
  tabs: (value) => JSON.stringify(value, undefined, '\t'),
  Windows: (value) => `${JSON.stringify(value, undefined, 2).replaceAll('\n', '\r\n')}\r\n`,
  'one line': (value) => JSON.stringify(value),
};

const all = [
  ...examplesOf(RULES),
  ...GRAMMAR_RULES.flatMap((rule) =>
    rule.bad.flatMap((example) =>
      example.text === undefined ? [{ type: typeOf(rule, example), document: policyOf(rule, example) }] : [],
    ),
  ),
];

const isSafe = ({ fix }: PolicyFinding): boolean => fix?.safe === true;

/** Those that have a fix, read once: the same is found in every style. */
const fixable = all.flatMap(({ type, document }) => {
  const findings = findingsOf(type, JSON.stringify(document)).filter(({ fix }) => fix);
  return findings.length > 0 ? [{ type, document, findings }] : [];
});

describe.each(Object.entries(STYLES))('in %s', (_name, print) => {
  test('a fix of an example has the same result on the text, and keeps its layout', () => {
    for (const { document, findings } of fixable) {
      for (const { id, fix } of findings) {
        const text = print(document);
        const edits = editsOfFix(text, fix!);
        expect(edits, `${id}: ${text}`).not.toBeUndefined();
        expect(applyTextEdits(text, edits!), id).toBe(print(editPolicy(document, fix!.edits)));
      }
    }
  });
});

test('lists within a line stay there', () => {
  for (const { document, findings } of fixable) {
    const text = inlineLists(document);
    for (const { id, fix } of findings) {
      const result = applyTextEdits(text, editsOfFix(text, fix!)!);
      expect(JSON.parse(result), id).toEqual(editPolicy(document, fix!.edits));
      if (text.includes('["')) expect(result, id).not.toMatch(/\[\n\s*"/);
    }
  }
});

test('after all safe fixes none is left, in any layout', () => {
  for (const { type, document, findings } of fixable) {
    const results = [STYLES['tabs']!, STYLES['one line']!].map((print) => {
      const text = print(document);
      const fixed = fixAll({ type, text }, reference, RULES);
      expect(fixed.made > 0, text).toBe(findings.some((finding) => isSafe(finding)));
      expect(findingsOf(type, fixed.text).filter(isSafe), fixed.text).toEqual([]);
      expect(fixed.text).toBe(print(JSON.parse(fixed.text) as JsonValue));
      return JSON.parse(fixed.text) as JsonValue;
    });
    for (const result of results) expect(result).toEqual(results[0]);
  }
});

test('applying all safe fixes of mixed documents ends, allows no more and leaves nothing empty', () => {
  const isEmpty = /\[\]|\{\}/g;
  fc.assert(
    fc.property(mixedDocumentsOf(RULES), ({ type, document }) => {
      const text = JSON.stringify(document, undefined, 2);
      findingsOf(type, text);
      const fixed = fixAll({ type, text }, reference, RULES);
      expect(findingsOf(type, fixed.text).filter(isSafe), fixed.text).toEqual([]);
      expect((fixed.text.match(isEmpty) ?? []).length).toBeLessThanOrEqual(
        (text.match(isEmpty) ?? []).length,
      );
      expect(fixAll({ type, text: fixed.text }, reference, RULES)).toEqual({ text: fixed.text, made: 0 });
      const [before, after] = [document, JSON.parse(fixed.text) as JsonValue].map((value) =>
        viewOf({ type, document: value, size: 0, length: 0 }),
      );
      const requests = requestsFor([before!, after!], reference, 300);
      expect(
        requests.filter((request) => isWider(before!, after!, request)),
        text,
      ).toEqual([]);
    }),
    { numRuns: runs(100) },
  );
});

test('a list of many nested redundant groups is fixed at once', () => {
  const names = Array.from({ length: 40 }, (_, index) => `s3:Get${index}`);
  const document = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Deny', Action: [...names, ...names], Resource: '*' }],
  };
  const { text } = fixAll({ type: 'identity', text: JSON.stringify(document) }, reference, RULES);
  expect(JSON.parse(text)).toEqual({ ...document, Statement: [{ ...document.Statement[0], Action: names }] });
});

test('texts that are no policy stay as they are', () => {
  for (const text of ['', '{', '[]', 'null', '{"Version": "2012-10-17", "Statement": [[1]]}', '\u0000']) {
    expect(fixAll({ type: 'identity', text }, reference, RULES)).toEqual({ text, made: 0 });
  }
});
