// What the names in a Terraform text stand for: variables, locals, data sources and resources.
import type { Home } from '#core/import/home.ts';
import { Open, isObjectValue, type Value } from '#core/import/open.ts';
import { attributeOf } from './ast.ts';
import { isActive, type Context, type In, type Looked, type Step } from './context.ts';
import { renderDocument } from './document.ts';
import { evaluate } from './evaluate.ts';
import { MOVING } from './functions.ts';
import { instanceAt } from './instances.ts';

const CIRCLE = 'It goes round in a circle.';

/** As the file of `of` sees it: without the names that loops gave. */
const at = (context: Context, { file }: In<unknown>, name: string): Context => ({
  ...context,
  file,
  names: new Map(),
  active: { name, within: context.active },
  depth: context.depth + 1,
});

type LookUp = (steps: readonly Step[], context: Context) => Looked | string;

function variable([name, ...rest]: readonly Step[], context: Context): Looked | string {
  const full = `var.${name}`;
  const given = context.module.given.get(String(name));
  const block = context.module.variables.get(String(name));
  const initial = block && attributeOf(block.of.body, 'default');
  if (given) return { value: evaluate(given.of, at(context, given, full)), rest };
  if (!block) return 'The variable is declared elsewhere. Give that file along with this one.';
  if (!initial || (initial.value.kind === 'literal' && initial.value.value === null))
    return 'The variable has no default.';
  const value = evaluate(initial.value, at(context, block, full));
  const shown = isObjectValue(value) || Array.isArray(value) ? 'its default' : String(value);
  context.notes.assume({ expression: full, value: shown, words: 'the default of the variable' });
  return { value, rest };
}

function local([name, ...rest]: readonly Step[], context: Context): Looked | string {
  const full = `local.${name}`;
  const found = context.module.locals.get(String(name));
  if (!found) return 'It is declared elsewhere. Give that file along with this one.';
  if (isActive(context, full)) return CIRCLE;
  context.used.add(full);
  return { value: evaluate(found.of, at(context, found, full)), rest };
}

/** What data sources say of the place where Terraform runs. */
const PLACES: Readonly<Record<string, Readonly<Record<string, keyof Home['words']>>>> = {
  aws_caller_identity: { account_id: 'account', id: 'account' },
  aws_partition: { partition: 'partition', id: 'partition', dns_suffix: 'suffix' },
  aws_region: { name: 'region', id: 'region', region: 'region' },
};

function data([type, name, ...more]: readonly Step[], context: Context): Looked | string {
  const full = `data.${type}.${name}`;
  const known = Object.hasOwn(PLACES, type ?? '') ? PLACES[String(type)] : undefined;
  const place = known && Object.hasOwn(known, more[0] ?? '') ? known[String(more[0])] : undefined;
  if (place) {
    const value = context.home[place];
    const words = context.home.words[place];
    context.notes.assume({ expression: `${full}.${more[0]}`, value, words });
    return { value, rest: more.slice(1) };
  }
  if (type !== 'aws_iam_policy_document') return 'Terraform looks it up when it runs.';
  const found = context.module.data.get(`${type}.${name}`);
  if (!found) return 'The document is declared elsewhere. Give that file along with this one.';
  if (isActive(context, full)) return CIRCLE;
  const inner = at(context, found, full);
  const isMany = attributeOf(found.of.body, 'count') ?? attributeOf(found.of.body, 'for_each');
  const [key, ...others] = more;
  const instance = isMany && key !== undefined ? instanceAt(found.of, key, inner) : undefined;
  const steps = instance ? others : more;
  for (const each of instance?.assumed ?? []) context.notes.assume(each);
  if (steps[0] !== 'json' && steps[0] !== 'minified_json') return 'Only Terraform can look this up.';
  context.used.add(full);
  const document = renderDocument(found.of, { ...inner, names: instance?.names ?? inner.names });
  return { value: MOVING['jsonencode']!([document]) ?? null, rest: steps.slice(1) };
}

type Derive = (value: (name: string) => Value | undefined, home: Home) => Value | undefined;

/** `before` and the name, with the path of the role between where it has one. */
const named =
  (attribute: string, before: (home: Home) => string, hasPath = false): Derive =>
  (value, home) => {
    const name = value(attribute);
    const path = hasPath ? (value('path') ?? '/') : '';
    return typeof name === 'string' && typeof path === 'string' ? before(home) + path + name : undefined;
  };

/** What follows from attributes that stand in the text. */
const DERIVED: Readonly<Record<string, Readonly<Record<string, Derive>>>> = {
  aws_s3_bucket: {
    id: (value) => value('bucket'),
    arn: named('bucket', ({ partition }) => `arn:${partition}:s3:::`),
  },
  aws_iam_role: {
    id: (value) => value('name'),
    arn: named('name', ({ partition, account }) => `arn:${partition}:iam::${account}:role`, true),
  },
};

/** An attribute of a resource: what the text gives it, or what follows from that. */
function resource(type: string, [name, ...more]: readonly Step[], context: Context): Looked | string {
  const full = `${type}.${name}`;
  const found = context.module.resources.get(full);
  const words = 'It is known only once the resource is there.';
  if (!found)
    return context.module.resources.size > 0 || type.includes('_') ? words : 'Nobody says what this is.';
  if (isActive(context, full)) return CIRCLE;
  if (attributeOf(found.of.body, 'for_each') || attributeOf(found.of.body, 'count')) return words;
  const inner = at(context, found, full);
  const value = (attribute: string): Value | undefined => {
    const given = attributeOf(found.of.body, attribute);
    return given && evaluate(given.value, inner);
  };
  const [attribute = '', ...rest] = more.map((each) => String(each));
  const derive = memberOfTable(DERIVED, type)?.[attribute];
  const known = derive ? derive(value, context.home) : value(attribute);
  if (known === undefined || known === null || known instanceof Open) return words;
  if (derive && attribute === 'arn')
    context.notes.assume({
      expression: `${full}.arn`,
      value: String(known),
      words: 'from the name in the text',
    });
  return { value: known, rest };
}

const memberOfTable = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

const ROOTS: Readonly<Record<string, LookUp | string>> = {
  var: variable,
  local,
  data,
  each: 'It differs from instance to instance.',
  count: 'It differs from instance to instance.',
  self: 'Only Terraform knows it.',
  path: 'It is a path on the machine that runs Terraform.',
  terraform: 'Only Terraform knows it.',
  module: 'It comes from another module.',
};

/** What a name leads to, or why nobody knows. */
export function lookUp(root: string, steps: readonly Step[], context: Context): Looked | string {
  const known = memberOfTable(ROOTS, root);
  if (typeof known === 'string') return known;
  return known ? known(steps, context) : resource(root, steps, context);
}
