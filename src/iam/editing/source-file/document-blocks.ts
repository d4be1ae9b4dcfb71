// Reads the blocks of `aws_iam_policy_document` as the policy that they render.
// https://github.com/hashicorp/terraform-provider-aws/blob/main/website/docs/d/iam_policy_document.html.markdown
import { STATEMENT_ELEMENTS } from '#iam/policy/policy.ts';
import type { JsonValue } from '#iam/json/json-value.ts';
import type {
  ObjectTree,
  Scalar,
  UnfinishedMember,
  UnfinishedTree,
} from '#iam/editing/completion/unfinished-json.ts';
import type { UnfinishedBody, UnfinishedItem } from './unfinished-hcl.ts';

/** The elements of a statement by the names of their attributes. */
export const STATEMENT_ATTRIBUTES: Readonly<Record<string, string>> = {
  sid: 'Sid',
  effect: 'Effect',
  actions: 'Action',
  not_actions: 'NotAction',
  resources: 'Resource',
  not_resources: 'NotResource',
};

export const STATEMENT_BLOCKS: Readonly<Record<string, string>> = {
  principals: 'Principal',
  not_principals: 'NotPrincipal',
};

const ELEMENTS: readonly string[] = STATEMENT_ELEMENTS;

const own = (table: Readonly<Record<string, string>>, name: string): string | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

/** What a value is where nothing is written. */
function unwritten(text: string, at: number): Scalar {
  return { kind: 'word', start: at, end: at, closed: true, text, value: text };
}

const named = (
  { name, sign }: UnfinishedItem,
  text: string,
  value: UnfinishedTree | undefined,
): UnfinishedMember => ({
  key: { ...name, text, value: text },
  hasColon: sign !== undefined,
  value,
});

/** Items, those of `dynamic` blocks among them. */
function itemsOf({ items }: UnfinishedBody): readonly UnfinishedItem[] {
  return items.flatMap((item) => {
    if (item.name.text !== 'dynamic' || !item.body) return [item];
    const content = item.body.items.find(({ name }) => name.text === 'content');
    const [label] = item.labels;
    return content && label ? [{ ...content, name: label }] : [];
  });
}

const valueIn = (body: UnfinishedBody | undefined, name: string): UnfinishedTree | undefined =>
  body?.items.findLast((item) => item.name.text === name && item.sign === '=')?.value;

function objectAt({ name, end, body }: UnfinishedItem, members: UnfinishedMember[]): ObjectTree {
  return { kind: 'object', start: name.start, end, closed: body?.closed ?? false, members };
}

/** A scalar as a name: what an attribute says becomes one, also what a function returns. */
function asKey(tree: UnfinishedTree | undefined, at: number): Scalar {
  if (!tree || tree.kind === 'array') return unwritten('', at);
  if (tree.kind !== 'object') return tree;
  const { start, end } = tree;
  return { ...unwritten('', start), end, expression: 'call' };
}

/** `principals` blocks: identifiers by their type. */
function principals(items: readonly UnfinishedItem[]): UnfinishedTree | undefined {
  const [first] = items;
  if (!first) return undefined;
  const members: UnfinishedMember[] = [];
  for (const { body, end } of items) {
    const written = valueIn(body, 'type');
    const type = written ? asKey(written, end) : unwritten('AWS', end);
    const identifiers = valueIn(body, 'identifiers');
    const [only, second] = identifiers?.kind === 'array' ? identifiers.items : [];
    if (items.length === 1 && type.text === '*' && only && !second) return only;
    const same = members.find(({ key }) => key.text === type.text && key.text !== '');
    if (same?.value?.kind === 'array' && identifiers?.kind === 'array') {
      const list = same.value;
      same.value = { ...list, items: [...list.items, ...identifiers.items] };
    } else members.push({ key: type, hasColon: true, value: identifiers });
  }
  return objectAt(first, members);
}

/** `condition` blocks: values by their key, and these by their operator. */
function conditions(items: readonly UnfinishedItem[]): UnfinishedTree | undefined {
  const [first] = items;
  if (!first) return undefined;
  const operators: UnfinishedMember[] = [];
  for (const item of items) {
    // What is not written is what the block lacks.
    const lacking: Scalar = { ...item.name, text: '', value: '' };
    const written = valueIn(item.body, 'test');
    const test = written ? asKey(written, item.end) : lacking;
    const variable = valueIn(item.body, 'variable');
    const values = valueIn(item.body, 'values');
    const key = variable ? asKey(variable, item.end) : lacking;
    const member: UnfinishedMember = { key, hasColon: true, value: values };
    const isNamed = variable !== undefined || values !== undefined;
    const same = operators.find(({ key }) => key.text === test.text);
    if (same?.value?.kind === 'object') same.value.members.push(member);
    else operators.push({ key: test, hasColon: true, value: objectAt(item, isNamed ? [member] : []) });
  }
  return objectAt(first, operators);
}

function statement(item: UnfinishedItem): ObjectTree {
  const items = item.body ? itemsOf(item.body) : [];
  const members: UnfinishedMember[] = [];
  const inside = item.body?.start ?? item.end;
  if (!items.some(({ name }) => name.text === 'effect'))
    members.push({ key: unwritten('Effect', inside), hasColon: true, value: unwritten('Allow', inside) });
  const blocks = new Set<string>();
  for (const each of items) {
    const { text } = each.name;
    const element = own(STATEMENT_ATTRIBUTES, text);
    if (element !== undefined && each.sign === '=') members.push(named(each, element, each.value));
    const block = text === 'condition' ? 'Condition' : own(STATEMENT_BLOCKS, text);
    if (block === undefined || each.sign !== '{' || blocks.has(text)) continue;
    blocks.add(text);
    const all = items.filter(({ name, sign }) => name.text === text && sign === '{');
    members.push(named(each, block, block === 'Condition' ? conditions(all) : principals(all)));
  }
  const rank = ({ key }: UnfinishedMember): number => ELEMENTS.indexOf(key.text);
  return objectAt(
    item,
    members.toSorted((a, b) => rank(a) - rank(b)),
  );
}

/** The policy that the blocks of the data source render. */
export function documentTree(block: UnfinishedItem): ObjectTree {
  const items = block.body ? itemsOf(block.body) : [];
  const inside = block.body?.start ?? block.end;
  const version = valueIn(block.body, 'version') ?? unwritten('2012-10-17', inside);
  const statements = items.filter(({ name, sign }) => name.text === 'statement' && sign === '{');
  const start = statements[0]?.name.start ?? inside;
  const end = statements.at(-1)?.end ?? inside;
  const list: UnfinishedTree = { kind: 'array', start, end, closed: true, items: statements.map(statement) };
  const id = valueIn(block.body, 'policy_id');
  return objectAt(block, [
    { key: unwritten('Version', inside), hasColon: true, value: version },
    ...(id ? [{ key: unwritten('Id', inside), hasColon: true, value: id }] : []),
    { key: unwritten('Statement', inside), hasColon: true, value: list },
  ]);
}

/** In these values Terraform writes policy variables as `&{aws:username}`. */
export const withVariables = (value: JsonValue): JsonValue =>
  typeof value === 'string' ? value.replaceAll('&{', '${') : value;
