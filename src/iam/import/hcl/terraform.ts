// Finds the policies in Terraform source: in resources and modules, and documents that nothing there uses.
import { attaches, attachingMembers, attachmentsOf } from '#iam/import/attachments.ts';
import { addHidden, addUnread, isPolicy, watch, type PolicyCollector } from '#iam/import/found-policies.ts';
import { deploymentEnvironment, type DeploymentEnvironment } from '#iam/import/deployment-environment.ts';
import { detectLanguage } from '#iam/import/detect-language.ts';
import { linesOf } from '#iam/import/lines.ts';
import { settle } from '#iam/import/partial-value.ts';
import type { SourceText } from '#iam/import/source-text.ts';
import { POLICY_ATTRIBUTES } from '#iam/import/policy-holders.ts';
import { attributeOf, type Attribute, type Block, type Body, type HclExpression } from './ast.ts';
import type { HclFile, TerraformModule } from './evaluation-context.ts';
import { renderDocument, dynamicBodies } from './policy-document.ts';
import { evaluate } from './evaluate.ts';
import { toText } from './functions.ts';
import { instancesOf, unclearNumber, type Instance } from './instances.ts';
import {
  contextOf,
  spanOf,
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

/** Steps. To work everything out once takes one for some ten characters. */
const budgetFor = (text: string): number => 100_000 + text.length / 4;

function scanAttribute(
  scan: ModuleScan,
  location: TerraformLocation,
  { name, value }: Attribute,
  known = NO_NAMES,
): void {
  const context = contextOf(scan, known);
  const result = evaluate(value, context);
  const span = spanOf(scan, value, context);
  scanValue(
    { scan, context, span },
    { ...location, path: name === '' ? location.path : [...location.path, name], member: name },
    result,
  );
}

function scanBody(scan: ModuleScan, location: TerraformLocation, body: Body, known = NO_NAMES): void {
  for (const attribute of body.attributes) scanAttribute(scan, location, attribute, known);
  for (const block of body.blocks) {
    const context = contextOf(scan, known);
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
      const path = [...location.path, type, ...(text === undefined ? [] : [text])];
      scanBody(scan, { ...location, path }, each.body, { ...known, names: each.context.names });
    }
    if (POLICY_ATTRIBUTES.has(type) && inner.length === 0)
      addNotAPolicy({ scan, context, span: block }, { ...location, path: [...location.path, type] }, true);
  }
}

/** `aws_iam_policy.p["key"]`, where there is more than one. */
const addressOf = (name: string, { key }: Instance): string =>
  key === undefined ? name : `${name}[${JSON.stringify(key)}]`;

/** Functions that return their argument. */
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

/** A policy written in an output is meant to be deployed outside of Terraform. */
function scanOutput(scan: ModuleScan, { labels, body }: Block): void {
  const value = attributeOf(body, 'value');
  if (value && !isReference(value.value))
    scanAttribute(scan, locationNamed(`output.${labels[0]}`), { ...value, name: '' });
}

/** Notes what a role, user or group has attached by ARN. */
function addAttachments(
  scan: ModuleScan,
  type: string,
  address: string,
  body: Body,
  known: Instance,
  documents: readonly string[],
): void {
  const context = contextOf(scan, known);
  const values = attachingMembers(type).flatMap((member) => {
    const attribute = attributeOf(body, member);
    if (attribute) return [[member, settle(evaluate(attribute.value, context))] as const];
    const inBlocks = body.blocks
      .filter((block) => block.type === member)
      .map(({ body: { attributes } }) =>
        Object.fromEntries(attributes.map(({ name, value }) => [name, settle(evaluate(value, context))])),
      );
    return inBlocks.length > 0 ? [[member, inBlocks] as const] : [];
  });
  for (const source of context.notes.hidden) addHidden(scan.collector, address, source);
  scan.collector.attachments.push(...attachmentsOf(type, address, Object.fromEntries(values), documents));
}

/** What a module is given that says nothing about access. */
const WITHOUT_ACCESS: ReadonlySet<string> = new Set(['depends_on', 'tags']);

/** What a call of a module gives it: what the module does with that is not read. Policies in it are listed as such. */
function addModule(scan: ModuleScan, address: string, { attributes, blocks }: Body, known: Instance): void {
  const given = attributes
    .filter(({ name }) => !WITHOUT_ACCESS.has(name))
    .map(
      ({ name, value }) => [name, JSON.stringify(settle(evaluate(value, contextOf(scan, known))))] as const,
    )
    .filter(([, value]) => !value.includes('Statement'))
    .map((parts) => parts.join(' = '));
  const written = blocks.map(({ start, end }) => scan.file.text.slice(start, end));
  addHidden(scan.collector, address, [...given.toSorted(), ...written].join(', '));
}

