// Finds the policies in Terraform source: in resources and modules, and documents that nothing there uses.
import { addUnread, isPolicy, type PolicyCollector } from '#core/import/found-policies.ts';
import { deploymentEnvironment, type DeploymentEnvironment } from '#core/import/deployment-environment.ts';
import { detectLanguage } from '#core/import/detect-language.ts';
import { linesOf } from '#core/import/lines.ts';
import { settle } from '#core/import/partial-value.ts';
import { POLICY_ATTRIBUTES } from '#core/import/terraform-types.ts';
import { attributeOf, type Attribute, type Block, type Body, type HclExpression } from './ast.ts';
import type { HclFile, TerraformModule } from './evaluation-context.ts';
import { renderDocument, dynamicBodies } from './policy-document.ts';
import { evaluate } from './evaluate.ts';
import { toText } from './functions.ts';
import { instancesOf, type Instance } from './instances.ts';
import {
  contextOf,
  lineOf,
  addFound,
  scanValue,
  NO_NAMES,
  locationNamed,
  addNotAPolicy,
  type TerraformLocation,
  type ModuleScan,
} from './scan-values.ts';
import { moduleOf, type ReadFile } from './module.ts';
import { accountOfProvider } from './providers.ts';
import { parseHcl, parseHclExpression } from './parse-body.ts';

export interface SourceText {
  readonly text: string;
  readonly name?: string | undefined;
}

/** Steps. To work everything out once takes one for some ten characters. */
const budgetFor = (text: string): number => 100_000 + text.length / 4;

function scanAttribute(
  search: ModuleScan,
  place: TerraformLocation,
  { name, value }: Attribute,
  known = NO_NAMES,
): void {
  const context = contextOf(search, known);
  const result = evaluate(value, context);
  const line = lineOf(search, value, context);
  scanValue(
    { search, context, line },
    { ...place, words: name === '' ? place.words : [...place.words, name], member: name },
    result,
  );
}

function scanBody(search: ModuleScan, place: TerraformLocation, body: Body, known = NO_NAMES): void {
  for (const attribute of body.attributes) scanAttribute(search, place, attribute, known);
  for (const block of body.blocks) {
    const context = contextOf(search, known);
    const type = block.type === 'dynamic' ? (block.labels[0] ?? '') : block.type;
    const content = block.body.blocks.find((each) => each.type === 'content')?.body;
    const inner =
      block.type === 'dynamic'
        ? content
          ? dynamicBodies(block, content, context)
          : []
        : [{ body: block.body, context }];
    for (const each of inner) {
      const name = attributeOf(each.body, 'name');
      const text = name && toText(evaluate(name.value, each.context));
      const words = [...place.words, type, ...(text === undefined ? [] : [text])];
      scanBody(search, { ...place, words }, each.body, { ...known, names: each.context.names });
    }
    if (POLICY_ATTRIBUTES.has(type) && inner.length === 0)
      addNotAPolicy({ search, context, line: 0 }, { ...place, words: [...place.words, type] }, true);
  }
}

/** `aws_iam_policy.p["key"]`, where there is more than one. */
const addressOf = (name: string, { key }: Instance): string =>
  key === undefined ? name : `${name}[${JSON.stringify(key)}]`;

/** Functions that give what they are given. */
const PASS_THROUGH = /^(?:jsonencode|jsondecode|sensitive|nonsensitive|one|try|tostring)$/;

/** Whether an expression only says where values are: what is there is listed as that. */
function isReference(value: HclExpression): boolean {
  switch (value.kind) {
    case 'call':
      return PASS_THROUGH.test(value.name) && value.args.every(isReference);
    case 'template':
      return (
        value.parts.length === 1 && value.parts.every((part) => 'value' in part && isReference(part.value))
      );
    case 'list':
      return value.items.every(isReference);
    case 'object':
      return value.entries.every((entry) => isReference(entry.value));
    default:
      return ['name', 'member', 'index', 'splat'].includes(value.kind);
  }
}

/** A policy that stands in an output itself is for somebody to put where Terraform cannot. */
function scanOutput(search: ModuleScan, { labels, body }: Block): void {
  const value = attributeOf(body, 'value');
  if (value && !isReference(value.value))
    scanAttribute(search, locationNamed(`output.${labels[0]}`), { ...value, name: '' });
}

function scanBlock(search: ModuleScan, block: Block): void {
  const { type, labels, body } = block;
  if (type === 'output') return scanOutput(search, block);
  const [kind = '', name = ''] = labels;
  const isResource = type === 'resource';
  if (!isResource && type !== 'module') return;
  const organization = kind === 'aws_organizations_policy' ? attributeOf(body, 'type') : undefined;
  const organizationType = organization && evaluate(organization.value, contextOf(search));
  for (const instance of instancesOf(block, contextOf(search))) {
    const address = addressOf(isResource ? `${kind}.${name}` : `module.${kind}`, instance);
    const place = { words: [address], type: isResource ? kind : '', member: '', organizationType };
    scanBody(search, place, body, instance);
  }
}

