// Settings in JSON → program. JSON is an expression of JavaScript, so its grammar reads it.
import type { Expression, CodeProgram } from '#deepseek/code/program.ts';
import { type CodeSyntax, MAX_DEPTH } from '#deepseek/code/syntax.ts';
import { javaScriptProgram } from './javascript.ts';
import { addSettings } from './settings.ts';

export function jsonProgram(tree: CodeSyntax, text: string): CodeProgram {
  const program = javaScriptProgram(tree, text);
  function visit(value: Expression, depth: number): void {
    if (depth > MAX_DEPTH) return;
    if (value.kind === 'list') for (const item of value.items) visit(item, depth + 1);
    if (value.kind !== 'object') return;
    addSettings(program, value.entries, value);
    for (const entry of value.entries) visit(entry.value, depth + 1);
  }
  for (const value of program.root.returns) visit(value, 0);
  return program;
}
