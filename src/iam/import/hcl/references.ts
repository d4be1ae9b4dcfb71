// Resolves the names in a Terraform text: variables, locals, data sources and resources.
import type { DeploymentEnvironment } from '#iam/import/deployment-environment.ts';
import { hasOpen, Notes, Open, settle, type PartialValue } from '#iam/import/partial-value.ts';
import { attributeOf, type Block } from './ast.ts';
import {
  CIRCULAR,
  enter,
  isActive,
  type EvaluationContext,
  type InFile,
  type ResolvedName,
  type PathStep,
} from './evaluation-context.ts';
import { derivedValue, KNOWN_AFTER_APPLY, type ReadAttribute } from './derived-attributes.ts';
import { renderDocument } from './policy-document.ts';
import { evaluate } from './evaluate.ts';
import { PASSING_FUNCTIONS } from './functions.ts';
import { addressOf, instanceAt, instancesOf, ONE, type Instance } from './instances.ts';
import { outputsIn } from './module-calls.ts';
import { knownAt } from './providers.ts';
import { variable } from './variables.ts';

type LookUp = (steps: readonly PathStep[], context: EvaluationContext) => ResolvedName | string;

function local([name, ...rest]: readonly PathStep[], context: EvaluationContext): ResolvedName | string {
  const full = `local.${name}`;
  const found = context.module.locals.get(String(name));
  if (!found) return 'It is declared in another file. Add that file too.';
  if (isActive(context, full)) return CIRCULAR;
  context.used.add(full);
  return { value: evaluate(found.of, enter(context, found, full)), rest };
}

/** Data sources about the account, Region and partition in which Terraform runs. */
const ENVIRONMENT_SOURCES: Readonly<
  Record<string, Readonly<Record<string, keyof DeploymentEnvironment['sources']>>>
> = {
  aws_caller_identity: { account_id: 'account', id: 'account' },
  aws_partition: { partition: 'partition', id: 'partition', dns_suffix: 'suffix' },
  aws_region: { name: 'region', id: 'region', region: 'region' },
};

function data([type, name, ...more]: readonly PathStep[], context: EvaluationContext): ResolvedName | string {
  const full = `data.${type}.${name}`;
  const known = Object.hasOwn(ENVIRONMENT_SOURCES, type ?? '')
    ? ENVIRONMENT_SOURCES[String(type)]
    : undefined;
  const part = known && Object.hasOwn(known, more[0] ?? '') ? known[String(more[0])] : undefined;
  if (part) {
    const { environment } = context;
    const source = context.module.data.get(`${type}.${name}`);
    const found = source
      ? knownAt(source.of, enter(context, source, full), part)
      : { value: environment[part], words: environment.sources[part] };
    if (typeof found === 'string') return found;
    context.notes.assume({ expression: `${full}.${more[0]}`, ...found });
    return { value: found.value, rest: more.slice(1) };
  }
  const found = context.module.data.get(`${type}.${name}`);
  if (type !== 'aws_iam_policy_document') {
    if (found) context.notes.hidden.add(found.file.text.slice(found.of.start, found.of.end));
    return 'Terraform looks it up when it runs.';
  }
  if (!found) return 'The document is declared in another file. Add that file too.';
  if (isActive(context, full)) return CIRCULAR;
  const inner = enter(context, found, full);
  const { instance, steps } = instanceIn(found.of, more, inner);
  if (steps[0] !== 'json' && steps[0] !== 'minified_json') return 'Only Terraform can look this up.';
  context.used.add(full);
  const document = renderDocument(found.of, { ...inner, names: instance?.names ?? inner.names });
  return { value: PASSING_FUNCTIONS['jsonencode']!([document]) ?? null, rest: steps.slice(1) };
}

interface InstanceReference {
  /** The instance of a block with `count` or `for_each` that is meant, where that is known. */
  readonly instance: Instance | undefined;
  readonly steps: readonly PathStep[];
  readonly isMany: boolean;
}

/** Which instance of a block the first step means, and the steps from there. */
function instanceIn(block: Block, steps: readonly PathStep[], context: EvaluationContext): InstanceReference {
  const isMany = Boolean(attributeOf(block.body, 'count') ?? attributeOf(block.body, 'for_each'));
  const [key, ...others] = steps;
  const instance = isMany && key !== undefined ? instanceAt(block, key, context) : undefined;
  if (instance) context.notes.addAround(instance.notes);
  return { instance, steps: instance ? others : steps, isMany };
}

