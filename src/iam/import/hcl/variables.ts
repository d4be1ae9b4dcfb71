// The values of variables: what files of variables, defaults, or the caller of the module give.
// https://developer.hashicorp.com/terraform/language/values/variables
import {
  hasOpen,
  isList,
  isObjectValue,
  memberOf,
  Notes,
  Open,
  settle,
  type PartialValue,
} from '#iam/import/partial-value.ts';
import { attributeOf, type Block, type HclExpression } from './ast.ts';
import {
  CIRCULAR,
  enter,
  isActive,
  type CallerScope,
  type EvaluationContext,
  type InFile,
  type PathStep,
  type ResolvedName,
} from './evaluation-context.ts';
import { evaluate } from './evaluate.ts';
import { memberType, withType } from './variable-type.ts';

/** A default that only says that a caller may give more. */
const isEmpty = (value: PartialValue): boolean =>
  value === '' ||
  (typeof value === 'object' && !(value instanceof Open) && Object.keys(value ?? {}).length === 0);

const isLiteral = (expression: HclExpression | undefined, value: boolean | null): boolean =>
  expression?.kind === 'literal' && expression.value === value;

export function variable(
  [name, ...rest]: readonly PathStep[],
  context: EvaluationContext,
): ResolvedName | string {
  const full = `var.${name}`;
  const { module } = context;
  const given = module.given.get(String(name));
  const block = module.variables.get(String(name));
  const initial = block && attributeOf(block.of.body, 'default')?.value;
  if (module.unclear.has(String(name)))
    return 'Several variable files give it different values. Add only one of them.';
  if (isActive(context, full)) return CIRCULAR;
  if (module.call) context.notes.isCalled = true;
  const passed = given && givenValue(full, given, block, rest, context);
  const isNullable = !isLiteral(block && attributeOf(block.of.body, 'nullable')?.value, false);
  if (passed && (passed.value !== null || isNullable || !module.call)) return passed;
  if (!block) return 'The variable is declared in another file. Add that file too.';
  if (!initial || (isLiteral(initial, null) && !module.call)) return 'The variable has no default.';
  const value = ofType(evaluate(initial, enter(context, block, full)), typeOf(block), block, context);
  // Who calls the module gives nothing else.
  if (module.call) return { value, rest };
  if (isEmpty(value)) return 'Its default is empty, for callers to fill in.';
  const shown = isObjectValue(value) || isList(value) ? 'its default' : String(value);
  context.notes.assume({ expression: full, value: shown, words: 'the default of the variable' });
  return { value, rest };
}

const typeOf = (block: InFile<Block> | undefined): HclExpression | undefined =>
  block && attributeOf(block.of.body, 'type')?.value;

function ofType(
  value: PartialValue,
  type: HclExpression | undefined,
  block: InFile<Block> | undefined,
  context: EvaluationContext,
): PartialValue {
  return type && block ? withType(value, type, (each) => evaluate(each, enter(context, block))) : value;
}

interface KnownValue {
  readonly value: PartialValue;
  readonly notes: Notes;
}

/** Callers give large objects, of which each policy takes one member. */
const known = new WeakMap<CallerScope, Map<HclExpression, KnownValue>>();
/** A value that was found at a greater depth may lack parts. */
const MAX_KNOWN_DEPTH = 75;

function evaluateOnce(
  of: HclExpression,
  given: InFile<HclExpression>,
  full: string,
  context: EvaluationContext,
): KnownValue {
  const { in: scope } = given;
  const inScope = (scope && known.get(scope)) ?? new Map<HclExpression, KnownValue>();
  const before = inScope.get(of);
  if (before) return before;
  const notes = new Notes();
  const fresh = { value: evaluate(of, enter({ ...context, notes }, given, full)), notes };
  if (context.budget.left > 0 && context.depth < MAX_KNOWN_DEPTH) inScope.set(of, fresh);
  if (scope) known.set(scope, inScope);
  return fresh;
}

function givenValue(
  full: string,
  given: InFile<HclExpression>,
  block: InFile<Block> | undefined,
  steps: readonly PathStep[],
  context: EvaluationContext,
): ResolvedName {
  let { of } = given;
  let type = typeOf(block);
  let rest = steps;
  // Of an object that a caller writes, the other members do not matter.
  while (given.in && of.kind === 'object' && rest.length > 0) {
    const [step] = rest;
    const entry = of.entries.find(({ key }) => key.kind === 'name' && key.name === step);
    if (!entry) break;
    of = entry.value;
    type = type && memberType(type, String(step));
    rest = rest.slice(1);
  }
  const { value: whole, notes } = evaluateOnce(of, given, full, context);
  const value = ofType(whole, type, block, context);
  const result = given.in ? withSteps(value, rest, notes) : { value, rest };
  context.notes.addAll(notes, result.value);
  if (given.in && hasOpen(result.value))
    context.notes.hidden.add(`${full} = ${JSON.stringify(settle(result.value))}`);
  return result;
}

/** Goes on to where the value is open: what is behind that is as open. */
function withSteps(value: PartialValue, steps: readonly PathStep[], notes: Notes): ResolvedName {
  const [step, ...rest] = steps;
  if (step === undefined) return { value, rest: [] };
  if (value instanceof Open) {
    const note = notes.unresolved.find(({ marker }) => marker === value.text);
    if (!note) return { value, rest: [] };
    const marker = value.text.replace(/\}$/, `.${steps.join('.')}}`);
    notes.leaveOpen({ ...note, expression: `${note.expression}.${steps.join('.')}`, marker });
    return { value: new Open(marker), rest: [] };
  }
  const next = isList(value) ? value[Number(step)] : memberOf(value, String(step));
  return next === undefined ? { value, rest: steps } : withSteps(next, rest, notes);
}
