// What a call gives back, as far as it can be followed: a variable of the environment, an option, a default, a filled template.
import { maySet } from './declared.ts';
import {
  ENVIRONMENTS,
  FILLS_TEMPLATE,
  LOOK_UP,
  MAKES_LIST,
  MAKES_OPTION,
  OPTION_WITH_DEFAULT,
  PASSES_FIRST,
  PASSES_ON,
  READS_ENVIRONMENT,
} from './library.ts';
import {
  calledName,
  pathOf,
  type CallExpression,
  type Expression,
  type KeyedExpression,
  type Place,
} from './program.ts';
import { filled } from './templates.ts';
import { defaults, isText, type Follower, type Value } from './values.ts';

interface CallFollower {
  called(call: CallExpression): readonly Value[];
  environmentVariable(variable: string, place: Place): readonly Value[];
  /** What an option of the command line is, where it is not given: `add_argument("--model", default="…")`. */
  optionOf(name: string, place: Place): readonly Value[];
}

export const isOwnInstance = (of: Expression): boolean =>
  of.kind === 'name' && ['self', 'this', 'cls'].includes(of.name);

/** `memberOf` gives the values of a member, which a call may look up. */
export function callFollowerOf(
  { program, follow, lookUp }: Follower,
  memberOf: (of: Expression, name: string, place: Place) => readonly Value[],
): CallFollower {
  const functionsByName = new Map<string, (typeof program.functions)[number]>();
  for (const each of program.functions) if (each.name !== '') functionsByName.set(each.name, each);

  const environmentVariable = (variable: string, place: Place): readonly Value[] => {
    const set = (program.environment.get(variable) ?? []).flatMap(follow);
    return set.length > 0 ? set : [{ kind: 'unknown', start: place.start, end: place.end, variable }];
  };

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

  /** A call that looks something up, with a default. */
  function lookedUp({ callee, args }: CallExpression, place: Place): readonly Value[] | undefined {
    const [first, second] = args;
    if (callee.kind !== 'member' || !LOOK_UP.has(callee.name) || !first) return undefined;
    const keys = follow(first);
    if (!keys.every(({ kind }) => kind === 'text')) return undefined;
    const values = keys.flatMap((key) =>
      key.kind === 'text'
        ? memberOf(callee.of, key.value, place).map((value) => asSetting(key.value, value))
        : [],
    );
    /** What is looked up with a default is a setting. */
    function asSetting(variable: string, value: Value): Value {
      return value.kind === 'unknown' && second && maySet(callee) ? { variable, ...value } : value;
    }
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
    const option = name?.kind === 'text' ? `--${name.value}` : (row.from ?? 'the command line');
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
    // A variable that is set counts more than its default.
    const isSet = variables.length > 0 && variables.every(isText);
    return [...variables, ...(fallback && !isSet ? follow(fallback) : [])];
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
    const isAlone = PASSES_FIRST.has(name) || (args.length <= 1 && entries.length === 0);
    if (!PASSES_ON.has(name) || !isAlone || functionsByName.has(name)) return undefined;
    const [first] = args;
    if (first) return follow(first);
    return callee.kind === 'member' ? follow(callee.of) : undefined;
  }

  /** `z.string().default("deepseek.v3.2")`, `str({ default: "deepseek.v3.2" })` */
  function defaulted({ callee, args }: CallExpression): readonly Value[] | undefined {
    const [first] = args;
    if (!first || args.length > 1) return undefined;
    if (callee.kind === 'member' && callee.name === 'default') return follow(first);
    const found = first.kind === 'object' ? lookUp(first.entries, 'default').filter(isText) : [];
    return found.length > 0 ? found : undefined;
  }

  /** `settings.modelId()`, `settings.getModelId()` */
  function accessed({ callee, args }: CallExpression, place: Place): readonly Value[] | undefined {
    if (callee.kind !== 'member' || args.length > 0) return undefined;
    const name = callee.name.replace(/^get(?=[A-Z])/, '');
    const values = memberOf(callee.of, name, place).filter(isText);
    return values.length > 0 ? values : undefined;
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
      passedOn(call) ??
      defaulted(call);
    if (value) return value;
    // Java’s unions: `InputDataConfig.fromS3InputDataConfig(…)`.
    const [, member] = /^from([A-Z]\w*(?:Config|Source))$/.exec(calledName(call)) ?? [];
    const [only] = call.args;
    if (member !== undefined && only)
      return [{ kind: 'object', entries: [{ key: member, value: only }], start, end }];
    const builder = built(call);
    if (builder) return [{ kind: 'object', entries: builder.entries, made: builder.root, start, end }];
    const own = accessed(call, call);
    if (own) return own;
    return [{ kind: 'object', entries: call.named, made: call, start, end }];
  }

  return { called, environmentVariable, optionOf };
}
