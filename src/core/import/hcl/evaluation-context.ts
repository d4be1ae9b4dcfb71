// What an expression of Terraform is worked out with.
import type { Home } from '#core/import/deployment-environment.ts';
import { markerFor, Open, shorten, type Notes, type Value } from '#core/import/partial-value.ts';
import type { Block, Expression } from './ast.ts';

export interface HclFile {
  readonly text: string;
  /** The number of the line, from 1, at an offset. */
  readonly lineAt: (offset: number) => number;
  /** Before the line, where several files are read: "main.tf, ". */
  readonly prefix: string;
}

/** A part of a file. */
export interface In<T> {
  readonly file: HclFile;
  readonly of: T;
}

/** What the files of one Terraform module declare, by name. */
export interface Module {
  readonly variables: ReadonlyMap<string, In<Block>>;
  /** Values of variables, as files of variables give them. */
  readonly given: ReadonlyMap<string, In<Expression>>;
  /** Variables to which files of variables give different values. */
  readonly unclear: ReadonlySet<string>;
  readonly locals: ReadonlyMap<string, In<Expression>>;
  /** By "aws_s3_bucket.models". */
  readonly resources: ReadonlyMap<string, In<Block>>;
  readonly data: ReadonlyMap<string, In<Block>>;
  /** The texts of other files, by their names. */
  readonly texts: ReadonlyMap<string, string>;
  /** Those of AWS by their aliases; the one without has ''. */
  readonly providers: ReadonlyMap<string, In<Block>>;
  readonly region: In<Expression> | undefined;
}

export type Step = string | number;

/** What a name leads to, and the steps that are still to go from there. */
export interface Looked {
  readonly value: Value;
  readonly rest: readonly Step[];
}

interface Active {
  readonly name: string;
  readonly within: Active | undefined;
}

export interface Context {
  readonly module: Module;
  readonly file: HclFile;
  readonly notes: Notes;
  readonly home: Home;
  /** Names that a `for` or a `dynamic` block gives. */
  readonly names: ReadonlyMap<string, Value>;
  /** What is being worked out, the innermost first: who comes by again goes in circles. */
  readonly active: Active | undefined;
  readonly depth: number;
  /** Shared by all: hostile texts would go on for ever. */
  readonly budget: { left: number };
  /** "local.x", "data.aws_iam_policy_document.x": what a document was made of. */
  readonly used: Set<string>;
  /** What a name that is no `for`'s stands for; a string says why nobody knows. */
  readonly lookUp: (root: string, steps: readonly Step[], context: Context) => Looked | string;
}

export const sourceOf = (context: Context, { start, end }: { start: number; end: number }): string =>
  context.file.text.slice(start, Math.min(end, start + 2000));

export const placeOf = ({ file }: Context, { start }: { start: number }): string =>
  `${file.prefix}line ${file.lineAt(start)}`;

/** The expression stays open: says so, and gives what stands for it. */
export function leaveOpen(context: Context, expression: Expression, words: string): Open {
  const source = sourceOf(context, expression);
  const marker = markerFor(shorten(source));
  context.notes.leaveOpen({ expression: source, where: placeOf(context, expression), marker, words });
  return new Open(marker);
}

/** Whether what is called `name` is being worked out already. */
export function isActive({ active }: Context, name: string): boolean {
  for (let each = active; each; each = each.within) if (each.name === name) return true;
  return false;
}