function scanBlock(scan: ModuleScan, block: Block): void {
  const { type, labels, body } = block;
  if (type === 'output') return scanOutput(scan, block);
  const [kind = '', name = ''] = labels;
  const isResource = type === 'resource';
  if (!isResource && type !== 'module') return;
  const organization = kind === 'aws_organizations_policy' ? attributeOf(body, 'type') : undefined;
  const organizationType = organization && evaluate(organization.value, contextOf(scan));
  const all = watch(scan.collector);
  for (const instance of instancesOf(block, contextOf(scan))) {
    const address = addressOf(isResource ? `${kind}.${name}` : `module.${kind}`, instance);
    const { found } = watch(scan.collector);
    const location = { path: [address], type: isResource ? kind : '', member: '', organizationType };
    scanBody(scan, location, body, instance);
    if (isResource && attaches(kind))
      addAttachments(
        scan,
        kind,
        address,
        body,
        instance,
        found().map(({ text }) => text),
      );
    if (!isResource) addModule(scan, address, body, instance);
  }
  const number = unclearNumber(block, contextOf(scan));
  if (number !== undefined) all.addHidden(number);
}

/** Documents and locals that neither listed policies nor each other use. */
function scanUnused(scan: ModuleScan, body: Body): void {
  const documents = body.blocks.flatMap((block) => {
    const name = `data.${block.labels.join('.')}`;
    if (block.type !== 'data' || block.labels[0] !== 'aws_iam_policy_document' || scan.used.has(name))
      return [];
    return instancesOf(block, contextOf(scan)).map((instance) => {
      const context = { ...contextOf(scan, instance), active: { name, within: undefined } };
      const title = addressOf(name, instance);
      return { name, title, context, block, value: renderDocument(block, context) };
    });
  });
  const parts = new Set(documents.flatMap(({ context }) => [...context.used]));
  for (const { name, title, context, block, value } of documents) {
    if (parts.has(name)) continue;
    const seen = { scan, context, span: block };
    const document = settle(value);
    if (isPolicy(document) || context.notes.unresolved.length > 0)
      addFound(seen, locationNamed(title), value);
    else addUnread(scan.collector, title, 'The document has no statements.');
  }
  for (const { body: inner } of body.blocks.filter(({ type }) => type === 'locals'))
    for (const attribute of inner.attributes)
      if (!scan.used.has(`local.${attribute.name}`))
        scanAttribute(scan, locationNamed(`local.${attribute.name}`), { ...attribute, name: '' });
}

/** The Region and the account that the provider is set to say where the policies are for, unless these are known. */
export function scanOf(collector: PolicyCollector, module: TerraformModule, file: HclFile): ModuleScan {
  const { environment } = collector;
  const budget = { left: budgetFor(file.text) };
  const scan = { collector, module, file, environment, budget, used: new Set<string>() };
  return { ...scan, environment: withAccount(scan, withRegion(scan)) };
}

function withRegion(scan: ModuleScan): DeploymentEnvironment {
  const { environment } = scan;
  const { region } = scan.module;
  if (!region || environment.sources.region === 'as given') return environment;
  const value = evaluate(region.of, contextOf({ ...scan, file: region.file }));
  if (typeof value !== 'string' || value === '') return environment;
  const known = environment.sources.partition === 'as given' ? { partition: environment.partition } : {};
  const given = { ...known, region: value, account: environment.account };
  const next = deploymentEnvironment(given, 'from the Region of the provider');
  return { ...next, sources: { ...next.sources, account: environment.sources.account } };
}

function withAccount(scan: ModuleScan, environment: DeploymentEnvironment): DeploymentEnvironment {
  const provider = scan.module.providers.get('');
  if (!provider || environment.sources.account === 'as given') return environment;
  const account = accountOfProvider(provider, contextOf({ ...scan, environment }));
  if (account === undefined) return environment;
  return { ...environment, account, sources: { ...environment.sources, account: 'from the provider' } };
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
export const byPrecedence = ({ name: a = '' }: SourceText, { name: b = '' }: SourceText): number =>
  rankOf(a) - rankOf(b) || (rankOf(a) === 2 ? (a < b ? 1 : -1) : 0);

export function readFile(
  { text, name }: SourceText,
  prefix: string,
  known?: Body,
): ReadFile & { faults: readonly { message: string; offset: number }[] } {
  const file = { text, lineAt: linesOf(text), prefix };
  const { body, faults } = known ? { body: known, faults: [] } : parseHcl(text);
  return { file, body, faults, isVariables: isVariables(name), isChosen: rankOf(name ?? '') === 1 };
}

export const isTerraform = ({ text, name = '' }: SourceText): boolean =>
  detectLanguage(text, name)?.id === 'terraform';

/** Whether a text is Terraform: some of it must make sense. */
const isNotEmpty = ({ attributes, blocks }: Body): boolean => attributes.length + blocks.length > 0;

/**
 * The policies of one Terraform text, with what could not be read of it; `beside` has the other files of its module.
 * Never throws.
 */
export function findInTerraform(
  collector: PolicyCollector,
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
  const scan = scanOf(collector, module, main.file);
  if (alone) {
    scanAttribute(scan, locationNamed(title), {
      name: '',
      value: alone,
      start: alone.start,
      end: alone.end,
    });
    return;
  }
  for (const attribute of main.body.attributes) scanAttribute(scan, locationNamed(title), attribute);
  for (const block of main.body.blocks) scanBlock(scan, block);
  scanUnused(scan, main.body);
  for (const { message, offset } of main.faults)
    addUnread(
      collector,
      `${title}, line ${main.file.lineAt(offset)}`,
      `${message}. This block is left out.`,
      source.text,
    );
}
