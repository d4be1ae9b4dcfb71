// What an expression of a program can be: a text, an object, a list, a function, or nothing known.
import {
  type CallExpression,
  type CodeProgram,
  type Expression,
  type KeyedExpression,
  type Place,
  type Scope,
} from './program.ts';

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
export const MAX_VALUES = 12;
/** Texts of which each holds the one before twice grow without end; no name of AWS is as long. */
export const MAX_LENGTH = 10_000;
export const isText = (value: Value): value is Value & { kind: 'text' } => value.kind === 'text';

/** Names are the same in every language's spelling: model_id, modelId, ModelId, model-id. */
export const plainName = (name: string): string => name.replaceAll(/[_-]/g, '').toLowerCase();

export const unknownAt = ({ start, end }: Place): Value => ({ kind: 'unknown', start, end });

/** Texts that count unless `name` says otherwise. */
export const defaults = (values: readonly Value[], name: string): readonly Value[] =>
  values.map((value) => (value.kind === 'text' ? { unless: name, ...value } : value));

/** An environment variable that may be set, with its default: the default. */
export function settled(values: readonly Value[]): readonly Value[] {
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

/** The settings in a value: those of an object, and those that a function makes, `b -> b.modelId(x)`. */
export function settingsIn(value: Value): readonly KeyedExpression[] {
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