/** An attribute of a resource: what the text gives it, or what follows from that. */
function resource(
  type: string,
  [name, ...more]: readonly PathStep[],
  context: EvaluationContext,
): ResolvedName | string {
  const full = `${type}.${name}`;
  const found = context.module.resources.get(full);
  if (!found)
    return context.module.resources.size > 0 || type.includes('_')
      ? KNOWN_AFTER_APPLY
      : 'This is not defined.';
  if (isActive(context, full)) return CIRCULAR;
  const outer = enter(context, found, full);
  const { instance, steps, isMany } = instanceIn(found.of, more, outer);
  if (isMany && !instance) return KNOWN_AFTER_APPLY;
  const inner = { ...outer, names: instance?.names ?? outer.names };
  const read: ReadAttribute = (attribute) => {
    const given = attributeOf(found.of.body, attribute);
    const value = given && evaluate(given.value, inner);
    return value === null ? undefined : value;
  };
  const [attribute = '', ...rest] = steps;
  const derived = derivedValue(type, String(attribute), { read, block: found.of, context: inner });
  if (typeof derived === 'string') return derived;
  const value = derived?.value ?? read(String(attribute));
  if (value === undefined) return KNOWN_AFTER_APPLY;
  if (derived?.words !== undefined && typeof value === 'string')
    context.notes.assume({ expression: `${full}.${attribute}`, value, words: derived.words });
  return { value, rest };
}

const OF_OTHER_MODULE = 'It comes from another module.';

/** Nothing but one expression that is open. */
const isOneMarker = (value: PartialValue): boolean =>
  value instanceof Open && /^\$\{[^}]*\}$/.test(value.text);

/** Notes all outputs of some instances of a module: which of them decide is not known. */
function hideOutputs(
  block: InFile<Block>,
  own: string,
  instances: readonly Instance[],
  context: EvaluationContext,
): void {
  const notes = new Notes();
  for (const instance of instances)
    for (const [name, value] of outputsIn(block, instance, context)) {
      const result = evaluate(value.of, enter({ ...context, notes }, value, own));
      context.notes.hidden.add(`${addressOf(own, instance)}.${name} = ${JSON.stringify(settle(result))}`);
    }
  for (const each of notes.hidden) context.notes.hidden.add(each);
}

/** An output of a module of the same repository, as far as it is known. */
function moduleOutput(
  [name, ...more]: readonly PathStep[],
  context: EvaluationContext,
): ResolvedName | string {
  const found = context.module.modules.get(String(name));
  if (!found) return OF_OTHER_MODULE;
  const outer = enter(context, found);
  const { instance, steps, isMany } = instanceIn(found.of, more, outer);
  const isWhole = (isMany && !instance) || steps.length === 0;
  const [output = '', ...rest] = steps;
  const own = isWhole ? `module.${name}` : `module.${name}.${output}`;
  if (isActive(context, own)) return CIRCULAR;
  if (isWhole) {
    hideOutputs(found, own, instance ? [instance] : instancesOf(found.of, outer), outer);
    return OF_OTHER_MODULE;
  }
  const value = outputsIn(found, instance ?? ONE, outer).get(String(output));
  if (!value) return OF_OTHER_MODULE;
  // What is open is open here.
  const notes = new Notes();
  const result = evaluate(value.of, enter({ ...context, notes }, value, own));
  const isOpen = isOneMarker(result);
  context.notes.addAll(notes, isOpen ? '' : result);
  if (hasOpen(result)) context.notes.hidden.add(`${own} = ${JSON.stringify(settle(result))}`);
  return isOpen ? OF_OTHER_MODULE : { value: result, rest };
}

const memberOfTable = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

const ROOTS: Readonly<Record<string, LookUp | string>> = {
  var: variable,
  local,
  data,
  each: 'It is different for each instance.',
  count: 'It is different for each instance.',
  self: 'Only Terraform knows it.',
  path: 'It is a path on the machine that runs Terraform.',
  terraform: 'Only Terraform knows it.',
  module: moduleOutput,
};

/** The value of a name, or why it is not known. */
export function lookUp(
  root: string,
  steps: readonly PathStep[],
  context: EvaluationContext,
): ResolvedName | string {
  const known = memberOfTable(ROOTS, root);
  if (typeof known === 'string') return known;
  return known ? known(steps, context) : resource(root, steps, context);
}
