// Evaluates Terraform expressions. What cannot be evaluated stays open, and the notes name it.
import {
  hasOpen,
  isList,
  isObjectValue,
  Notes,
  Open,
  settle,
  sizeOf,
  type PartialValue,
} from '#iam/import/partial-value.ts';
import type { HclExpression, ForClause, HclTemplatePart } from './ast.ts';
import { hide, leaveOpen, type EvaluationContext, type PathStep } from './evaluation-context.ts';
import { compute } from './operators.ts';
import { READING_FUNCTIONS, PASSING_FUNCTIONS, toText } from './functions.ts';

const MAX_DEPTH = 150;
const MAX_TEXT_LENGTH = 1_000_000;
const MAX_ITEMS = 20_000;
/** Values within a value. No template has as many, and a short text can ask for billions: each loop may name the last one twice. */
const MAX_VALUES = 100_000;
/** A step for so many values of what is named: it is evaluated once, and written out each time. */
const VALUES_A_STEP = 4;
/** The other entries of a larger table are not noted. */
const MAX_ENTRIES = 1000;

const TOO_MUCH = 'Evaluating this would take too long.';

type ExpressionOf<K extends HclExpression['kind']> = Extract<HclExpression, { kind: K }>;

/** Expressions whose value is made of others, without a step for each part of it. */
const REUSING: ReadonlySet<HclExpression['kind']> = new Set(['name', 'member', 'index', 'splat', 'call']);

/** The value of the expression. Never throws. */
export function evaluate(expression: HclExpression, context: EvaluationContext): PartialValue {
  const { budget } = context;
  budget.left -= 1;
  if (budget.left < 0 || context.depth > MAX_DEPTH) return leaveOpen(context, expression, TOO_MUCH);
  const value = within(expression, { ...context, depth: context.depth + 1 });
  const size = typeof value === 'string' ? value.length : value instanceof Open ? value.text.length : 0;
  const values = sizeOf(value);
  const isTooMuch =
    size > MAX_TEXT_LENGTH || values > MAX_VALUES || (isList(value) && value.length > MAX_ITEMS);
  // Large results use up the budget.
  budget.left -= Math.ceil(size / 1000) + (isList(value) ? value.length : 0);
  if (values > 1 && REUSING.has(expression.kind)) budget.left -= Math.ceil(values / VALUES_A_STEP);
  return isTooMuch ? leaveOpen(context, expression, TOO_MUCH) : value;
}

/** Notes values that decide an expression which is left open: it may come to something else with others. */
function hideValues({ notes }: EvaluationContext, values: readonly PartialValue[]): void {
  if (sizeOf(values) < MAX_ENTRIES) notes.hidden.add(JSON.stringify(settle(values)));
}

/** The same for expressions that are not evaluated otherwise. */
function hideExpressions(context: EvaluationContext, parts: readonly HclExpression[]): void {
  const inner = { ...context, notes: new Notes(), used: new Set<string>() };
  hideValues(
    context,
    parts.map((each) => evaluate(each, inner)),
  );
  for (const each of inner.notes.hidden) context.notes.hidden.add(each);
}

function within(expression: HclExpression, context: EvaluationContext): PartialValue {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'template':
      return template(expression, context);
    case 'list':
      return expression.items.map((each) => evaluate(each, context));
    case 'object':
      return object(expression, context);
    case 'name':
    case 'member':
    case 'index':
    case 'splat':
      return reference(expression, context);
    case 'call':
      return call(expression, context);
    case 'unary':
      return unary(expression, context);
    case 'binary':
      return binary(expression, context);
    case 'choice':
      return choice(expression, context);
    case 'for':
      return loop(expression, context);
    case 'unread':
      return leaveOpen(context, expression, 'This expression is not finished.');
  }
}

/** The text of a part of a string; undefined for lists, objects and null, which have none. */
const textOfPart = (value: PartialValue): string | undefined =>
  value instanceof Open ? value.text : toText(value);

function template(expression: ExpressionOf<'template'>, context: EvaluationContext): PartialValue {
  const { parts } = expression;
  if (parts.some((part) => 'directive' in part)) {
    hideExpressions(
      context,
      parts.flatMap((part) => ('value' in part ? part.value : [])),
    );
    return leaveOpen(context, expression, '`%{…}` in a string is not evaluated here.');
  }
  const [only] = parts;
  if (parts.length === 1 && only && 'value' in only) return evaluate(only.value, context);
  let text = '';
  let isOpen = false;
  for (const part of parts) {
    const value = partValue(part, context);
    const plain = textOfPart(value);
    if (plain === undefined)
      return leaveOpen(context, expression, 'A list, an object or null is where text is required.');
    if (value instanceof Open) isOpen = true;
    text += plain;
    if (text.length > MAX_TEXT_LENGTH) return leaveOpen(context, expression, TOO_MUCH);
  }
  return isOpen ? new Open(text) : text;
}

const partValue = (part: HclTemplatePart, context: EvaluationContext): PartialValue =>
  'text' in part ? part.text : 'value' in part ? evaluate(part.value, context) : '';

