// Code of any language in common terms: expressions, names and where they are set, calls. See languages/.

/** Offsets in the text, in UTF-16 code units. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** A key with its value; without a key, everything the value holds. */
export interface KeyedExpression {
  readonly key: string | undefined;
  readonly value: Expression;
}

export interface CallExpression extends Place {
  readonly kind: 'call';
  readonly callee: Expression;
  readonly args: readonly Expression[];
  readonly named: readonly KeyedExpression[];
}

/** What a function is given for one of its parameters: see the calls of the function. */
export interface ParameterExpression extends Place {
  readonly kind: 'parameter';
  readonly of: string;
  readonly name: string;
  readonly position: number;
  readonly fallback: Expression | undefined;
}

export type Expression =
  | CallExpression
  | ParameterExpression
  | (Place &
      (
        | { readonly kind: 'text'; readonly value: string }
        | { readonly kind: 'join'; readonly parts: readonly Expression[] }
        | { readonly kind: 'name'; readonly name: string; readonly scope: Scope }
        | { readonly kind: 'member'; readonly of: Expression; readonly name: string }
        | { readonly kind: 'index'; readonly of: Expression; readonly key: Expression }
        | { readonly kind: 'object'; readonly entries: readonly KeyedExpression[] }
        | { readonly kind: 'list'; readonly items: readonly Expression[] }
        /** `when`: what chooses the first of two. */
        | { readonly kind: 'either'; readonly options: readonly Expression[]; readonly when?: Expression }
        /** One of the items of a list. */
        | { readonly kind: 'element'; readonly of: Expression }
        | { readonly kind: 'function'; readonly scope: Scope }
        | { readonly kind: 'other' }
      ));

/** A place where a name is set. */
interface Binding {
  readonly value: Expression;
  readonly at: number;
  /** The branch or loop it stands in, where it may not be reached. */
  readonly branch: Place | undefined;
}

/** A function, or the whole text. */
export interface Scope {
  readonly parent: Scope | undefined;
  readonly bindings: Map<string, Binding[]>;
  readonly returns: Expression[];
}

interface FunctionPlace extends Place {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly scope: Scope;
}

/** Code of another language within the text, such as the script of a job. */
export interface EmbeddedCode {
  readonly language: 'shell' | 'python' | 'json' | 'yaml';
  readonly code: string;
  /** Where each of its characters stands in the text. */
  readonly offsets: readonly number[];
}

export interface CodeProgram {
  readonly root: Scope;
  readonly calls: CallExpression[];
  readonly functions: FunctionPlace[];
  /** Fields by their name: those of objects and those of classes. */
  readonly fields: Map<string, { readonly owner: string; readonly value: Expression }[]>;
  /** What is put into a variable's object after it was made, by the variable's name. */
  readonly additions: Map<string, KeyedExpression[]>;
  /** Environment variables that the text itself sets. */
  readonly environment: Map<string, Expression[]>;
  readonly embedded: EmbeddedCode[];
}

export const newScope = (parent?: Scope): Scope => ({ parent, bindings: new Map(), returns: [] });

export const newProgram = (): CodeProgram => ({
  root: newScope(),
  calls: [],
  functions: [],
  fields: new Map(),
  additions: new Map(),
  environment: new Map(),
  embedded: [],
});

/** Adds to the list under a key. */
export function addTo<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

export function bind(
  scope: Scope,
  name: string,
  value: Expression,
  where: { at: number; branch?: Place | undefined },
): void {
  addTo(scope.bindings, name, { value, at: where.at, branch: where.branch });
}

/** Calls in the program what a part of a file sets up: a row of resources.ts. */
export function callResource(
  program: CodeProgram,
  name: string,
  named: readonly KeyedExpression[],
  { start, end }: Place,
): void {
  const callee: Expression = { kind: 'name', name, scope: program.root, start, end };
  program.calls.push({ kind: 'call', callee, args: [], named, start, end });
}

/** A default of a template, which a deployment may change. */
export const changeable = (name: string, fallback: Expression): ParameterExpression => ({
  kind: 'parameter',
  of: '',
  name,
  position: 0,
  fallback,
  start: fallback.start,
  end: fallback.end,
});

/** "os.environ.get" for names and their members; undefined for what has no such path. */
export function pathOf(expression: Expression): string | undefined {
  if (expression.kind === 'name') return expression.name;
  if (expression.kind !== 'member') return undefined;
  const of = pathOf(expression.of);
  return of === undefined ? undefined : `${of}.${expression.name}`;
}

/** What a call is given, by name where it is: also the options of Go, `WithBaseURL("…")`. */
export const givenTo = ({ args, named }: CallExpression): readonly KeyedExpression[] => [
  ...args.map((value): KeyedExpression => {
    const [, key] = value.kind === 'call' ? (/^With([A-Z]\w*)$/.exec(calledName(value)) ?? []) : [];
    const [set] = value.kind === 'call' ? value.args : [];
    return key !== undefined && set ? { key, value: set } : { key: undefined, value };
  }),
  ...named,
];

/** The last name of what is called: "invoke_model" in `client.invoke_model(…)`. */
export const calledName = ({ callee }: CallExpression): string =>
  callee.kind === 'name' || callee.kind === 'member' ? callee.name : '';
