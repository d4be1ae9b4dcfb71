// Configuration as a tree of values: what YAML, JSON and Terraform have in common.
import type { Expression, KeyedExpression, Place, Scope } from '#deepseek/code/program.ts';

/** The environment variable `name`. */
export const variableAt = (name: string, scope: Scope, { start, end }: Place): Expression => ({
  kind: 'member',
  of: { kind: 'name', name: 'environ', scope, start, end },
  name,
  start,
  end,
});

/** Whatever a file of GitHub, GitLab, Compose, Helm, the Serverless Framework or CloudFormation fills in. */
const HOLE =
  /\$\{\{\s*([\w.-]+)[^}]*\}\}|\{\{[^}]*\}\}|\$\{([^{}]*)\}|\$\[\[[^\]]*\]\]|\{%[\s\S]*?%\}|\$((?!CI_|GITHUB_)[A-Z_][A-Z0-9_]*)\b|^os\.environ\/(\w+)$/g;

/** A path of names, such as `self:custom.model`, as members of what its first name stands for. */
function memberAt(path: string, scope: Scope, place: Place): Expression {
  const [first = '', ...rest] = path.split(/[:.]/);
  return rest.reduce<Expression>((of, name) => ({ kind: 'member', of, name, ...place }), {
    kind: 'name',
    name: first,
    scope,
    ...place,
  });
}

/** What a hole stands for: a variable, with its default where it has one, another place of the file, or nothing known. */
function heldIn(inner: string, scope: Scope, place: Place): Expression {
  const [, name = '', fallback] = /^([\w:.-]+?)(?:(?::-|:\?|-|,\s*)['"]?([^'"]*)['"]?)?$/.exec(inner) ?? [];
  // Spring: `${MODEL_ID:deepseek.v3.2}`.
  const [, variable, value] = /^([A-Z][A-Z0-9_]+|[a-z]\w*(?:\.[\w-]+)+):([^-?:].*)$/.exec(inner) ?? [];
  if (variable !== undefined && value !== undefined)
    return {
      kind: 'either',
      options: [variableAt(variable, scope, place), { kind: 'text', value, ...place }],
      ...place,
    };
  const own: Expression = name.startsWith('env:')
    ? variableAt(name.slice(4), scope, place)
    : /^(?:self|custom|provider):/.test(name)
      ? memberAt(name, scope, place)
      : name === ''
        ? { kind: 'other', ...place }
        : variableAt(name, scope, place);
  if (fallback === undefined || fallback === '') return own;
  return { kind: 'either', options: [own, { kind: 'text', value: fallback, ...place }], ...place };
}

/** A text of a file whose holes are filled in later. `at` is where each of its characters stands. */
export function textWithHoles(
  value: string,
  scope: Scope,
  { start, end }: Place,
  at: (index: number) => number = (index) => start + index,
): Expression {
  const parts: Expression[] = [];
  let from = 0;
  const say = (to: number): void => {
    if (to > from)
      parts.push({ kind: 'text', value: value.slice(from, to), start: at(from), end: at(to - 1) + 1 });
  };
  for (const hole of value.matchAll(HOLE)) {
    const [whole, action, inner, bare, listed] = hole;
    const own: Place = { start: at(hole.index), end: at(hole.index + whole.length - 1) + 1 };
    say(hole.index);
    from = hole.index + whole.length;
    const variable = bare ?? listed ?? /^env\.(\w+)$/.exec(action ?? '')?.[1];
    parts.push(
      variable !== undefined
        ? variableAt(variable, scope, own)
        : inner !== undefined
          ? heldIn(inner, scope, own)
          : { kind: 'other', ...own },
    );
  }
  if (parts.length === 0) return { kind: 'text', value, start, end };
  say(value.length);
  const [only] = parts;
  return only && parts.length === 1 ? only : { kind: 'join', parts, start, end };
}

/** What a parameter or a resource of a CloudFormation template stands for. */
export const referenceAt = (name: string, scope: Scope, { start, end }: Place): Expression =>
  memberAt(`Ref.${name}`, scope, { start, end });

/** A text of `Fn::Sub`, whose holes are parameters and resources of the template. */
export function withReferences(value: Expression, scope: Scope): Expression {
  if (value.kind === 'join')
    return { ...value, parts: value.parts.map((part) => withReferences(part, scope)) };
  const isHole = value.kind === 'member' && !value.name.includes(':');
  return isHole ? referenceAt(value.name, scope, value) : value;
}

/** `{"Ref": "Name"}`, `{"Fn::Sub": "…"}`: functions of CloudFormation in their long form; undefined for any other object. */
export function functionAt(
  entries: readonly KeyedExpression[],
  scope: Scope,
  place: Place,
): Expression | undefined {
  const [only] = entries;
  const [, name] = entries.length === 1 ? (/^(Ref|Fn::\w+)$/.exec(only?.key ?? '') ?? []) : [];
  if (!only || name === undefined) return undefined;
  if (name === 'Ref') return referenceAt(textOf(only.value), scope, only.value);
  if (name === 'Fn::Sub') return withReferences(itemsOf(only.value)[0]!, scope);
  if (name === 'Fn::Base64') return only.value;
  // What the template itself makes is nothing to ask about.
  if (name === 'Fn::GetAtt') return { kind: 'object', entries: [], ...place };
  return { kind: 'other', ...place };
}

/** The name of a member without the domain of who defines it: `role-arn` of `eks.amazonaws.com/role-arn`. */
export const memberName = (key: string): string => key.slice(key.lastIndexOf('/') + 1);

/** Members by their name in plain spelling; each object is asked for many. */
const members = new WeakMap<Expression, ReadonlyMap<string, Expression>>();

/** The value of a member, whatever the spelling of its name. */
export function memberOf(of: Expression, name: string): Expression | undefined {
  if (of.kind !== 'object') return undefined;
  let known = members.get(of);
  if (!known) {
    const named = of.entries.flatMap(({ key, value }) =>
      key === undefined ? [] : [[key.replaceAll(/[_-]/g, '').toLowerCase(), value] as const],
    );
    known = new Map(named);
    members.set(of, known);
  }
  return known.get(name.toLowerCase());
}

/** The text of a value that is one; the known beginning of one that has holes. */
export function textOf(value: Expression | undefined): string {
  if (value?.kind === 'text') return value.value;
  const [first] = value?.kind === 'join' ? value.parts : [];
  return first?.kind === 'text' ? first.value : '';
}

export const entriesOf = (value: Expression | undefined): readonly KeyedExpression[] =>
  value?.kind === 'object' ? value.entries : [];

/** The items of a list, or the value itself. */
export const itemsOf = (value: Expression | undefined): readonly Expression[] =>
  value === undefined ? [] : value.kind === 'list' ? value.items : [value];
