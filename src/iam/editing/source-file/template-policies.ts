// Finds the policies in JSON and YAML that is being written: templates, single policies, what AWS's command line prints.
import { attachedTo, POLICY_MEMBERS, policyTypeIn, STATEMENT_HOLDERS } from '#iam/import/policy-holders.ts';
import { NAME_PROPERTIES } from '#iam/import/template-references.ts';
import { mayHaveCalls } from '#iam/import/intrinsics.ts';
import { once } from '#iam/collections/index.ts';
import type { JsonObject, JsonValue } from '#iam/json/json-value.ts';
import { textOf, valueOf } from '#iam/editing/completion/completion-context.ts';
import type { Scalar, UnfinishedTree } from '#iam/editing/completion/unfinished-json.ts';
import { inferPolicyType, typeInFile } from '#iam/grammar/infer-policy-type.ts';
import { NO_RESOLVER } from './build-tree.ts';
import { addSource, addText, type FoundPlace, type SourceCollector } from './found-sources.ts';
import { knownDocuments } from './known-documents.ts';
import { childOf, couldBePolicy, isPolicyTree, mayBePolicy, textIn } from './policy-shape.ts';
import type { SourceOptions, SourcePolicy } from './source-file.ts';
import { templateResolvers } from './template-resolver.ts';

const MAX_DEPTH = 40;

interface PlaceInFile {
  readonly names: readonly string[];
  readonly member: string;
  /** The type of the resource around it; "" outside of one. */
  readonly resource: string;
  readonly organization: JsonValue | undefined;
  readonly depth: number;
}

const placeOf = ({ names, member, resource, organization }: PlaceInFile): FoundPlace => ({
  name: names.join(': ') || member,
  typeOf: (document) => policyTypeIn(resource, member, document, organization),
  isTypeOpen: resource === '',
  resource,
  ...attachedTo(resource),
  isHolder: POLICY_MEMBERS.has(member),
});

const NAMES = ['PolicyName', 'RoleName', 'UserName', 'GroupName'];

function namesIn(tree: UnfinishedTree, at: PlaceInFile): readonly string[] {
  const given = NAMES.flatMap((name) => textIn(childOf(tree, name)) ?? []);
  const isResource = textIn(childOf(tree, 'Type')) !== undefined;
  return given.length > 0 && !isResource ? [...at.names, ...given] : at.names;
}

/** A call as the value of a holder: the text that `Fn::Sub` reads, or one of two cases. */
function scanCall(found: SourceCollector, at: PlaceInFile, tree: UnfinishedTree): boolean {
  const substituted = childOf(tree, 'Fn::Sub');
  const text = substituted?.kind === 'array' ? substituted.items[0] : substituted;
  if (text?.kind === 'string') return addText(found, placeOf(at), text);
  const cases = childOf(tree, 'Fn::If');
  if (cases?.kind !== 'array') return false;
  for (const each of cases.items.slice(1)) scan(found, { ...at, depth: at.depth + 1 }, each);
  return true;
}

/** A word where only a policy can stand is its first name. */
function addBegun(found: SourceCollector, at: PlaceInFile, key: Scalar): void {
  const { start, end } = key;
  const column = start - (found.text.lastIndexOf('\n', start - 1) + 1);
  const members = [{ key, hasColon: false, value: undefined }];
  const tree: UnfinishedTree = { kind: 'object', start, end, closed: true, column, members };
  addSource(found, placeOf(at), { tree, form: 'members', resolver: found.resolver });
}

function scan(found: SourceCollector, at: PlaceInFile, tree: UnfinishedTree | undefined): void {
  if (!tree || at.depth > MAX_DEPTH) return;
  const deeper = { ...at, depth: at.depth + 1 };
  if (tree.kind === 'array') {
    for (const each of tree.items) scan(found, deeper, each);
    return;
  }
  if (tree.kind !== 'object') {
    if (tree.kind === 'word' && POLICY_MEMBERS.has(at.member)) addBegun(found, at, tree);
    if (tree.kind === 'string') addText({ ...found, inText: NO_RESOLVER }, placeOf(at), tree);
    return;
  }
  if (scanCall(found, at, tree)) return;
  const isPolicy: boolean = POLICY_MEMBERS.has(at.member) ? couldBePolicy(tree) : isPolicyTree(tree);
  if (isPolicy) {
    addSource(found, placeOf(at), { tree, form: 'members', resolver: found.resolver });
    return;
  }
  const names = namesIn(tree, at);
  for (const { key, value } of tree.members) scan(found, { ...deeper, names, member: key.text }, value);
}

