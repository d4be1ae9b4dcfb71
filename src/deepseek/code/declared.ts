// What a whole text declares by name: the members of settings classes, constants of other files, keys of configuration.
import { calledName, type CodeProgram, type Expression, type KeyedExpression } from './program.ts';
import { plainName, type Value } from './values.ts';

interface DeclaredEntry extends KeyedExpression {
  /** The key of the object around it, in plain spelling. */
  readonly under: string;
}

/** A name, and what it is set to, wherever the text does so. */
export type Declared = ReadonlyMap<string, readonly DeclaredEntry[]>;

/** Shorter names, such as `id` and `name`, are of anything. */
const MIN_NAME = 5;
/** No settings are nested deeper. */
const MAX_NESTING = 5;
/** What comes to a program as it runs: a request, an event, a row. */
const GIVEN = /^(?:args|body|context|ctx|data|event|item|message|payload|record|req|request|row)$/i;

/** The names in `Bedrock:ModelId`, `bedrock.model-id`, `Bedrock__ModelId`, from the last. */
const namesIn = (path: string): readonly string[] => path.split(/[.:/]|__/).toReversed();

/** The last name of a member’s path, and the one before it. */
export function placeOfMember(
  of: Expression | undefined,
  path: string,
): readonly [name: string, under: string] {
  const [name = path, before] = namesIn(path);
  if (before !== undefined || !of) return [name, plainName(before ?? '')];
  const key = of.kind === 'index' && of.key.kind === 'text' ? of.key.value : undefined;
  return [name, plainName(key ?? (of.kind === 'member' || of.kind === 'name' ? of.name : ''))];
}

function keysOf(program: CodeProgram): readonly DeclaredEntry[] {
  const found: DeclaredEntry[] = [];
  const add = (key: string | undefined, value: Expression, depth: number, around = ''): void => {
    if (depth > MAX_NESTING) return;
    const [name = '', under = around] = key === undefined ? [around] : namesIn(key);
    if (key !== undefined) found.push({ key: name, value, under: plainName(under) });
    if (value.kind === 'object')
      for (const entry of value.entries) add(entry.key, entry.value, depth + 1, name);
    // `z.object({ MODEL_ID: … })`, `registerAs('llm', () => ({ modelId: … }))`
    if (value.kind === 'call') for (const arg of value.args) add(undefined, arg, depth + 1, name);
    if (value.kind === 'function')
      for (const returned of value.scope.returns) add(undefined, returned, depth + 1, name);
  };
  for (const [name, bindings] of program.root.bindings) for (const { value } of bindings) add(name, value, 0);
  for (const [name, fields] of program.fields)
    for (const { owner, value } of fields) if (owner !== 'this' && owner !== 'self') add(name, value, 0);
  for (const call of program.calls) {
    const [key, value] = call.args;
    if (calledName(call) === 'SetDefault' && key?.kind === 'text' && value) add(key.value, value, 0);
  }
  return found;
}

/** `files`: programs that are configuration, which counts more than what code sets. */
export function declaredIn(programs: readonly CodeProgram[], files: readonly CodeProgram[]): Declared {
  const declared = new Map<string, DeclaredEntry[]>();
  for (const group of [programs, files]) {
    const own = new Map<string, DeclaredEntry[]>();
    for (const entry of group.flatMap(keysOf)) {
      const key = plainName(entry.key ?? '');
      if (key.length >= MIN_NAME) own.set(key, [...(own.get(key) ?? []), entry]);
    }
    for (const [key, entries] of own) declared.set(key, entries);
  }
  return declared;
}

/** Whether a member of this may be a setting. */
export function maySet(of: Expression): boolean {
  if (of.kind === 'name') return !GIVEN.test(of.name);
  if (of.kind === 'call') return of.callee.kind !== 'member' || maySet(of.callee.of);
  return of.kind === 'member' || of.kind === 'index' ? maySet(of.of) : true;
}

/** `${MODEL:deepseek.v3.2}` of Spring: the default. */
export function withoutVariable(value: Value): Value {
  const [, variable, fallback] =
    (value.kind === 'text' && /^\$\{([\w.-]+):([^{}]+)\}$/.exec(value.value)) || [];
  if (variable === undefined || fallback === undefined) return value;
  const end = value.end - 1;
  return { kind: 'text', value: fallback, unless: variable, start: end - fallback.length, end };
}
