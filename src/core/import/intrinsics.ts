// The functions of CloudFormation in a policy of a template, as far as they can be worked out without deploying it.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
import { asList, isObject, own, type JsonObject } from '#core/json/json-value.ts';
import type { JsonValue } from '#core/json/parse.ts';
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

function substitute(argument: JsonValue, stack: TemplateContext): PartialValue {
  const [template = null, map] = asList(argument);
  if (typeof template !== 'string') return leaveOpen(stack, 'Fn::Sub', 'Its text is no text.');
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
      const value = given === undefined ? inText(stack, name) : resolve(given, stack);
      const isText = value instanceof Open || plain(value) !== undefined;
      parts.push(
        isText ? (value instanceof Open ? value : plain(value)!) : leaveOpen(stack, name, 'This is no text.'),
      );
    }
  }
  parts.push(template.slice(at));
  return textOf(stack, parts);
}

function join(argument: JsonValue, stack: TemplateContext): PartialValue {
  const [separator, list = []] = asList(argument);
  const items = resolve(list, stack);
  if (typeof separator !== 'string' || !isList(items)) {
    return items instanceof Open ? items : leaveOpen(stack, 'Fn::Join', 'What it joins is open.');
  }
  const parts = items.map((each) => {
    const text = plain(each);
    return each instanceof Open ? each : (text ?? leaveOpen(stack, 'Fn::Join', 'A part of it is no text.'));
  });
  return textOf(
    stack,
    parts.flatMap((part, index) => (index === 0 ? [part] : [separator, part])),
  );
}

const allOrNone = (values: readonly (boolean | undefined)[]): boolean | undefined =>
  values.includes(false) ? false : values.includes(undefined) ? undefined : true;

/** Whether a condition holds; undefined where deploying tells. */
function holds(condition: JsonValue | undefined, stack: TemplateContext): boolean | undefined {
  const [name, argument = null] = (isObject(condition) && Object.entries(condition)[0]) || [''];
  switch (name) {
    case 'Condition':
      return typeof argument === 'string' ? conditionHolds(argument, stack) : undefined;
    case 'Fn::Equals': {
      const [left, right] = asList(argument).map((each) => resolve(each, stack));
      if (left === undefined || right === undefined || hasOpen(left) || hasOpen(right)) return undefined;
      return plain(left) === plain(right);
    }
    case 'Fn::And':
      return allOrNone(asList(argument).map((each) => holds(each, stack)));
    case 'Fn::Or': {
      const none = allOrNone(asList(argument).map((each) => opposite(holds(each, stack))));
      return opposite(none);
    }
    case 'Fn::Not':
      return opposite(holds(asList(argument)[0], stack));
    default:
      return undefined;
  }
}

const opposite = (value: boolean | undefined): boolean | undefined =>
  value === undefined ? undefined : !value;

function conditionHolds(name: string, stack: TemplateContext): boolean | undefined {
  stack.budget.left -= 100;
  if (stack.active.has(name) || stack.budget.left < 0 || stack.active.size > 50) return undefined;
  const condition = own(own(stack.template, 'Conditions'), name);
  return holds(condition, { ...stack, active: new Set(stack.active).add(name) });
}

function branch(argument: JsonValue, stack: TemplateContext): PartialValue | undefined {
  const [condition, yes = null, no = null] = asList(argument);
  const name = typeof condition === 'string' ? condition : '';
  const notes = new Notes();
  const known = conditionHolds(name, { ...stack, notes });
  if (known !== undefined) {
    for (const each of notes.assumed) stack.notes.assume(each);
    stack.notes.assume({ expression: `condition ${name}`, value: String(known), words: 'from the defaults' });
    return resolve(known ? yes : no, stack);
  }
  const words = 'Read as if the condition held; the other case is not in the document.';
  stack.notes.leaveOpen({ expression: `Fn::If ${name}`, where: whereIn(stack), words });
  return resolve(yes, stack) ?? resolve(no, stack);
}

