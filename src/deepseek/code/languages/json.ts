// JSON → program. JSON is an expression of JavaScript, so its grammar reads it.
import type { CodeProgram, Expression, KeyedExpression } from '#deepseek/code/program.ts';
import { MAX_DEPTH, type CodeSyntax } from '#deepseek/code/syntax.ts';
import { addConfig } from './config.ts';
import { javaScriptProgram } from './javascript.ts';
import { functionAt, memberName, textWithHoles } from './tree.ts';

export function jsonProgram(tree: CodeSyntax, text: string): CodeProgram {
  const program = javaScriptProgram(tree, text);
  const { root: scope } = program;

  function withHoles(value: Expression, depth: number): Expression {
    if (depth > MAX_DEPTH) return value;
    if (value.kind === 'text') return textWithHoles(value.value, scope, value);
    if (value.kind === 'list')
      return { ...value, items: value.items.map((item) => withHoles(item, depth + 1)) };
    if (value.kind !== 'object') return value;
    const entries = value.entries.map((entry): KeyedExpression => ({
      key: entry.key === undefined ? undefined : memberName(entry.key),
      value: withHoles(entry.value, depth + 1),
    }));
    return functionAt(entries, scope, value) ?? { ...value, entries };
  }

  addConfig(
    program,
    program.root.returns.map((value) => withHoles(value, 0)),
    text,
  );
  return program;
}
