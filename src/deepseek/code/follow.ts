// Follows an expression through names, constants, parameters and objects to the values it can have.
import { callFollowerOf, isOwnInstance } from './follow-calls.ts';
import { isIn, maySet, placeOfMember, type Declared, type Section } from './declared.ts';
import { ENVIRONMENTS, PARSES_OPTIONS } from './library.ts';
import {
  calledName,
  pathOf,
  type CallExpression,
  type CodeProgram,
  type Expression,
  type KeyedExpression,
  type ParameterExpression,
  type Place,
  type Scope,
} from './program.ts';
import {
  defaults,
  MAX_LENGTH,
  MAX_VALUES,
  plainName,
  settingsIn,
  settled,
  unknownAt,
  type Follower,
  type Value,
} from './values.ts';

/** Names of settings: `MODEL_ID`, `Llm:ModelId`. */
const SETTING = /^[A-Z][A-Z0-9]*_[A-Z0-9_]+$|\w:\w/;

/** What one text may cost to follow. */
const MAX_STEPS = 200_000;

export function followerOf(program: CodeProgram, declared: Declared): Follower {
  const known = new Map<Expression, readonly Value[]>();
  const active = new Set<Expression>();
  let steps = 0;

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
        return chosen(expression).flatMap(follow);
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

  /** The option that a constant chooses, `MODEL if USE_R1 else OTHER`, or all of them; a variable that is set counts more than its default. */
  function chosen({ options, when }: Expression & { readonly kind: 'either' }): readonly Expression[] {
    const [first] = options;
    const [test, ...others] = when ? follow(when) : [];
    const isSet =
      first?.kind === 'member' &&
      ENVIRONMENTS.has(pathOf(first.of) ?? '') &&
      follow(first).every(({ kind }) => kind === 'text');
    const isConstant = test?.kind === 'text' && others.length === 0 && test.unless === undefined;
    if (!isConstant || !/^(?:true|false)$/.test(test.value)) return isSet && !when ? [first] : options;
    return options.slice(...(test.value === 'true' ? [0, 1] : [1]));
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

  /** The one value that the whole text has under a name, or under a name in an object of that name. */
  function declaredAs(name: string, section?: Section): readonly Value[] {
    const entries = declared.get(plainName(name)) ?? [];
    const own = section
      ? entries.filter((each) => isIn(each, section))
      : entries.filter(({ key }) => key === name);
    for (const each of [own, own.filter(({ under }) => under === section?.name)]) {
      const all = each.flatMap(({ value }) => follow(value));
      const values = settled(all.filter(({ kind }) => kind === 'text'));
      if (values.length === 1) return values;
    }
    return [];
  }

  function named(name: string, scope: Scope, place: Place): readonly Value[] {
    const bindings = bindingsOf(name, scope, place);
    const values = bindings.length > 0 ? bindings.flatMap(follow) : declaredAs(name);
    const added = program.additions.get(name) ?? [];
    if (added.length === 0) return values;
    return values.map((value) =>
      value.kind === 'object'
        ? { ...value, entries: [...value.entries, ...added] }
        : value.kind === 'unknown'
          ? { kind: 'object', entries: added, start: value.start, end: value.end }
          : value,
    );
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
    const set =
      of === ''
        ? declaredAs(...placeOfMember(undefined, name))
        : fallback
          ? []
          : optionOf(name, { start, end });
    if (set.length > 0) return set;
    // `None` says nothing.
    const isKnown = fallback !== undefined && fallback.kind !== 'other';
    return isKnown ? defaults(follow(fallback), name) : [unknownAt({ start, end })];
  }

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
    const isEnvironment = ENVIRONMENTS.has(pathOf(of) ?? '');
    // `const env = schema.parse(process.env)`
    const isParsed =
      of.kind === 'name' && bindingsOf(of.name, of.scope, of).some(({ kind }) => kind === 'call');
    const values = isEnvironment ? environmentVariable(name, place) : heldAs(of, name, place);
    const isOpen = values.every((value) => value.kind === 'unknown' && value.prefix === undefined);
    if (!isOpen || (isEnvironment && !isParsed) || !maySet(of)) return values;
    const set = declaredAs(...placeOfMember(of, name));
    if (set.length > 0) return set;
    return SETTING.test(name) ? values.map((value) => ({ variable: name, ...value })) : values;
  }

  function heldAs(of: Expression, name: string, place: Place): readonly Value[] {
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

  const follower: Follower = { program, follow, lookUp };
  const { called, environmentVariable, optionOf } = callFollowerOf(follower, memberOf);
  return follower;
}
