// Works out single expressions of a Terraform text, wherever they are in it.
import { collectorFor } from '#iam/import/found-policies.ts';
import type { KnownEnvironment } from '#iam/import/deployment-environment.ts';
import type { PartialValue, Unresolved } from '#iam/import/partial-value.ts';
import { folderOf, type ModuleTree } from '#iam/import/module-tree.ts';
import type { SourceText } from '#iam/import/source-text.ts';
import type { Body, Span } from './ast.ts';
import { evaluate } from './evaluate.ts';
import { moduleOf, readFile, readFiles } from './module.ts';
import { contextOf, scanOf } from './module-scan.ts';
import { parseHclExpression } from './parse-body.ts';

export interface EvaluatedSpan {
  readonly value: PartialValue;
  readonly unresolved: readonly Unresolved[];
}

interface ReadSource extends SourceText {
  /** What the text says, as far as it is written. */
  readonly body: Body;
}

/** Evaluates the expression at a span of the text; undefined where none is there. Never throws. */
export function spanEvaluator(
  source: ReadSource,
  beside: readonly SourceText[],
  known?: KnownEnvironment,
  tree?: ModuleTree,
): (span: Span) => EvaluatedSpan | undefined {
  const main = readFile(source, '', source.body);
  const texts = new Map(beside.map(({ name = '', text }) => [name, text]));
  const around = { folder: folderOf(source.name ?? ''), tree, texts };
  const scan = scanOf(collectorFor(known), moduleOf([main, ...readFiles(beside)], around), main.file);
  return ({ start, end }) => {
    const text = source.text.slice(start, end);
    const expression = parseHclExpression(text);
    if (!expression) return undefined;
    const lineAt = (offset: number): number => main.file.lineAt(start + offset);
    const context = contextOf({ ...scan, file: { text, lineAt, prefix: '' } });
    const value = evaluate(expression, context);
    return { value, unresolved: context.notes.unresolved };
  };
}