function object(expression: ExpressionOf<'object'>, context: EvaluationContext): PartialValue {
  const members = expression.entries.map(({ key, value }) => {
    const name = evaluate(key, context);
    return [
      textOfPart(name) ?? leaveOpen(context, key, 'This is not a name.').text,
      evaluate(value, context),
    ];
  });
  return Object.fromEntries(members) as PartialValue;
}

/** The path from a name; undefined where a step is not known. */
function pathOf(
  expression: HclExpression,
  context: EvaluationContext,
): readonly [root: string, steps: PathStep[]] | undefined {
  if (expression.kind === 'name') return [expression.name, []];
  if (expression.kind !== 'member' && expression.kind !== 'index') return undefined;
  const path = pathOf(expression.of, context);
  if (!path) return undefined;
  const step = expression.kind === 'member' ? expression.name : evaluate(expression.key, context);
  if (typeof step !== 'string' && typeof step !== 'number') return undefined;
  return [path[0], [...path[1], step]];
}

/** A member of a value; undefined if missing. */
function step(value: PartialValue, name: PathStep): PartialValue | undefined {
  if (isList(value)) return typeof name === 'number' ? value[name] : undefined;
  return isObjectValue(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function walk(value: PartialValue, steps: readonly PathStep[]): PartialValue | undefined {
  let at: PartialValue | undefined = value;
  for (const each of steps) at = at === undefined ? undefined : step(at, each);
  return at;
}

const isReference = ({ kind }: HclExpression): boolean =>
  kind === 'name' || kind === 'member' || kind === 'index';

function reference(
  expression: ExpressionOf<'name' | 'member' | 'index' | 'splat'>,
  context: EvaluationContext,
): PartialValue {
  const path = pathOf(expression, context);
  if (expression.kind === 'index' && expression.key.kind !== 'literal') {
    const all = evaluate(expression.of, context);
    if (sizeOf(all) < MAX_ENTRIES) context.notes.hidden.add(JSON.stringify(settle(all)));
  }
  if (path) return named(expression, path, context);
  if (expression.kind === 'name') return leaveOpen(context, expression, 'This is not defined.');
  // Members of evaluated values: `{…}["key"]`, `local.all[*].arn`.
  if (expression.kind === 'splat') {
    const list = isReference(expression.of) ? undefined : evaluate(expression.of, context);
    if (isList(list)) return list;
    hideExpressions(context, [expression.of]);
    return leaveOpen(context, expression, 'Only Terraform can list these.');
  }
  if (isReference(expression.of) || expression.of.kind === 'splat') {
    hideExpressions(context, [expression.of]);
    return leaveOpen(context, expression, 'Only Terraform can look this up.');
  }
  const of = evaluate(expression.of, context);
  const key = expression.kind === 'member' ? expression.name : evaluate(expression.key, context);
  const value = typeof key === 'string' || typeof key === 'number' ? step(of, key) : undefined;
  return value ?? leaveOpen(context, expression, 'This member does not exist.');
}

function named(
  expression: HclExpression,
  [root, steps]: readonly [string, readonly PathStep[]],
  context: EvaluationContext,
): PartialValue {
  if (context.names.has(root)) {
    const own = context.names.get(root)!;
    if (own instanceof Open) return leaveOpen(context, expression, 'What it iterates over is unresolved.');
    const value = walk(own, steps);
    return value === undefined ? leaveOpen(context, expression, 'This member does not exist.') : value;
  }
  const looked = context.lookUp(root, steps, context);
  if (typeof looked === 'string') return leaveOpen(context, expression, looked);
  if (looked.value instanceof Open && looked.rest.length === 0) return looked.value;
  const value = walk(looked.value, looked.rest);
  return value === undefined ? leaveOpen(context, expression, 'This member does not exist.') : value;
}

const FILES = /^(?:file|filebase64|templatefile|fileset|yamldecode)$/;

function argumentsOf(
  { args, isSpread }: ExpressionOf<'call'>,
  context: EvaluationContext,
): readonly PartialValue[] {
  const values = args.map((each) => evaluate(each, context));
  const last = values.at(-1);
  return isSpread && isList(last) ? [...values.slice(0, -1), ...last] : values;
}

function call(expression: ExpressionOf<'call'>, context: EvaluationContext): PartialValue {
  const { name } = expression;
  if (name === 'file') {
    const text = otherFile(expression, context);
    if (text !== undefined) return text;
  }
  const moving = Object.hasOwn(PASSING_FUNCTIONS, name) ? PASSING_FUNCTIONS[name] : undefined;
  const looking = Object.hasOwn(READING_FUNCTIONS, name) ? READING_FUNCTIONS[name] : undefined;
  if (name !== 'try' && !moving && !looking) hideExpressions(context, expression.args);
  if (FILES.test(name)) return leaveOpen(context, expression, 'It reads another file. Add that file too.');
  if (name === 'try') return firstKnown(expression, context);
  if (!moving && !looking)
    return leaveOpen(context, expression, `The function \`${name}\` is not evaluated here.`);
  const args = argumentsOf(expression, context);
  const isOpen = looking && args.some((each) => hasOpen(each));
  const value = isOpen ? undefined : (moving ?? looking)!(args);
  if (value !== undefined) return value;
  hideValues(context, args);
  const why = isOpen ? 'depends on a part that is unresolved' : 'cannot be evaluated with these arguments';
  return leaveOpen(context, expression, `\`${name}\` ${why}.`);
}

/** The text of a file that was given along. */
function otherFile({ args }: ExpressionOf<'call'>, context: EvaluationContext): string | undefined {
  const [first] = args;
  // `path.module` says where the files are, and they are here.
  const text =
    first?.kind === 'template'
      ? first.parts.map((part) => ('text' in part ? part.text : '')).join('')
      : first?.kind === 'literal'
        ? String(first.value)
        : '';
  const name = text.split('/').at(-1) ?? '';
  return name === '' ? undefined : context.module.texts.get(name);
}

/** A value with an open part is not a failure; whether a fully open one fails is known only to Terraform. */
function firstKnown(expression: ExpressionOf<'call'>, context: EvaluationContext): PartialValue {
  const [first, ...others] = expression.args;
  const value = first && evaluate(first, context);
  if (value !== undefined && !(value instanceof Open)) return value;
  hideExpressions(context, others);
  return leaveOpen(context, expression, 'Only Terraform can evaluate this.');
}

function unary(expression: ExpressionOf<'unary'>, context: EvaluationContext): PartialValue {
  const value = evaluate(expression.of, context);
  if (expression.operator === '-' && typeof value === 'number') return -value;
  if (expression.operator === '!' && typeof value === 'boolean') return !value;
  return leaveOpen(context, expression, 'It depends on a part that is unresolved.');
}

function binary(expression: ExpressionOf<'binary'>, context: EvaluationContext): PartialValue {
  const { operator } = expression;
  const left = evaluate(expression.left, context);
  // The other operand does not matter.
  if (operator === '&&' && left === false) return false;
  if (operator === '||' && left === true) return true;
  const right = evaluate(expression.right, context);
  const value = compute(operator, left, right);
  if (value !== undefined) return value;
  hideValues(context, [left, right]);
  return leaveOpen(context, expression, 'It depends on a part that is unresolved.');
}

function choice(expression: ExpressionOf<'choice'>, context: EvaluationContext): PartialValue {
  const condition = evaluate(expression.condition, context);
  const isYes = condition === true || condition === 'true';
  if (isYes || condition === false || condition === 'false') {
    // The caller may give other values than the defaults.
    hide(context, expression.condition, isYes ? expression.no : expression.yes);
    return evaluate(isYes ? expression.yes : expression.no, context);
  }
  hideExpressions(context, [expression.yes, expression.no]);
  return leaveOpen(context, expression, 'The choice between the two depends on a part that is unresolved.');
}

/** The keys and values that a loop goes over; undefined for what is open. */
export function entriesOf(
  value: PartialValue,
): readonly (readonly [key: PartialValue, value: PartialValue])[] | undefined {
  if (isList(value)) return value.map((each, index) => [index, each]);
  if (!isObjectValue(value)) return undefined;
  // Terraform goes in the order of the names.
  return Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function loop(expression: ExpressionOf<'for'>, context: EvaluationContext): PartialValue {
  const { clause } = expression;
  const entries = entriesOf(evaluate(clause.collection, context));
  if (!entries) {
    hideExpressions(context, [clause.value, ...(clause.condition ? [clause.condition] : [])]);
    return leaveOpen(context, expression, 'What it iterates over is unresolved.');
  }
  const items: PartialValue[] = [];
  const members = new Map<string, PartialValue>();
  const groups = new Map<string, PartialValue[]>();
  for (const [key, value] of entries) {
    const inner = withNames(context, clause, key, value);
    const condition = clause.condition ? evaluate(clause.condition, inner) : true;
    if (typeof condition !== 'boolean') {
      hideExpressions(context, [clause.collection, clause.value]);
      return leaveOpen(context, expression, 'Its `if` is unresolved.');
    }
    if (!condition) continue;
    const made = evaluate(clause.value, inner);
    if (!clause.key) items.push(made);
    else {
      const name = toText(evaluate(clause.key, inner));
      if (name === undefined) return leaveOpen(context, expression, 'The name of a member is unresolved.');
      const group = groups.get(name) ?? [];
      group.push(made);
      groups.set(name, group);
      members.set(name, clause.isGroup ? group : made);
    }
  }
  return clause.key ? Object.fromEntries(members) : items;
}

function withNames(
  context: EvaluationContext,
  clause: ForClause,
  key: PartialValue,
  value: PartialValue,
): EvaluationContext {
  const names = new Map(context.names);
  if (clause.keyName !== undefined) names.set(clause.keyName, key);
  names.set(clause.valueName, value);
  return { ...context, names };
}
