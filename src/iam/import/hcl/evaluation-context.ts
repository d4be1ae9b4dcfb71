// The context in which Terraform expressions are evaluated.
import type { DeploymentEnvironment } from '#iam/import/deployment-environment.ts';
import {
  markerFor,
  Open,
  shorten,
  type Notes,
  type PartialValue,
  type Unresolved,
} from '#iam/import/partial-value.ts';
import type { ModuleTree } from '#iam/import/module-tree.ts';
import type { Block, HclExpression } from './ast.ts';

export interface HclFile {
  readonly text: string;
  /** The number of the line, from 1, at an offset. */
  readonly lineAt: (offset: number) => number;
  /** Before the line, where several files are read: "main.tf, ". */
  readonly prefix: string;
}

/** Where a caller of a module gives it a value. */
export interface CallerScope {
  readonly module: TerraformModule;
  readonly environment: DeploymentEnvironment;
  /** The values of `each` and `count` there, and what is known of these. */
  readonly names: ReadonlyMap<string, PartialValue>;
  readonly notes: Notes;
}

/** A part of a file. */
export interface InFile<T> {
  readonly file: HclFile;
  readonly of: T;
  /** Undefined for a part of the module itself. */
  readonly in?: CallerScope;
}

/** One way in which a module is called. */
export interface ModuleCall {
  /** Which one it is, behind the folder that Terraform starts in: `prod › module.role["a"]`. */
  readonly address: string;
  /** Where that is written: "main.tf:12", behind where its own caller is called. */
  readonly where: string;
  /** What says how many instances there are, where these are not all known. */
  readonly numbers: readonly string[];
}

/** The declarations of one Terraform module, by name. */
export interface TerraformModule {
  readonly folder: string;
  /** The repository around it; undefined where only the files of the module are known. */
  readonly tree: ModuleTree | undefined;
  /** How it is called; undefined where nobody is known to call it. */
  readonly call: ModuleCall | undefined;
  /** With `call`: the same module without what the caller gives it. */
  readonly open?: TerraformModule;
  readonly variables: ReadonlyMap<string, InFile<Block>>;
  /** Values of variables, as files of variables or a caller give them. */
  readonly given: ReadonlyMap<string, InFile<HclExpression>>;
  /** Variables to which files of variables give different values. */
  readonly unclear: ReadonlySet<string>;
  readonly locals: ReadonlyMap<string, InFile<HclExpression>>;
  /** By "aws_s3_bucket.models". */
  readonly resources: ReadonlyMap<string, InFile<Block>>;
  readonly data: ReadonlyMap<string, InFile<Block>>;
  readonly modules: ReadonlyMap<string, InFile<Block>>;
  readonly outputs: ReadonlyMap<string, InFile<Block>>;
  /** The texts of other files, by their names. */
  readonly texts: ReadonlyMap<string, string>;
  /** Those of AWS by their aliases; the one without has ''. */
  readonly providers: ReadonlyMap<string, InFile<Block>>;
}

export type PathStep = string | number;

/** The value of a name, and the steps that remain from there. */
export interface ResolvedName {
  readonly value: PartialValue;
  readonly rest: readonly PathStep[];
}

interface ActiveName {
  readonly name: string;
  readonly module: TerraformModule;
  readonly within: ActiveName | undefined;
}

export interface EvaluationContext {
  readonly module: TerraformModule;
  readonly file: HclFile;
  readonly notes: Notes;
  readonly environment: DeploymentEnvironment;
  /** Names that a `for` or a `dynamic` block gives. */
  readonly names: ReadonlyMap<string, PartialValue>;
  /** Names being evaluated, the innermost first, to detect circular references. */
  readonly active: ActiveName | undefined;
  readonly depth: number;
  /** The remaining steps, shared by all: malicious texts would not end. */
  readonly budget: { left: number };
  /** "local.x", "data.aws_iam_policy_document.x": what a document was made of. */
  readonly used: Set<string>;
  /** Resolves a name that is not from a `for`; a string says why it is not known. */
  readonly lookUp: (
    root: string,
    steps: readonly PathStep[],
    context: EvaluationContext,
  ) => ResolvedName | string;
}

export const sourceOf = (
  context: EvaluationContext,
  { start, end }: { start: number; end: number },
): string => context.file.text.slice(start, Math.min(end, start + 2000));

export const locationOf = ({ file }: EvaluationContext, { start }: { start: number }): string =>
  `${file.prefix}line ${file.lineAt(start)}`;

/** What stands for each expression that was left open: loops come by again and again. */
const standIns = new WeakMap<HclExpression, Omit<Unresolved, 'words'> & { readonly open: Open }>();

function standInFor(context: EvaluationContext, expression: HclExpression) {
  const known = standIns.get(expression);
  if (known) return known;
  const source = shorten(sourceOf(context, expression));
  const marker = markerFor(source);
  const made = {
    expression: source,
    where: locationOf(context, expression),
    marker,
    open: new Open(marker),
  };
  standIns.set(expression, made);
  return made;
}

/** Notes parts of the file that decide a value without being in it. */
export function hide(context: EvaluationContext, ...parts: readonly { start: number; end: number }[]): void {
  const texts = parts.map(({ start, end }) => context.file.text.slice(start, end));
  context.notes.hidden.add(texts.join(' '));
}

/** Leaves the expression open: records it, and returns its marker. Only that of a name says all that it stands for. */
export function leaveOpen(context: EvaluationContext, expression: HclExpression, words: string): Open {
  if (expression.kind !== 'name' && expression.kind !== 'member') hide(context, expression);
  const { open, ...note } = standInFor(context, expression);
  context.notes.leaveOpen({ ...note, words });
  return open;
}

export const CIRCULAR = 'It refers to itself.';

/** Whether `name` is being evaluated already. */
export function isActive({ active, module }: EvaluationContext, name: string): boolean {
  for (let each = active; each; each = each.within)
    if (each.name === name && each.module === module) return true;
  return false;
}

/** As the file of a declaration sees it: without the names that loops gave. */
export function enter(
  context: EvaluationContext,
  { file, in: scope }: InFile<unknown>,
  name?: string,
): EvaluationContext {
  if (scope) {
    context.notes.modules.add(scope.module.folder);
    context.notes.addAround(scope.notes);
  }
  return {
    ...context,
    file,
    names: new Map(),
    ...(name !== undefined && { active: { name, module: context.module, within: context.active } }),
    depth: context.depth + 1,
    // What is called so there is not what is called so here.
    ...(scope && {
      module: scope.module,
      environment: scope.environment,
      names: scope.names,
      used: new Set(),
    }),
  };
}
