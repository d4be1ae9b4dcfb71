// Finds the policies in the blocks of a Terraform module: in resources and calls of modules, and documents that nothing uses.
import { attaches, attachingMembers, attachmentsOf } from '#iam/import/attachments.ts';
import { addHidden, addUnread, collectorLike, isPolicy, watch } from '#iam/import/found-policies.ts';
import { settle } from '#iam/import/partial-value.ts';
import { POLICY_ATTRIBUTES } from '#iam/import/policy-holders.ts';
import { attributeOf, type Attribute, type Block, type Body, type HclExpression } from './ast.ts';
import { dynamicBodies } from './dynamic-blocks.ts';
import { renderDocument } from './policy-document.ts';
import { evaluate } from './evaluate.ts';
import { toText } from './functions.ts';
import { addressOf, instancesOf, isNone, unclearNumber, type Instance } from './instances.ts';
import { isFollowed, valuesGiven } from './module-calls.ts';
import { contextOf, NO_NAMES, type ModuleScan } from './module-scan.ts';
import {
  spanOf,
  addFound,
  scanValue,
  locationNamed,
  addNotAPolicy,
  type TerraformLocation,
} from './scan-values.ts';

export function scanAttribute(
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

export function scanBlock(scan: ModuleScan, block: Block): void {
  const { type, labels, body } = block;
  if (type === 'output') return scanOutput(scan, block);
  const [kind = '', name = ''] = labels;
  const isResource = type === 'resource';
  if (!isResource && type !== 'module') return;
  const organization = kind === 'aws_organizations_policy' ? attributeOf(body, 'type') : undefined;
  const organizationType = organization && evaluate(organization.value, contextOf(scan));
  if (scan.module.call && isResource && isNone(block, contextOf(scan))) {
    scan.unmade.set(block, `${kind}.${name}`);
    // Its documents have a use all the same.
    return scanBody({ ...scan, collector: collectorLike(scan.collector) }, locationNamed(''), body);
  }
  const inFile = { file: scan.file, of: block };
  const base = { ...contextOf(scan), environment: scan.collector.environment };
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
    if (!isResource && !isFollowed(inFile, base)) addModule(scan, address, body, instance);
  }
  const number = unclearNumber(block, contextOf(scan));
  if (number !== undefined) all.addHidden(number);
}

/**
 * Documents and locals that neither listed policies nor each other use. Whether a call of the module has a use for them
 * is not known: they are read without what it gives.
 */
function scanUnused({ module, ...rest }: ModuleScan, body: Body): void {
  const scan = { ...rest, module: module.open ?? module };
  const all = watch(scan.collector);
  const documents = body.blocks.flatMap((block) => {
    const name = `data.${block.labels.join('.')}`;
    if (block.type !== 'data' || block.labels[0] !== 'aws_iam_policy_document' || scan.used.has(name))
      return [];
    return instancesOf(block, contextOf(scan)).map((instance) => {
      const context = {
        ...contextOf(scan, instance),
        active: { name, module: scan.module, within: undefined },
      };
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
  if (all.found().length > 0 && module.open) all.addHidden(valuesGiven(contextOf({ ...rest, module })));
}

export function scanFile(scan: ModuleScan, title: string, body: Body): void {
  for (const attribute of body.attributes) scanAttribute(scan, locationNamed(title), attribute);
  for (const block of body.blocks) scanBlock(scan, block);
  scanUnused(scan, body);
}
