// Follows an expression through names, constants, parameters and objects to the values it can have.
import {
  ENVIRONMENTS,
  FILLS_TEMPLATE,
  LOOK_UP,
  MAKES_LIST,
  MAKES_OPTION,
  OPTION_WITH_DEFAULT,
  PARSES_OPTIONS,
  PASSES_ON,
  READS_ENVIRONMENT,
} from './library.ts';
import {
  calledName,
  pathOf,
  type CallExpression,
  type KeyedExpression,
  type Expression,
  type ParameterExpression,
  type Place,
  type CodeProgram,
  type Scope,
} from './program.ts';
import { filled } from './templates.ts';

export type Value =
  | (Place & {
      readonly kind: 'text';
      readonly value: string;
      /** Where the rest of it stands, if it was put together from two places. */
      readonly beside?: Place;
      /** It is a default: the variable or parameter that another value may come from. */
      readonly unless?: string;
    })
  | (Place & {
      readonly kind: 'object';
      readonly entries: readonly KeyedExpression[];
      /** The call that made it, such as that of a client. */
      readonly made?: CallExpression;
    })
  | (Place & { readonly kind: 'list'; readonly items: readonly Expression[] })
  | (Place & { readonly kind: 'function'; readonly scope: Scope })
  | (Place & {
      readonly kind: 'unknown';
      /** The environment variable it comes from. */
      readonly variable?: string;
      /** What is known of its beginning. */
      readonly prefix?: string;
      /** What is known of its end. */
      readonly suffix?: string;
    });

export interface Follower {
  readonly program: CodeProgram;
  /** What it can be: never empty; "unknown" for what could not be followed. */
  follow(expression: Expression): readonly Value[];
  /** The values of a key, in an object of any depth: "guardrailConfig.guardrailIdentifier". Empty where it is not set. */
  lookUp(entries: readonly KeyedExpression[], path: string): readonly Value[];
}

/** More values of one expression help nobody. */
const MAX_VALUES = 12;
/** Texts of which each holds the one before twice grow without end; no name of AWS is as long. */
const MAX_LENGTH = 10_000;
/** What one text may cost to follow. */
const MAX_STEPS = 200_000;

/** Names are the same in every language's spelling: model_id, modelId, ModelId, model-id. */
export const plainName = (name: string): string => name.replaceAll(/[_-]/g, '').toLowerCase();

const unknownAt = ({ start, end }: Place): Value => ({ kind: 'unknown', start, end });

/** Texts that count unless `name` says otherwise. */
const defaults = (values: readonly Value[], name: string): readonly Value[] =>
  values.map((value) => (value.kind === 'text' ? { unless: name, ...value } : value));

