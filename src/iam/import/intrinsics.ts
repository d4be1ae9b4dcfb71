// Evaluates CloudFormation's intrinsic functions in policies, as far as possible without deploying.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
import { asList, isObject, own, type JsonObject } from '#iam/json/json-value.ts';
import type { JsonValue } from '#iam/json/parse.ts';
import { hasOpen, isList, Notes, Open, settle, type PartialValue } from './partial-value.ts';
import {
  attribute,
  inText,
  leaveOpen,
  plain,
  reference,
  textOf,
  whereIn,
  type TemplateContext,
} from './template-references.ts';

/** Leaves a call open whose marker does not say what it is made of. */
function leaveCallOpen(context: TemplateContext, name: string, argument: JsonValue, words: string): Open {
  context.notes.hidden.add(JSON.stringify({ [name]: argument }));
  return leaveOpen(context, name, words);
}

function substitute(argument: JsonValue, context: TemplateContext): PartialValue {
  const [template = null, map] = asList(argument);
  if (typeof template !== 'string')
    return leaveCallOpen(context, 'Fn::Sub', argument, 'Its value is not a string.');
  const parts: (string | Open)[] = [];
  let at = 0;
  for (const match of template.matchAll(/\$\{([^{}]*)\}/g)) {
    const [whole, inner = ''] = match;
    const name = inner.trim();
    parts.push(template.slice(at, match.index));
    at = match.index + whole.length;
    if (inner.startsWith('!')) parts.push(`\${${inner.slice(1)}}`);
    else {
      const given = own(map, name);
      const value = given === undefined ? inText(context, name) : resolve(given, context);
      const isText = value instanceof Open || plain(value) !== undefined;
      parts.push(
        isText
          ? value instanceof Open
            ? value
            : plain(value)!
          : leaveOpen(context, name, 'This is not a string.'),
      );
    }
  }
  parts.push(template.slice(at));
  return textOf(context, parts);
}

function join(argument: JsonValue, context: TemplateContext): PartialValue {
  const [separator, list = []] = asList(argument);
  const items = resolve(list, context);
  if (typeof separator !== 'string' || !isList(items)) {
    return items instanceof Open
      ? items
      : leaveCallOpen(context, 'Fn::Join', argument, 'What it joins is unresolved.');
  }
  const parts = items.map((each) => {
    const text = plain(each);
    return each instanceof Open
      ? each
      : (text ?? leaveCallOpen(context, 'Fn::Join', argument, 'Part of it is not a string.'));
  });
  return textOf(
    context,
    parts.flatMap((part, index) => (index === 0 ? [part] : [separator, part])),
  );
}

const allOrNone = (values: readonly (boolean | undefined)[]): boolean | undefined =>
  values.includes(false) ? false : values.includes(undefined) ? undefined : true;

/** Whether a condition is true; undefined if only a deployment knows. */
function holds(condition: JsonValue | undefined, context: TemplateContext): boolean | undefined {
  const [name, argument = null] = (isObject(condition) && Object.entries(condition)[0]) || [''];
  switch (name) {
    case 'Condition':
      return typeof argument === 'string' ? conditionHolds(argument, context) : undefined;
    case 'Fn::Equals': {
      const [left, right] = asList(argument).map((each) => resolve(each, context));
      if (left === undefined || right === undefined || hasOpen(left) || hasOpen(right)) return undefined;
      return plain(left) === plain(right);
    }
    case 'Fn::And':
      return allOrNone(asList(argument).map((each) => holds(each, context)));
    case 'Fn::Or': {
      const none = allOrNone(asList(argument).map((each) => opposite(holds(each, context))));
      return opposite(none);
    }
    case 'Fn::Not':
      return opposite(holds(asList(argument)[0], context));
    default:
      return undefined;
  }
}

const opposite = (value: boolean | undefined): boolean | undefined =>
  value === undefined ? undefined : !value;

/** Notes what it is made of: a deployment may give other values than the defaults. */
export function conditionHolds(name: string, context: TemplateContext): boolean | undefined {
  context.budget.left -= 100;
  if (context.active.has(name) || context.budget.left < 0 || context.active.size > 50) return undefined;
  const condition = own(own(context.template, 'Conditions'), name);
  context.notes.hidden.add(`${name}: ${JSON.stringify(condition)}`);
  return holds(condition, { ...context, active: new Set(context.active).add(name) });
}

function branch(argument: JsonValue, context: TemplateContext): PartialValue | undefined {
  const [condition, yes = null, no = null] = asList(argument);
  const name = typeof condition === 'string' ? condition : '';
  const notes = new Notes();
  const known = conditionHolds(name, { ...context, notes });
  for (const each of notes.hidden) context.notes.hidden.add(each);
  context.notes.hidden.add(JSON.stringify([name, known === false ? yes : no]));
  if (known !== undefined) {
    for (const each of notes.assumed) context.notes.assume(each);
    context.notes.assume({
      expression: `condition ${name}`,
      value: String(known),
      words: 'from the defaults',
    });
    return resolve(known ? yes : no, context);
  }
  const words = 'Read as if the condition were true; the other case is not in the document.';
  context.notes.leaveOpen({ expression: `Fn::If ${name}`, where: whereIn(context), words });
  return resolve(yes, context) ?? resolve(no, context);
}

