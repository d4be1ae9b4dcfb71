// The functions of CloudFormation in a policy of a template, as far as they can be worked out without deploying it.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
import type { JsonValue } from '#core/iam/parse.ts';
import { isObject, own, type JsonObject } from '#core/lint/policy-view.ts';

/** What is the same in every account and Region of the commercial partition. */
const KNOWN: Readonly<Record<string, string>> = {
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
};

/** A part that only deploying tells. Policies write their own variables the same way, so checks let it pass. */
const placeholder = (name: string): string => (Object.hasOwn(KNOWN, name) ? KNOWN[name]! : `\${${name}}`);

/** The one member of an object that calls a function. */
function callIn(value: JsonObject): readonly [name: string, argument: JsonValue] | undefined {
  const [call, second] = Object.entries(value);
  if (!call || second) return undefined;
  return call[0] === 'Ref' || call[0].startsWith('Fn::') ? call : undefined;
}

const toText = (value: JsonValue | undefined): string =>
  typeof value === 'string'
    ? value
    : value === undefined
      ? ''
      : typeof value === 'object'
        ? placeholder('Value')
        : String(value);

const listOf = (value: JsonValue): readonly JsonValue[] =>
  Array.isArray(value) ? (value as readonly JsonValue[]) : [value];

function substitute(argument: JsonValue, notes: Set<string>): string {
  const [template, map] = listOf(argument);
  const values = isObject(map) ? map : {};
  return toText(template).replaceAll(/\$\{([^{}]*)\}/g, (_whole, name: string) => {
    if (name.startsWith('!')) return `\${${name.slice(1)}}`;
    const value = own(values, name.trim());
    return value === undefined ? placeholder(name.trim()) : toText(resolve(value, notes));
  });
}

function join(argument: JsonValue, notes: Set<string>): string {
  const [separator, parts = []] = listOf(argument);
  const resolved = resolve(parts, notes);
  return Array.isArray(resolved)
    ? (resolved as readonly JsonValue[]).map((part) => toText(part)).join(toText(separator))
    : toText(resolved);
}

/** The branch for when the condition holds, or the other where that one is nothing. */
function branch(argument: JsonValue, notes: Set<string>): JsonValue | undefined {
  const [condition, yes = null, no = null] = listOf(argument);
  notes.add(`\`Fn::If\` on ${toText(condition)}: read as true`);
  return resolve(yes, notes) ?? resolve(no, notes);
}

function call(name: string, argument: JsonValue, notes: Set<string>): JsonValue | undefined {
  switch (name) {
    case 'Ref':
      return argument === 'AWS::NoValue' ? undefined : placeholder(toText(argument));
    case 'Fn::Sub':
      return substitute(argument, notes);
    case 'Fn::Join':
      return join(argument, notes);
    case 'Fn::If':
      return branch(argument, notes);
    case 'Fn::GetAtt':
      return placeholder(
        listOf(argument)
          .map((part) => toText(part))
          .join('.'),
      );
    default:
      return placeholder(name.slice('Fn::'.length));
  }
}

/** The value with its functions worked out; undefined where the template leaves the place empty. */
export function resolve(value: JsonValue, notes: Set<string>): JsonValue | undefined {
  if (Array.isArray(value)) {
    return (value as readonly JsonValue[]).flatMap((each) => {
      const resolved = resolve(each, notes);
      return resolved === undefined ? [] : [resolved];
    });
  }
  if (!isObject(value)) return value;
  const called = callIn(value);
  if (called) return call(...called, notes);
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, each]) => {
      const resolved = resolve(each, notes);
      return resolved === undefined ? [] : [[name, resolved]];
    }),
  );
}
