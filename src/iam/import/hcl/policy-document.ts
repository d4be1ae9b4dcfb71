// What the data source aws_iam_policy_document renders, from its blocks.
// https://github.com/hashicorp/terraform-provider-aws/blob/main/website/docs/d/iam_policy_document.html.markdown
import { isList, Open, settle, type PartialObject, type PartialValue } from '#iam/import/partial-value.ts';
import { attributeOf, type Block } from './ast.ts';
import { blocksOf, noteMissing, type BodyInContext } from './dynamic-blocks.ts';
import { sourceOf, type EvaluationContext } from './evaluation-context.ts';
import { evaluate } from './evaluate.ts';
import { distinct, toText } from './functions.ts';
import { documentIn, mergeIn, type MergedParts } from './merged-documents.ts';

function read({ body, context }: BodyInContext, name: string): PartialValue | undefined {
  const attribute = attributeOf(body, name);
  const value = attribute && evaluate(attribute.value, context);
  return value === null ? undefined : value;
}

const plain = (value: PartialValue | undefined): string | Open | undefined =>
  value instanceof Open ? value : toText(value);

/** In these values Terraform writes IAM policy variables as `&{aws:username}`. */
const withVariables = <T extends string | Open>(text: T): T =>
  (text instanceof Open
    ? new Open(text.text.replaceAll('&{', '${'))
    : (text as string).replaceAll('&{', '${')) as T;

function texts(block: BodyInContext, name: string): readonly (string | Open)[] {
  const value = read(block, name);
  if (value === undefined) return [];
  // Before Terraform 0.12, brackets around a list were the list: https://developer.hashicorp.com/terraform/language/v1.1.x/upgrade-guides/0-12
  const given = (isList(value) ? value : [value]).flatMap((each) => (isList(each) ? each : [each]));
  return given.flatMap((each) => {
    const text = plain(each);
    if (text !== undefined) return [text];
    if (each !== null)
      noteMissing(
        block.context,
        attributeOf(block.body, name)!.value,
        `${name} = ${JSON.stringify(settle(each)).slice(0, 80)}`,
        'This is not a string, so it is left out.',
      );
    return [];
  });
}

/** Values that are a set: each once. Terraform sorts them, which has no meaning; here they stay in order. */
const setOf = (block: BodyInContext, name: string): readonly PartialValue[] => distinct(texts(block, name));

const oneOrAll = (values: readonly PartialValue[]): PartialValue =>
  values.length === 1 ? values[0]! : values;

const keyText = (value: string | Open | undefined): string =>
  value instanceof Open ? value.text : (value ?? '');

function principals(block: BodyInContext, name: 'principals' | 'not_principals'): PartialValue | undefined {
  const all = blocksOf(block, name).map((each) => {
    noteUnknownMembers(each, name);
    return {
      type: keyText(plain(read(each, 'type'))),
      identifiers: setOf(each, 'identifiers').map((value) => withVariables(value as string | Open)),
    };
  });
  if (all.length === 0) return undefined;
  const [first] = all;
  if (
    all.length === 1 &&
    first?.type === '*' &&
    first.identifiers.length === 1 &&
    first.identifiers[0] === '*'
  )
    return '*';
  const types = [...new Set(all.map(({ type }) => type))];
  return Object.fromEntries(
    types.map((type) => {
      const values = all.flatMap((each) => (each.type === type ? each.identifiers : []));
      return [type, oneOrAll(distinct(values))];
    }),
  );
}

function conditions(block: BodyInContext): PartialValue | undefined {
  const tests = new Map<string, Map<string, PartialValue[]>>();
  for (const each of blocksOf(block, 'condition')) {
    noteUnknownMembers(each, 'condition');
    const test = keyText(plain(read(each, 'test')));
    const variable = keyText(plain(read(each, 'variable')));
    const variables = tests.get(test) ?? new Map<string, PartialValue[]>();
    tests.set(test, variables);
    const values = texts(each, 'values').map((value) => withVariables(value));
    variables.set(variable, [...(variables.get(variable) ?? []), ...values]);
  }
  if (tests.size === 0) return undefined;
  return Object.fromEntries(
    [...tests].map(([test, variables]) => [
      test,
      Object.fromEntries([...variables].map(([variable, values]) => [variable, oneOrAll(values)])),
    ]),
  );
}

