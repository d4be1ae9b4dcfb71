// What a whole text declares by name: the members of settings classes, constants of other files, keys of configuration.
import { calledName, type CodeProgram, type Expression, type KeyedExpression } from './program.ts';
import { plainName } from './values.ts';

interface DeclaredEntry extends KeyedExpression {
  /** The key of the object around it, in plain spelling. */
  readonly under: string;
  /** It is a member of a class. */
  readonly isField?: boolean;
}

/** Where a setting is looked for. */
export interface Section {
  /** In plain spelling. */
  readonly name: string;
  /** It is a part of the settings, `config.bedrock`, and no name for all of them. */
  readonly isPart: boolean;
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

/** What holds all settings, whatever they are of. */
const HOLDS_ALL = /^$|settings|config|cfg|conf$|option|opts|prop|env|constants|defaults|args|param/;

/** Calls that give a part of the settings, by its name. */
const GIVES_PART = /^(?:get)?(?:required)?(?:section|config|child|sub|properties)$/i;

/** The part of the settings that an expression is, by its name: `cfg["chat"]`, `GetSection("Bedrock")`, `config.bedrock`. */
function partNamed(of: Expression, depth = 0): string | undefined {
  if (of.kind === 'index') return of.key.kind === 'text' ? of.key.value : undefined;
  if (of.kind === 'member') {
    const isOwn = of.of.kind === 'name' && /^(?:self|this)$/.test(of.of.name);
    return isOwn || of.name === 'Value' || HOLDS_ALL.test(plainName(of.name)) ? undefined : of.name;
  }
  if (of.kind === 'call' && of.callee.kind === 'member') {
    const [first] = of.args;
    return GIVES_PART.test(of.callee.name) && first?.kind === 'text'
      ? namesIn(first.value)[0]
      : partNamed(of.callee.of, depth);
  }
  const bound =
    of.kind === 'name' && depth < MAX_NESTING ? of.scope.bindings.get(of.name)?.at(-1)?.value : undefined;
  return bound && bound.kind !== 'member' ? partNamed(bound, depth + 1) : undefined;
}

/** The last name of a member’s path, and where it is looked for. */
export function placeOfMember(
  of: Expression | undefined,
  path: string,
): readonly [name: string, section: Section] {
  const [name = path, before] = namesIn(path);
  const part = before ?? (of && partNamed(of));
  const own = of?.kind === 'member' || of?.kind === 'name' ? of.name : '';
  return [name, { name: plainName(part ?? own), isPart: part !== undefined }];
}

/** Whether a setting may be one of a section. */
export function isIn({ under, isField }: DeclaredEntry, { name, isPart }: Section): boolean {
  if (under === name) return true;
  if (isPart) return under.length > 2 && name.length > 2 && (under.includes(name) || name.includes(under));
  return isField !== true || HOLDS_ALL.test(under);
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
    if (value.kind === 'call') {
      for (const arg of value.args) add(undefined, arg, depth + 1, name);
      // `z.object({ … }).parse(process.env)`
      if (value.callee.kind === 'member' && value.callee.of.kind === 'call')
        add(undefined, value.callee.of, depth + 1, name);
    }
    if (value.kind === 'function')
      for (const returned of value.scope.returns) add(undefined, returned, depth + 1, name);
  };
  for (const [name, bindings] of program.root.bindings) for (const { value } of bindings) add(name, value, 0);
  for (const [name, fields] of program.fields)
    for (const { owner, value } of fields)
      if (owner !== 'this' && owner !== 'self')
        found.push({ key: name, value, under: plainName(owner), isField: true });
  for (const call of program.calls) {
    const [key, value] = call.args;
    if (calledName(call) === 'SetDefault' && key?.kind === 'text' && value) add(key.value, value, 0);
  }
  return found;
}

/** Groups of programs: code, and then configuration, of which each counts more than what is before it. */
export function declaredIn(groups: readonly (readonly CodeProgram[])[]): Declared {
  const declared = new Map<string, DeclaredEntry[]>();
  for (const group of groups) {
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