/** Without the members next to the statement. */
const statementOf = (tree: UnfinishedTree | undefined): UnfinishedTree | undefined =>
  tree?.kind === 'object'
    ? { ...tree, members: tree.members.filter(({ key }) => key.text === 'Statement') }
    : tree;

function scanTemplate(found: SourceCollector, resources: UnfinishedTree): void {
  if (resources.kind !== 'object') return;
  for (const { key, value } of resources.members) {
    const resource = textIn(childOf(value, 'Type')) ?? '';
    const all = childOf(value, 'Properties');
    const properties = STATEMENT_HOLDERS.has(resource) ? statementOf(all) : all;
    const type = childOf(properties, 'Type');
    const organization = type && valueOf(type);
    scan(found, { names: [key.text], member: '', resource, organization, depth: 0 }, properties);
  }
}

/** Whether the document is a template, or may become one. */
const isTemplateTree = (tree: UnfinishedTree): boolean => childOf(tree, 'Resources')?.kind === 'object';

function whole(
  found: SourceCollector,
  tree: UnfinishedTree,
  options: SourceOptions,
): SourcePolicy | undefined {
  const place: FoundPlace = {
    name: '',
    typeOf: (document) => options.type ?? typeInFile(options.fileName ?? '', inferPolicyType(document)),
    isTypeOpen: options.type === undefined && typeInFile(options.fileName ?? '', 'identity') === 'identity',
    resource: '',
    attachedTo: options.attachedTo,
    isHolder: true,
  };
  const collector = { ...found, policies: [], documents: undefined };
  const hasCalls = mayHaveCalls(found.text);
  const resolver = hasCalls ? found.resolver : NO_RESOLVER;
  addSource(collector, place, { tree, form: 'members', resolver });
  const [policy] = collector.policies as SourcePolicy[];
  return policy && { ...policy, isWhole: !hasCalls };
}

const SECTIONS = ['Parameters', 'Mappings', 'Conditions'];

/** The parts of a template that functions read: these sections, and of resources their types and names. */
function referredIn(text: string, tree: UnfinishedTree): readonly string[] {
  const written = (part: UnfinishedTree | undefined): string =>
    part ? text.slice(part.start, part.end) : '';
  const resources = childOf(tree, 'Resources');
  return [
    ...SECTIONS.map((name) => written(childOf(tree, name))),
    ...(resources?.kind === 'object' ? resources.members : []).map(({ key, value }) => {
      const properties = childOf(value, 'Properties');
      const names = NAME_PROPERTIES.map((name) => written(childOf(properties, name)));
      return [key.text, written(childOf(value, 'Type')), ...names].join('\n');
    }),
  ];
}

/** An object whose members are worked out where they are asked for: few of a template's are. */
function lazyObject(tree: UnfinishedTree, read: (value: UnfinishedTree) => JsonValue): JsonObject {
  const object = {};
  for (const { key, value } of tree.kind === 'object' ? tree.members : []) {
    if (!value) continue;
    const get = once(() => read(value));
    Object.defineProperty(object, String(textOf(key)), { get, enumerable: true, configurable: true });
  }
  return object;
}

/** In YAML a policy may hold what another one repeats. */
const ANCHOR = /(?<=\s)&\w/;

/** The policies of the documents in the text. */
export function policiesInDocuments(
  text: string,
  documents: readonly UnfinishedTree[],
  options: SourceOptions,
): readonly SourcePolicy[] {
  const policies: SourcePolicy[] = [];
  const hasAnchors = ANCHOR.test(text);
  const known = knownDocuments({
    text,
    surroundings: () => [
      JSON.stringify(options.environment ?? {}),
      ...documents.flatMap((tree) => referredIn(text, tree)),
    ],
    mayReach: () => hasAnchors,
  });
  for (const tree of documents) {
    const template = lazyObject(tree, (section) => lazyObject(section, valueOf));
    const { resolver, inSubstituted } = templateResolvers(template, options.environment);
    const found: SourceCollector = { text, policies, resolver, inText: inSubstituted, documents: known };
    const isTemplate = isTemplateTree(tree);
    const isPolicy = !isTemplate && isPolicyTree(tree);
    const isStart = !isTemplate && documents.length === 1 && mayBePolicy(tree);
    if (isTemplate) scanTemplate(found, childOf(tree, 'Resources')!);
    else if (isPolicy || isStart) {
      const policy = whole(found, tree, options);
      if (policy) policies.push(policy);
    } else scan(found, { names: [], member: '', resource: '', organization: undefined, depth: 0 }, tree);
  }
  return policies;
}