/** An environment variable that may be set, with its default: the default. */
function settled(values: readonly Value[]): readonly Value[] {
  const [variable] = values.flatMap((value) => (value.kind === 'unknown' ? (value.variable ?? []) : []));
  const isKnown = values.some(({ kind }) => kind !== 'unknown');
  const rest =
    variable === undefined || !isKnown
      ? values
      : defaults(
          values.filter((value) => value.kind !== 'unknown' || value.variable === undefined),
          variable,
        );
  const seen = new Set<string>();
  return rest
    .filter((value) => {
      const key = value.kind === 'text' ? `text ${value.value}` : `${value.kind} ${value.start} ${value.end}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    })
    .slice(0, MAX_VALUES);
}

export function followerOf(program: CodeProgram): Follower {
  const known = new Map<Expression, readonly Value[]>();
  const active = new Set<Expression>();
  let steps = 0;

  const functionsByName = new Map<string, CodeProgram['functions'][number]>();
  for (const each of program.functions) if (each.name !== '') functionsByName.set(each.name, each);
  const callsByName = new Map<string, CallExpression[]>();
  for (const call of program.calls) {
    const name = calledName(call);
    const list = callsByName.get(name);
    if (list) list.push(call);
    else callsByName.set(name, [call]);
  }

  function follow(expression: Expression): readonly Value[] {
    const before = known.get(expression);
    if (before) return before;
    steps += 1;
    // A name that is set by itself, `REGION=${REGION:-us-east-1}`: its other values count.
    if (active.has(expression)) return [];
    if (active.size > 300 || steps > MAX_STEPS) return [unknownAt(expression)];
    active.add(expression);
    const found = settled(read(expression));
    active.delete(expression);
    const values = found.length > 0 ? found : [unknownAt(expression)];
    known.set(expression, values);
    return values;
  }

  function read(expression: Expression): readonly Value[] {
    const { start, end } = expression;
    switch (expression.kind) {
      case 'text':
        return [{ kind: 'text', value: expression.value, start, end }];
      case 'join':
        return joined(expression.parts, expression);
      case 'name':
        return named(expression.name, expression.scope, expression);
      case 'parameter':
        return given(expression);
      case 'member':
        return memberOf(expression.of, expression.name, expression);
      case 'index':
        if (expression.key.kind !== 'text') {
          const all = heldBy(expression.of);
          if (all.length > 0) return all;
        }
        return follow(expression.key).flatMap((key) =>
          key.kind === 'text' ? memberOf(expression.of, key.value, expression) : [unknownAt(expression)],
        );
      case 'call':
        return called(expression);
      case 'object':
        return [{ kind: 'object', entries: expression.entries, start, end }];
      case 'list':
        return [{ kind: 'list', items: expression.items, start, end }];
      case 'either':
        return expression.options.flatMap(follow);
      case 'element':
        return follow(expression.of).flatMap((value) =>
          value.kind === 'list' ? value.items.flatMap(follow) : [unknownAt(expression)],
        );
      case 'function':
        return [{ kind: 'function', scope: expression.scope, start, end }];
      case 'other':
        return [unknownAt(expression)];
    }
  }

  function joined(parts: readonly Expression[], place: Place): readonly Value[] {
    let texts: readonly string[] = [''];
    let unless: string | undefined;
    for (const part of parts) {
      const values = follow(part);
      const [first] = values;
      if (first?.kind === 'text') unless ??= first.unless;
      const unknown = values.find(({ kind }) => kind !== 'text');
      if (unknown || !first) {
        const { start, end } = unknown?.kind === 'unknown' ? unknown : part;
        const [variable, rest] =
          unknown?.kind === 'unknown' ? [unknown.variable, unknown.prefix ?? ''] : [undefined, ''];
        const prefix = ((texts[0] ?? '') + rest).slice(0, MAX_LENGTH);
        const last = parts.at(-1);
        const suffix = last?.kind === 'text' ? { suffix: last.value.slice(-MAX_LENGTH) } : {};
        const known = variable === undefined ? suffix : { ...suffix, variable };
        return [{ kind: 'unknown', start, end, prefix, ...known }];
      }
      texts = texts
        .flatMap((text) => values.map((value) => text + (value.kind === 'text' ? value.value : '')))
        .slice(0, MAX_VALUES);
      const long = texts.find(({ length }) => length > MAX_LENGTH);
      if (long !== undefined)
        return [{ kind: 'unknown', start: place.start, end: place.end, prefix: long.slice(0, MAX_LENGTH) }];
    }
    const { start, end } = place;
    const all = texts.map((value): Value => ({ kind: 'text', value, start, end }));
    return unless === undefined ? all : defaults(all, unless);
  }

  /** Where the name is set, as seen from `use`: the last place before it that is reached for certain, and those after. */
  function bindingsOf(name: string, scope: Scope, use: Place): readonly Expression[] {
    const taken: Expression[] = [];
    for (let at: Scope | undefined = scope; at; at = at.parent) {
      const all = at.bindings.get(name);
      if (!all) continue;
      const before = at === scope ? all.filter((binding) => binding.at <= use.start) : all;
      for (const { value, branch } of (before.length > 0 ? before : all).toReversed()) {
        taken.unshift(value);
        if (!branch || (branch.start <= use.start && use.end <= branch.end)) return taken;
      }
    }
    return taken;
  }

  function named(name: string, scope: Scope, place: Place): readonly Value[] {
    const values = bindingsOf(name, scope, place).flatMap(follow);
    const added = program.additions.get(name) ?? [];
    if (added.length === 0) return values;
    return values.map((value) =>
      value.kind === 'object' ? { ...value, entries: [...value.entries, ...added] } : value,
    );
  }

  const environmentVariable = (variable: string, place: Place): readonly Value[] => {
    const set = (program.environment.get(variable) ?? []).flatMap(follow);
    return set.length > 0 ? set : [{ kind: 'unknown', start: place.start, end: place.end, variable }];
  };

  /** What an option of the command line is, where it is not given: `add_argument("--model", default="…")`. */
  function optionOf(name: string, place: Place): readonly Value[] {
    const option = `--${name.replaceAll('_', '-')}`;
    const isNamed = (arg: Expression): boolean =>
      arg.kind === 'text' && arg.value.replaceAll('_', '-') === option;
    const made = program.calls.find((call) => MAKES_OPTION.has(calledName(call)) && call.args.some(isNamed));
    if (!made) return [];
    const fallback = lookUp(made.named, 'default').filter(({ kind }) => kind === 'text');
    return fallback.length > 0
      ? defaults(fallback, option)
      : [{ kind: 'unknown', start: place.start, end: place.end, variable: option }];
  }

  /** What the callers of a function give for a parameter. */
  function given({ of, name, position, fallback, start, end }: ParameterExpression): readonly Value[] {
    const calls = of === '' ? [] : (callsByName.get(of) ?? []);
    const values = calls.flatMap(({ args, named: entries }) => {
      const own = lookUp(entries, name);
      if (own.length > 0) return own;
      const arg = args[position];
      return arg ? follow(arg) : fallback ? follow(fallback) : [];
    });
    if (values.length > 0) return values;
    const option = fallback ? [] : optionOf(name, { start, end });
    if (option.length > 0) return option;
    return fallback ? defaults(follow(fallback), name) : [unknownAt({ start, end })];
  }

  const isOwnInstance = (of: Expression): boolean =>
    of.kind === 'name' && ['self', 'this', 'cls'].includes(of.name);

  /** The values of a field that the class or any of its methods sets. */
  function fieldOf(of: Expression, name: string): readonly Value[] {
    const all = program.fields.get(name);
    if (!all) return [];
    const path = pathOf(of);
    const classes = follow(of).flatMap((value) =>
      value.kind === 'object' && value.made ? [calledName(value.made)] : [],
    );
    return all
      .filter(({ owner }) => isOwnInstance(of) || owner === path || (owner !== '' && classes.includes(owner)))
      .flatMap(({ value }) => follow(value));
  }

  /** The settings in a value: those of an object, and those that a function makes, `b -> b.modelId(x)`. */
  function settingsIn(value: Value): readonly KeyedExpression[] {
    if (value.kind === 'object') return value.entries;
    if (value.kind !== 'function') return [];
    return value.scope.returns.flatMap((expression) => {
      const entries: KeyedExpression[] = [];
      let at = expression;
      while (at.kind === 'call' && at.callee.kind === 'member') {
        const [set] = at.args;
        if (set) entries.push({ key: at.callee.name, value: set });
        at = at.callee.of;
      }
      return at.kind === 'name' ? entries.toReversed() : [];
    });
  }

  /** All texts of a table, of which one is chosen as the code runs. */
  function heldBy(of: Expression): readonly Value[] {
    const tables = follow(of);
    return tables.flatMap((table): readonly Value[] => {
      if (table.kind !== 'object' || table.made) return [];
      const values = table.entries.flatMap(({ value }) => follow(value));
      return values.every(({ kind }) => kind === 'text') ? values : [];
    });
  }

  function memberOf(of: Expression, name: string, place: Place): readonly Value[] {
    const path = pathOf(of);
    if (path !== undefined && ENVIRONMENTS.has(path)) return environmentVariable(name, place);
    const own = fieldOf(of, name);
    if (own.length > 0) return own;
    return follow(of).flatMap((value): readonly Value[] => {
      if (value.kind === 'object') {
        const found = entryOf(value.entries, name, (key) => key === name);
        if (found.length > 0) return found;
        const option = value.made && PARSES_OPTIONS.has(calledName(value.made)) ? optionOf(name, place) : [];
        return option.length > 0 ? option : [unknownAt(place)];
      }
      if (value.kind === 'list' && /^-?\d+$/.test(name)) {
        const item = value.items.at(Number(name));
        if (item) return follow(item);
      }
      return [unknownAt(place)];
    });
  }

  function entryOf(
    entries: readonly KeyedExpression[],
    name: string,
    isKey: (key: string) => boolean,
    depth = 0,
  ): readonly Value[] {
    if (depth > 20) return [];
    for (const { key, value } of entries.toReversed()) {
      if (key !== undefined) {
        if (isKey(key)) return follow(value);
        continue;
      }
      const found = follow(value).flatMap((spread) => entryOf(settingsIn(spread), name, isKey, depth + 1));
      if (found.length > 0) return found;
    }
    return [];
  }

  function lookUp(entries: readonly KeyedExpression[], path: string): readonly Value[] {
    const [first = '', ...rest] = path.split('.');
    const wanted = plainName(first);
    const found =
      wanted === '*'
        ? entries.flatMap(({ value }) => follow(value))
        : entryOf(entries, first, (key) => plainName(key) === wanted);
    if (rest.length === 0) return found;
    const inner = rest.join('.');
    return settled(
      found
        .flatMap((value) => (value.kind === 'list' ? value.items.flatMap(follow) : [value]))
        // A member of what is not known is not known either.
        .flatMap((value) => (value.kind === 'unknown' ? [value] : lookUp(settingsIn(value), inner))),
    );
  }

  /** A call that looks something up, with a default. */
  function lookedUp({ callee, args }: CallExpression, place: Place): readonly Value[] | undefined {
    const [first, second] = args;
    if (callee.kind !== 'member' || !LOOK_UP.has(callee.name) || !first) return undefined;
    const keys = follow(first);
    if (!keys.every(({ kind }) => kind === 'text')) return undefined;
    const values = keys.flatMap((key) => (key.kind === 'text' ? memberOf(callee.of, key.value, place) : []));
    if (!second) return values;
    const isLiteral = follow(callee.of).every((of) => of.kind === 'object' && !of.made);
    const isMissing = values.every(({ kind }) => kind === 'unknown');
    return isLiteral ? (isMissing ? follow(second) : values) : [...values, ...follow(second)];
  }

  /** `flag.String("model", "deepseek.v3.2", "…")`, `typer.Option("deepseek.v3.2")`: an option with its default. */
  function readsOption(call: CallExpression): readonly Value[] | undefined {
    const row = OPTION_WITH_DEFAULT.get(pathOf(call.callee) ?? '');
    const name = row?.name === undefined ? undefined : call.args[row.name];
    const fallback =
      (row && call.args[row.fallback]) ?? call.named.find(({ key }) => key === 'default')?.value;
    if (!row || !fallback) return undefined;
    const values = follow(fallback).filter((value) => value.kind !== 'text' || value.value !== '');
    const option = name?.kind === 'text' ? `--${name.value}` : 'the command line';
    const { start, end } = call;
    return values.length > 0 ? defaults(values, option) : [{ kind: 'unknown', start, end, variable: option }];
  }

  function readsEnvironment(
    { callee, args, named: entries }: CallExpression,
    place: Place,
  ): readonly Value[] | undefined {
    const name = callee.kind === 'name' || callee.kind === 'member' ? callee.name : '';
    const path = pathOf(callee);
    const [first, second] = args;
    const isEnvironment =
      READS_ENVIRONMENT.has(name) ||
      (path !== undefined && LOOK_UP.has(name) && ENVIRONMENTS.has(path.slice(0, -name.length - 1)));
    if (!isEnvironment || !first) return undefined;
    const fallback = second ?? entries.find(({ key }) => key === 'default')?.value;
    const variables = follow(first).flatMap((value) =>
      value.kind === 'text' ? environmentVariable(value.value, place) : [],
    );
    return [...variables, ...(fallback ? follow(fallback) : [])];
  }

  function template({
    callee,
    args,
    named: entries,
    start,
    end,
  }: CallExpression): readonly Value[] | undefined {
    if (callee.kind !== 'member' || !FILLS_TEMPLATE.has(callee.name)) return undefined;
    const [own] = follow(callee.of);
    if (own?.kind === 'text') return follow(filled(own.value, { args, named: entries }, { start, end }));
    const [first, ...rest] = args;
    const [text] = first ? follow(first) : [];
    return text?.kind === 'text'
      ? follow(filled(text.value, { args: rest, named: entries }, { start, end }))
      : undefined;
  }

  function passedOn({ callee, args, named: entries }: CallExpression): readonly Value[] | undefined {
    const name = callee.kind === 'name' || callee.kind === 'member' ? callee.name : '';
    if (!PASSES_ON.has(name) || args.length > 1 || entries.length > 0 || functionsByName.has(name))
      return undefined;
    const [first] = args;
    if (first) return follow(first);
    return callee.kind === 'member' ? follow(callee.of) : undefined;
  }

  /** What a function of the text gives back. */
  function returned({ callee }: CallExpression): readonly Value[] | undefined {
    const name = callee.kind === 'name' || callee.kind === 'member' ? callee.name : '';
    const isOwn = callee.kind === 'name' || (callee.kind === 'member' && isOwnInstance(callee.of));
    const own = isOwn ? functionsByName.get(name) : undefined;
    if (!own || own.scope.returns.length === 0) return undefined;
    return own.scope.returns.flatMap(follow);
  }

  /** The settings of a builder: `X.builder().a(1).b(2).build()`, and those a function `x -> x.a(1).b(2)` makes. */
  function built(call: CallExpression): { entries: KeyedExpression[]; root: CallExpression } | undefined {
    const entries: KeyedExpression[] = [];
    let at: CallExpression = call;
    for (;;) {
      if (at.callee.kind !== 'member') return undefined;
      const { name, of } = at.callee;
      if (name === 'builder') return { entries: entries.toReversed(), root: at };
      const [value] = at.args;
      if (value) entries.push({ key: name, value });
      if (of.kind !== 'call') return undefined;
      at = of;
    }
  }

  function called(call: CallExpression): readonly Value[] {
    const { start, end } = call;
    const path = pathOf(call.callee);
    if (path !== undefined && MAKES_LIST.has(path)) return [{ kind: 'list', items: call.args, start, end }];
    const value =
      returned(call) ??
      readsEnvironment(call, call) ??
      readsOption(call) ??
      lookedUp(call, call) ??
      template(call) ??
      passedOn(call);
    if (value) return value;
    const builder = built(call);
    if (builder) return [{ kind: 'object', entries: builder.entries, made: builder.root, start, end }];
    return [{ kind: 'object', entries: call.named, made: call, start, end }];
  }

  return { program, follow, lookUp };
}
