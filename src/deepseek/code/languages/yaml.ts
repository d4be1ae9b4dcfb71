// YAML → program: manifests, workflows, templates and settings.
import { isAlias, isMap, isScalar, isSeq, type Node, type Scalar } from 'yaml';
import { yamlNodes } from '#iam/import/yaml.ts';
import {
  newProgram,
  type CodeProgram,
  type Expression,
  type KeyedExpression,
  type Place,
} from '#deepseek/code/program.ts';
import { MAX_DEPTH } from '#deepseek/code/syntax.ts';
import { addConfig } from './config.ts';
import { alignment } from './embedded.ts';
import { functionAt, memberName, referenceAt, textWithHoles, withReferences } from './tree.ts';

/** More values than any file of a person has, aliases included. */
const MAX_VALUES = 50_000;

/** `!Ref Name` and `!GetAtt Name.Arn` stand for a parameter or resource of the template. */
const REFERENCE = /^!(?:Ref|GetAtt)$/;

/** What stands in another stack, or is put together as the template is deployed. */
const ELSEWHERE = /^!(?:ImportValue|FindInMap|Select|Join|Transform)$/;

/** Helm: a line that is no value, such as `{{- if .Values.enabled }}`. */
const CONTROL = /^[ \t]*\{\{-?[^{}\n]*\}\}[ \t]*$/gm;

export function yamlProgram(text: string): CodeProgram {
  const program = newProgram();
  const { root: scope } = program;
  const anchors = new Map<string, Node>();
  let left = MAX_VALUES;

  const scalar = (node: Scalar, place: Place): Expression =>
    node.tag === '!Sub' ? withReferences(plainScalar(node, place), scope) : plainScalar(node, place);

  function plainScalar(node: Scalar, place: Place): Expression {
    const value = typeof node.value === 'string' ? node.value : (node.source ?? String(node.value ?? ''));
    if (REFERENCE.test(node.tag ?? '')) return referenceAt(value, scope, place);
    if (ELSEWHERE.test(node.tag ?? '')) return { kind: 'other', ...place };
    const isQuoted = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE';
    const inner = isQuoted
      ? { start: place.start + 1, end: Math.max(place.start + 1, place.end - 1) }
      : place;
    if (value === text.slice(inner.start, inner.end)) return textWithHoles(value, scope, inner);
    const offsets = alignment(text, inner, value);
    return textWithHoles(value, scope, inner, (index) => offsets[index] ?? inner.end);
  }

  function read(node: Node | null | undefined, depth: number): Expression {
    const [start = 0, end = start] = node?.range ?? [];
    const place = { start, end };
    left -= 1;
    if (!node || left < 0 || depth > MAX_DEPTH) return { kind: 'other', ...place };
    if (isAlias(node)) return read(anchors.get(node.source), depth + 1);
    if ((isScalar(node) || isSeq(node) || isMap(node)) && node.anchor) anchors.set(node.anchor, node);
    if (isScalar(node)) return scalar(node, place);
    if (isSeq(node))
      return { kind: 'list', items: node.items.map((item) => read(item as Node, depth + 1)), ...place };
    if (!isMap(node)) return { kind: 'other', ...place };
    const entries = node.items.flatMap(({ key, value }): readonly KeyedExpression[] => {
      const name = isScalar(key) ? (key.source ?? String(key.value)) : '';
      const inner = read(value as Node | null, depth + 1);
      if (name === '<<') return inner.kind === 'object' ? inner.entries : [];
      return [{ key: memberName(name), value: inner }];
    });
    return functionAt(entries, scope, place) ?? { kind: 'object', entries, ...place };
  }

  addConfig(
    program,
    yamlNodes(text.replaceAll(CONTROL, (line) => ' '.repeat(line.length))).map((node) => read(node, 0)),
    text,
  );
  return program;
}
