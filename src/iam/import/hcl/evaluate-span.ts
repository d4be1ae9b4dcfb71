// Works out single expressions of a Terraform text, wherever they are in it.
import { collectorFor } from '#iam/import/found-policies.ts';
import type { KnownEnvironment } from '#iam/import/deployment-environment.ts';
import type { PartialValue, Unresolved } from '#iam/import/partial-value.ts';
import type { SourceText } from '#iam/import/source-text.ts';
import type { Body, Span } from './ast.ts';
import { evaluate } from './evaluate.ts';
import { moduleOf, type ReadFile } from './module.ts';
import { parseHclExpression } from './parse-body.ts';
import { contextOf } from './scan-values.ts';
import { byPrecedence, isTerraform, readFile, scanOf } from './terraform.ts';

export interface EvaluatedSpan {
  readonly value: PartialValue;
  readonly unresolved: readonly Unresolved[];
}

interface ReadSource extends SourceText {
  /** What the text says, as far as it is written. */
  readonly body: Body;
}

/** The other files of a module stay the same while one is being written. */
const latest = new Map<string, ReadFile>();
const MAX_LATEST = 60;

function readBeside(source: SourceText): ReadFile {
  const key = `${source.name}\0${source.text}`;
  const file = latest.get(key) ?? readFile(source, source.name ? `${source.name}, ` : '');
  latest.delete(key);
  latest.set(key, file);
  if (latest.size > MAX_LATEST) latest.delete(latest.keys().next().value!);
  return file;
}

/** Evaluates the expression at a span of the text; undefined where none is there. Never throws. */
export function spanEvaluator(
  source: ReadSource,
  beside: readonly SourceText[],
  known?: KnownEnvironment,
): (span: Span) => EvaluatedSpan | undefined {
  const main = readFile(source, '', source.body);
  const others = beside.filter(isTerraform).toSorted(byPrecedence);
  const files = others.map(readBeside);
  const texts = new Map(beside.map(({ name = '', text }) => [name, text]));
  const scan = scanOf(collectorFor(known), moduleOf([main, ...files], texts), main.file);
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