/** The members of the data source and of its blocks. */
const KNOWN_MEMBERS = {
  document:
    'policy_id version statement source_policy_documents override_policy_documents source_json override_json count for_each provider depends_on lifecycle',
  statement: 'sid effect actions not_actions resources not_resources principals not_principals condition',
  principals: 'type identifiers',
  not_principals: 'type identifiers',
  condition: 'test variable values',
};

/** Terraform rejects unknown members; the document may differ without them, so each is noted. */
function noteUnknownMembers({ body, context }: BodyInContext, place: keyof typeof KNOWN_MEMBERS): void {
  const known = new Set(['dynamic', ...KNOWN_MEMBERS[place].split(' ')]);
  const what = place === 'document' ? 'A policy document' : `A \`${place}\` block`;
  for (const { name, value } of body.attributes)
    if (!known.has(name))
      noteMissing(
        context,
        value,
        name,
        `${what} does not have this attribute in Terraform, so it is left out.`,
      );
  for (const block of body.blocks)
    if (!known.has(block.type))
      noteMissing(
        context,
        block,
        block.type,
        `${what} does not have this block in Terraform, so it is left out.`,
      );
}

function statement(block: BodyInContext): PartialObject {
  noteUnknownMembers(block, 'statement');
  const set = (name: string, hasVariables: boolean): PartialValue | undefined => {
    const values = setOf(block, name);
    if (values.length === 0) return undefined;
    return oneOrAll(hasVariables ? values.map((each) => withVariables(each as string | Open)) : values);
  };
  const sid = plain(read(block, 'sid'));
  return present({
    Sid: sid === '' ? undefined : sid,
    Effect: plain(read(block, 'effect')) ?? 'Allow',
    Principal: principals(block, 'principals'),
    NotPrincipal: principals(block, 'not_principals'),
    Action: set('actions', false),
    NotAction: set('not_actions', false),
    Resource: set('resources', true),
    NotResource: set('not_resources', true),
    Condition: conditions(block),
  });
}

const present = (members: Readonly<Record<string, PartialValue | undefined>>): PartialObject =>
  Object.fromEntries(
    Object.entries(members).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );

/** The documents of `source_policy_documents` or `override_policy_documents`. */
function others(block: BodyInContext, name: string): readonly MergedParts[] {
  const attribute = attributeOf(block.body, name);
  return texts(block, name).flatMap((text) => {
    const parts = documentIn(text instanceof Open ? text.text : text);
    if (!parts && attribute)
      noteMissing(
        block.context,
        attribute.value,
        sourceOf(block.context, attribute),
        'A document in it is unresolved, so its statements are missing here.',
      );
    return parts ?? [];
  });
}

/** The document that the data source's block renders, with its open parts. */
export function renderDocument(block: Block, context: EvaluationContext): PartialValue {
  const root: BodyInContext = { span: block, body: block.body, context };
  const parts: MergedParts = { id: undefined, version: '', statements: [] };
  noteUnknownMembers(root, 'document');
  // `source_json` and `override_json` are what versions of the provider before 5 have.
  for (const name of ['source_json', 'source_policy_documents'])
    for (const each of others(root, name)) mergeIn(parts, each);
  mergeIn(parts, {
    id: plain(read(root, 'policy_id')),
    version: toText(read(root, 'version')) ?? '2012-10-17',
    statements: blocksOf(root, 'statement').map((each) => {
      const rendered = statement(each);
      const { start, end } = each.span;
      context.notes.place(JSON.stringify(settle(rendered)), { start, end, text: context.file.text });
      return rendered;
    }),
  });
  for (const name of ['override_json', 'override_policy_documents'])
    for (const each of others(root, name)) mergeIn(parts, each);
  return present({ Version: parts.version, Id: parts.id, Statement: parts.statements });
}
