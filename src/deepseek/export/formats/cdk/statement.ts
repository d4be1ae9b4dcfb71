// Statements as a PolicyStatement of aws-cdk-lib, where that can hold them.
import type { ExportDocument } from '#deepseek/export/export-document.ts';
import type { Template, TemplateNode } from '#deepseek/export/template.ts';
import { call, list, object, type Code } from '#deepseek/export/formats/typescript/code.ts';
import {
  jsonCode,
  type PrincipalWriters,
  type StringWriters,
} from '#deepseek/export/formats/typescript/json.ts';

type Members = ReadonlyMap<string, TemplateNode>;

const literalOf = (template: Template): string | undefined => {
  const [only, ...more] = template;
  if (only === undefined) return '';
  return only.kind === 'literal' && more.length === 0 ? only.text : undefined;
};

/** Members by name; undefined where a name contains a parameter. */
function membersOf(node: TemplateNode | undefined): Members | undefined {
  if (node?.kind !== 'object') return undefined;
  const found = new Map<string, TemplateNode>();
  for (const { name, value } of node.members) {
    const text = literalOf(name);
    if (text === undefined) return undefined;
    found.set(text, value);
  }
  return found;
}

/** A string or a list of strings; undefined for anything else and for an empty list. */
function textsOf(node: TemplateNode | undefined): readonly Template[] | undefined {
  const items = node?.kind === 'list' ? node.items : node ? [node] : [];
  const texts = items.flatMap((item) => (item.kind === 'text' ? [item.text] : []));
  return texts.length === items.length && texts.length > 0 ? texts : undefined;
}

/** The account of arn:…:iam::…:root, as a template. */
function rootAccount(template: Template): Template | undefined {
  const [arn, partition, ...rest] = template;
  if (arn?.kind !== 'literal' || arn.text !== 'arn:' || partition?.kind !== 'partition') return undefined;
  const [start, ...more] = rest;
  if (start?.kind !== 'literal' || !start.text.startsWith(':iam::')) return undefined;
  const digits = start.text.slice(':iam::'.length);
  if (more.length === 0)
    return /^\d{12}:root$/.test(digits) ? [{ kind: 'literal', text: digits.slice(0, 12) }] : undefined;
  const [account, end, ...others] = more;
  const isRoot = digits === '' && end?.kind === 'literal' && end.text === ':root' && others.length === 0;
  return isRoot && account?.kind === 'account' ? [account] : undefined;
}

function awsPrincipal(template: Template, write: PrincipalWriters): Code {
  const text = literalOf(template);
  if (text === '*') return 'new iam.AnyPrincipal()';
  const account = rootAccount(template);
  if (account) return call('new iam.AccountPrincipal', write.text(account));
  return call('new iam.ArnPrincipal', write.made(template) ?? write.text(template));
}

/**
 * A ServicePrincipal turns ec2.amazonaws.com.cn and other names of one partition or Region into what it knows of them.
 * https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_iam.ServicePrincipal.html
 */
function servicePrincipal(template: Template, { text }: PrincipalWriters): Code {
  const isGlobal = /^[\w-]+\.amazonaws\.com$/.test(literalOf(template) ?? '');
  return call(
    isGlobal ? 'new iam.ServicePrincipal' : 'iam.ServicePrincipal.fromStaticServicePrincipleName',
    text(template),
  );
}

const CLASSES: Readonly<Record<string, (template: Template, write: PrincipalWriters) => Code>> = {
  AWS: awsPrincipal,
  Service: servicePrincipal,
  Federated: (template, { text }) => call('new iam.FederatedPrincipal', text(template)),
  CanonicalUser: (template, { text }) => call('new iam.CanonicalUserPrincipal', text(template)),
};