function select(argument: JsonValue, context: TemplateContext): PartialValue {
  const [index, list = null] = asList(argument);
  const items = resolve(list, context);
  const at = Number(index);
  const item = isList(items) && Number.isInteger(at) ? items[at] : undefined;
  return item ?? leaveCallOpen(context, 'Fn::Select', argument, 'What it selects from is unresolved.');
}

function split(argument: JsonValue, context: TemplateContext): PartialValue {
  const [separator, text = null] = asList(argument);
  const value = resolve(text, context);
  if (typeof separator !== 'string' || separator === '' || typeof value !== 'string')
    return leaveCallOpen(context, 'Fn::Split', argument, 'What it splits is unresolved.');
  return value.split(separator);
}

function findInMap(argument: JsonValue, context: TemplateContext): PartialValue {
  const [map, first, second] = asList(argument).map((each) => plain(resolve(each, context)));
  const entries = own(own(context.template, 'Mappings'), map ?? '') ?? null;
  const found = own(own(entries, first ?? ''), second ?? '');
  // A deployment may look up another entry.
  if (asList(argument).some((each) => typeof each !== 'string'))
    context.notes.hidden.add(JSON.stringify([argument, entries]));
  if (found !== undefined) return found;
  const words = 'The mapping does not have this entry, or its keys are unresolved.';
  return leaveOpen(context, `Fn::FindInMap ${map ?? ''}`, words);
}

function getAttribute(argument: JsonValue, context: TemplateContext): PartialValue {
  const parts = typeof argument === 'string' ? argument.split('.') : asList(argument);
  const [logicalId, ...names] = parts.map((each) => plain(resolve(each, context)) ?? '');
  return attribute(context, logicalId ?? '', names.join('.'));
}

type Call = (argument: JsonValue, context: TemplateContext) => PartialValue | undefined;

const CALLS: Readonly<Record<string, Call>> = {
  Ref: (argument, context) =>
    typeof argument === 'string'
      ? reference(context, argument)
      : leaveOpen(context, 'Ref', 'It has no name.'),
  'Fn::Sub': substitute,
  'Fn::Join': join,
  'Fn::If': branch,
  'Fn::GetAtt': getAttribute,
  'Fn::Select': select,
  'Fn::Split': split,
  'Fn::FindInMap': findInMap,
  'Fn::ToJsonString': (argument, context) => {
    const value = resolve(argument, context) ?? null;
    const text = JSON.stringify(settle(value));
    return textOf(context, [hasOpen(value) ? new Open(text) : text]);
  },
  'Fn::ImportValue': (argument, context) => {
    const name = plain(resolve(argument, context));
    return leaveOpen(context, `ImportValue.${name ?? ''}`, 'It comes from another stack.');
  },
  'Fn::Transform': (argument, context) =>
    leaveCallOpen(context, 'Fn::Transform', argument, 'A macro adds this when the stack is deployed.'),
};

/** What YAML's short form `!Sub` stands for; only two have no prefix. Undefined for what is no tag of a function. */
export function longName(tag: string): string | undefined {
  const name = /^!(\w+)$/.exec(tag)?.[1];
  return name === undefined || name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`;
}

/** The one member of an object that calls a function. */
function callIn(value: JsonObject): readonly [name: string, argument: JsonValue] | undefined {
  const [call, second] = Object.entries(value);
  if (!call || second) return undefined;
  return call[0] === 'Ref' || call[0].startsWith('Fn::') ? call : undefined;
}

const CALL_IN_TEXT = /"(?:Ref|Fn::\w+)"\s*:/;

/** Whether JSON may have calls of functions: a policy in a file of its own that a template takes in. */
export const mayHaveCalls = (text: string): boolean => CALL_IN_TEXT.test(text);

/** Whether the value is a call of a function. */
export const isCall = (value: JsonValue): boolean => isObject(value) && callIn(value) !== undefined;

function call(name: string, argument: JsonValue, context: TemplateContext): PartialValue | undefined {
  const known = Object.hasOwn(CALLS, name) ? CALLS[name] : undefined;
  return known
    ? known(argument, context)
    : leaveCallOpen(context, name, argument, 'This function is not evaluated here.');
}

function within(context: TemplateContext, word: string, value: JsonValue): TemplateContext {
  return { ...context, path: [...context.path, word], line: context.lineOf(value) ?? context.line };
}

/** The value with its functions evaluated; undefined for AWS::NoValue. */
export function resolve(value: JsonValue, context: TemplateContext): PartialValue | undefined {
  if (Array.isArray(value)) {
    return (value as readonly JsonValue[]).flatMap((each, index): readonly PartialValue[] => {
      const resolved = resolve(each, within(context, `#${index + 1}`, each));
      return resolved === undefined ? [] : [resolved];
    });
  }
  if (!isObject(value)) return value;
  const called = callIn(value);
  if (called) return call(...called, context);
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, each]) => {
      // A template's numbers are strings in a policy.
      const given = name === 'Sid' && typeof each === 'number' ? String(each) : each;
      const resolved = resolve(given, within(context, name, given));
      return resolved === undefined ? [] : [[name, resolved] as const];
    }),
  );
}