function select(argument: JsonValue, stack: TemplateContext): PartialValue {
  const [index, list = null] = asList(argument);
  const items = resolve(list, stack);
  const at = Number(index);
  const item = isList(items) && Number.isInteger(at) ? items[at] : undefined;
  return item ?? leaveOpen(stack, 'Fn::Select', 'What it selects from is open.');
}

function split(argument: JsonValue, stack: TemplateContext): PartialValue {
  const [separator, text = null] = asList(argument);
  const value = resolve(text, stack);
  if (typeof separator !== 'string' || separator === '' || typeof value !== 'string')
    return leaveOpen(stack, 'Fn::Split', 'What it splits is open.');
  return value.split(separator);
}

function findInMap(argument: JsonValue, stack: TemplateContext): PartialValue {
  const [map, first, second] = asList(argument).map((each) => plain(resolve(each, stack)));
  const found = own(own(own(own(stack.template, 'Mappings'), map ?? ''), first ?? ''), second ?? '');
  return (
    found ??
    leaveOpen(stack, `Fn::FindInMap ${map ?? ''}`, 'The mapping has no such entry, or its keys are open.')
  );
}

function getAttribute(argument: JsonValue, stack: TemplateContext): PartialValue {
  const parts = typeof argument === 'string' ? argument.split('.') : asList(argument);
  const [logicalId, ...names] = parts.map((each) => plain(resolve(each, stack)) ?? '');
  return attribute(stack, logicalId ?? '', names.join('.'));
}

type Call = (argument: JsonValue, stack: TemplateContext) => PartialValue | undefined;

const CALLS: Readonly<Record<string, Call>> = {
  Ref: (argument, stack) =>
    typeof argument === 'string' ? reference(stack, argument) : leaveOpen(stack, 'Ref', 'It names nothing.'),
  'Fn::Sub': substitute,
  'Fn::Join': join,
  'Fn::If': branch,
  'Fn::GetAtt': getAttribute,
  'Fn::Select': select,
  'Fn::Split': split,
  'Fn::FindInMap': findInMap,
  'Fn::ToJsonString': (argument, stack) => {
    const value = resolve(argument, stack) ?? null;
    const text = JSON.stringify(settle(value));
    return textOf(stack, [hasOpen(value) ? new Open(text) : text]);
  },
  'Fn::ImportValue': (argument, stack) => {
    const name = plain(resolve(argument, stack));
    return leaveOpen(stack, `ImportValue.${name ?? ''}`, 'It comes from another stack.');
  },
  'Fn::Transform': (_argument, stack) =>
    leaveOpen(stack, 'Fn::Transform', 'A macro puts this in when the stack is deployed.'),
};

/** The one member of an object that calls a function. */
function callIn(value: JsonObject): readonly [name: string, argument: JsonValue] | undefined {
  const [call, second] = Object.entries(value);
  if (!call || second) return undefined;
  return call[0] === 'Ref' || call[0].startsWith('Fn::') ? call : undefined;
}

/** Whether the value is a call of a function. */
export const isCall = (value: JsonValue): boolean => isObject(value) && callIn(value) !== undefined;

function call(name: string, argument: JsonValue, stack: TemplateContext): PartialValue | undefined {
  const known = Object.hasOwn(CALLS, name) ? CALLS[name] : undefined;
  return known ? known(argument, stack) : leaveOpen(stack, name, 'This function is not worked out here.');
}

function within(stack: TemplateContext, word: string, value: JsonValue): TemplateContext {
  return { ...stack, words: [...stack.words, word], line: stack.lineOf(value) ?? stack.line };
}

/** The value with its functions worked out; undefined where the template leaves the place empty. */
export function resolve(value: JsonValue, stack: TemplateContext): PartialValue | undefined {
  if (Array.isArray(value)) {
    return (value as readonly JsonValue[]).flatMap((each, index): readonly PartialValue[] => {
      const resolved = resolve(each, within(stack, `#${index + 1}`, each));
      return resolved === undefined ? [] : [resolved];
    });
  }
  if (!isObject(value)) return value;
  const called = callIn(value);
  if (called) return call(...called, stack);
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, each]) => {
      const resolved = resolve(each, within(stack, name, each));
      return resolved === undefined ? [] : [[name, resolved] as const];
    }),
  );
}