function principalsCode(node: TemplateNode, write: PrincipalWriters): Code | undefined {
  if (node.kind === 'text')
    return literalOf(node.text) === '*' ? list(['new iam.StarPrincipal()']) : undefined;
  const kinds = membersOf(node);
  if (!kinds || kinds.size === 0) return undefined;
  const found: Code[] = [];
  for (const [kind, value] of kinds) {
    const made = Object.hasOwn(CLASSES, kind) ? CLASSES[kind] : undefined;
    const texts = textsOf(value);
    if (!made || !texts) return undefined;
    found.push(...texts.map((template) => made(template, write)));
  }
  return list(found);
}

/** Actions that CDK accepts. */
const ACTION = /^(\*|[a-zA-Z0-9-]+:[a-zA-Z0-9*]+)$/;

function actionsCode(node: TemplateNode, { text }: StringWriters): Code | undefined {
  const texts = textsOf(node);
  return texts?.every((template) => ACTION.test(literalOf(template) ?? ''))
    ? list(texts.map(text))
    : undefined;
}

function resourcesCode(node: TemplateNode, { text }: StringWriters): Code | undefined {
  const texts = textsOf(node);
  return texts && list(texts.map(text));
}

function conditionsCode(node: TemplateNode, write: StringWriters): Code | undefined {
  const fits =
    node.kind === 'object' &&
    node.members.length > 0 &&
    node.members.every(({ value }) => value.kind === 'object' && value.members.length > 0);
  return fits ? jsonCode(node, write) : undefined;
}

function effectCode(node: TemplateNode): Code | undefined {
  const effect = node.kind === 'text' ? literalOf(node.text) : undefined;
  return effect === 'Allow' || effect === 'Deny' ? `iam.Effect.${effect.toUpperCase()}` : undefined;
}

/** Sids that CDK accepts in every policy. */
const SID = /^[A-Za-z0-9]+$/;

const sidCode = (node: TemplateNode, { text }: StringWriters): Code | undefined =>
  node.kind === 'text' && SID.test(literalOf(node.text) ?? '') ? text(node.text) : undefined;

/** Each element with its member of PolicyStatementProps, in the order in which they are written. */
const PROPS: readonly (readonly [
  element: string,
  prop: string,
  code: (node: TemplateNode, write: PrincipalWriters) => Code | undefined,
])[] = [
  ['Sid', 'sid', sidCode],
  ['Effect', 'effect', effectCode],
  ['Principal', 'principals', principalsCode],
  ['NotPrincipal', 'notPrincipals', principalsCode],
  ['Action', 'actions', actionsCode],
  ['NotAction', 'notActions', actionsCode],
  ['Resource', 'resources', resourcesCode],
  ['NotResource', 'notResources', resourcesCode],
  ['Condition', 'conditions', conditionsCode],
];

/** A PolicyStatement allows where nothing is said. */
const DEFAULT_EFFECT = 'iam.Effect.ALLOW';

/** Whether exactly one of each pair is there; CDK refuses other statements at synthesis. */
function isWhole(members: Members, type: ExportDocument['type']): boolean {
  const has = (one: string): boolean => members.has(one) !== members.has(`Not${one}`);
  const none = (one: string): boolean => !members.has(one) && !members.has(`Not${one}`);
  if (!members.has('Effect') || !has('Action')) return false;
  if (type === 'trust') return has('Principal') && none('Resource');
  if (type === 'identity' || type === 'scp') return none('Principal') && has('Resource');
  return has('Principal') && has('Resource');
}

/** `new iam.PolicyStatement(…)`; undefined for a statement that it would change. */
export function statementCode(
  node: TemplateNode,
  type: ExportDocument['type'],
  write: PrincipalWriters,
): Code | undefined {
  const members = membersOf(node);
  if (!members || !isWhole(members, type)) return undefined;
  if ([...members.keys()].some((name) => !PROPS.some(([element]) => element === name))) return undefined;
  const props: [string, Code][] = [];
  for (const [element, prop, code] of PROPS) {
    const value = members.get(element);
    if (!value) continue;
    const made = code(value, write);
    if (made === undefined) return undefined;
    if (made !== DEFAULT_EFFECT) props.push([prop, made]);
  }
  return call('new iam.PolicyStatement', object(...props));
}