/** Documents and locals that no listed policy is made of, and none of each other. */
function scanUnused(search: ModuleScan, body: Body): void {
  const documents = body.blocks.flatMap((block) => {
    const name = `data.${block.labels.join('.')}`;
    if (block.type !== 'data' || block.labels[0] !== 'aws_iam_policy_document' || search.listed.has(name))
      return [];
    return instancesOf(block, contextOf(search)).map((instance) => {
      const context = { ...contextOf(search, instance), active: { name, within: undefined } };
      const title = addressOf(name, instance);
      return { name, title, context, block, value: renderDocument(block, context) };
    });
  });
  const parts = new Set(documents.flatMap(({ context }) => [...context.used]));
  for (const { name, title, context, block, value } of documents) {
    if (parts.has(name)) continue;
    const seen = { search, context, line: search.file.lineAt(block.start) };
    const document = settle(value);
    if (isPolicy(document) || context.notes.unresolved.length > 0)
      addFound(seen, locationNamed(title), value);
    else addUnread(search.found, title, 'The document has no statements.');
  }
  for (const { body: inner } of body.blocks.filter(({ type }) => type === 'locals'))
    for (const attribute of inner.attributes)
      if (!search.listed.has(`local.${attribute.name}`))
        scanAttribute(search, locationNamed(`local.${attribute.name}`), { ...attribute, name: '' });
}

/** The Region and the account that the provider is set to say where the policies are for, unless these are known. */
function scanOf(found: PolicyCollector, module: TerraformModule, file: HclFile): ModuleScan {
  const { environment } = found;
  const budget = { left: budgetFor(file.text) };
  const search = { found, module, file, environment, budget, listed: new Set<string>() };
  return { ...search, environment: withAccount(search, withRegion(search)) };
}

function withRegion(search: ModuleScan): DeploymentEnvironment {
  const { environment } = search;
  const { region } = search.module;
  if (!region || environment.words.region === 'as given') return environment;
  const value = evaluate(region.of, contextOf({ ...search, file: region.file }));
  if (typeof value !== 'string' || value === '') return environment;
  const known = environment.words.partition === 'as given' ? { partition: environment.partition } : {};
  const given = { ...known, region: value, account: environment.account };
  const next = deploymentEnvironment(given, 'from the Region of the provider');
  return { ...next, words: { ...next.words, account: environment.words.account } };
}

function withAccount(search: ModuleScan, environment: DeploymentEnvironment): DeploymentEnvironment {
  const provider = search.module.providers.get('');
  if (!provider || environment.words.account === 'as given') return environment;
  const account = accountOfProvider(provider, contextOf({ ...search, environment }));
  if (account === undefined) return environment;
  return { ...environment, account, words: { ...environment.words, account: 'from the provider' } };
}

const isVariables = (name: string | undefined): boolean => name?.endsWith('.tfvars') ?? false;

/**
 * What goes before: a file of variables that somebody chose, then *.auto.tfvars, then terraform.tfvars.
 * https://developer.hashicorp.com/terraform/language/values/variables#variable-definition-precedence
 */
const rankOf = (name: string): number =>
  !isVariables(name)
    ? 0
    : /(?:^|[/\\])terraform\.tfvars$/.test(name)
      ? 3
      : name.endsWith('.auto.tfvars')
        ? 2
        : 1;

/** Of several *.auto.tfvars the last by name goes before. */
const byPrecedence = ({ name: a = '' }: SourceText, { name: b = '' }: SourceText): number =>
  rankOf(a) - rankOf(b) || (rankOf(a) === 2 ? (a < b ? 1 : -1) : 0);

function readFile(
  { text, name }: SourceText,
  prefix: string,
): ReadFile & { faults: readonly { message: string; offset: number }[] } {
  const file = { text, lineAt: linesOf(text), prefix };
  const { body, faults } = parseHcl(text);
  return { file, body, faults, isVariables: isVariables(name), isChosen: rankOf(name ?? '') === 1 };
}

const isTerraform = ({ text, name = '' }: SourceText): boolean =>
  detectLanguage(text, name)?.id === 'terraform';

/** Whether a text is Terraform: some of it must make sense. */
const isNotEmpty = ({ attributes, blocks }: Body): boolean => attributes.length + blocks.length > 0;

/**
 * The policies of one Terraform text, with what could not be read of it; `beside` are the other files of its module.
 * Never throws.
 */
export function findInTerraform(
  found: PolicyCollector,
  source: SourceText,
  beside: readonly SourceText[],
): void {
  const main = readFile(source, '');
  const title = source.name ?? 'Policy';
  const alone =
    main.faults.length > 0 || !isNotEmpty(main.body) ? parseHclExpression(source.text) : undefined;
  const others = beside
    .filter(isTerraform)
    .toSorted(byPrecedence)
    .map((each) => readFile(each, each.name ? `${each.name}, ` : ''));
  const texts = new Map(beside.map(({ name = '', text }) => [name, text]));
  const module = moduleOf([main, ...others], texts);
  const search = scanOf(found, module, main.file);
  if (alone) {
    scanAttribute(search, locationNamed(title), {
      name: '',
      value: alone,
      start: alone.start,
      end: alone.end,
    });
    return;
  }
  for (const attribute of main.body.attributes) scanAttribute(search, locationNamed(title), attribute);
  for (const block of main.body.blocks) scanBlock(search, block);
  scanUnused(search, main.body);
  for (const { message, offset } of main.faults)
    addUnread(found, `${title}, line ${main.file.lineAt(offset)}`, `${message}. This block is left out.`);
}
