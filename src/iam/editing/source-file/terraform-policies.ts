// Finds the policies in Terraform that is being written.
import { isPolicy, typeOf } from '#iam/import/found-policies.ts';
import { readUnfinishedBody } from '#iam/import/hcl/parse-body.ts';
import { attachedTo, POLICY_ATTRIBUTES, policyTypeIn } from '#iam/import/policy-holders.ts';
import type { JsonValue } from '#iam/json/json-value.ts';
import type { PolicyType } from '#iam/policy/policy.ts';
import type { UnfinishedTree } from '#iam/editing/completion/unfinished-json.ts';
import { documentTree, withVariables } from './document-blocks.ts';
import { addSource, addText, type FoundPlace, type SourceCollector } from './found-sources.ts';
import { knownDocuments } from './known-documents.ts';
import { isPolicyTree, mayBePolicy, textIn } from './policy-shape.ts';
import type { SourceOptions, SourcePolicy } from './source-file.ts';
import { callOf, terraformResolvers } from './terraform-resolver.ts';
import { readUnfinishedHcl, type UnfinishedBody, type UnfinishedItem } from './unfinished-hcl.ts';

const MAX_DEPTH = 30;

/** What these are given is no policy. */
const READS_FILES = /^hcl::(?:templatefile|file|filebase64)$/;

interface PlaceInModule {
  readonly address: string;
  /** "aws_iam_role"; "" outside of resources. */
  readonly type: string;
  readonly member: string;
  readonly organization: JsonValue | undefined;
}

const typeAt = ({ type, member, organization }: PlaceInModule, document: JsonValue): PolicyType =>
  policyTypeIn(type, member, document, organization);

const placeOf = (at: PlaceInModule): FoundPlace => ({
  name: at.address,
  typeOf: (document) => typeAt(at, document),
  isTypeOpen: at.type === '',
  resource: at.type,
  ...attachedTo(at.type),
  isHolder: POLICY_ATTRIBUTES.has(at.member),
});

/** Adds what a call or a reference comes to, if that is a policy. */
function addMeant(found: SourceCollector, at: PlaceInModule, tree: UnfinishedTree): boolean {
  const tried = { ...found, policies: [] as SourcePolicy[], documents: undefined };
  addSource(tried, placeOf(at), { tree, form: 'members', resolver: found.resolver });
  const [policy] = tried.policies;
  if (
    !policy ||
    !(isPolicy(policy.document) || (POLICY_ATTRIBUTES.has(at.member) && isEmpty(policy.document)))
  )
    return false;
  found.policies.push(policy);
  return true;
}

const isEmpty = (document: JsonValue): boolean =>
  typeof document === 'object' && document !== null && Object.keys(document).length === 0;

function scanValue(
  found: SourceCollector,
  at: PlaceInModule,
  tree: UnfinishedTree | undefined,
  depth = 0,
): void {
  if (!tree || depth > MAX_DEPTH) return;
  if (tree.kind === 'array') {
    for (const each of tree.items) scanValue(found, at, each, depth + 1);
    return;
  }
  if (tree.kind === 'string') {
    addText(found, placeOf(at), tree);
    return;
  }
  if (tree.kind !== 'object') return;
  const call = callOf(tree);
  if (call) {
    const [first] = call.args;
    const isEncoded = call.name === 'hcl::jsonencode' && first?.kind === 'object' && !callOf(first);
    if (isEncoded) scanValue(found, at, first, depth + 1);
    else if (!READS_FILES.test(call.name) && !addMeant(found, at, tree))
      for (const each of call.args) scanValue(found, at, each, depth + 1);
    return;
  }
  const isPolicyHere: boolean = isPolicyTree(tree) || (POLICY_ATTRIBUTES.has(at.member) && mayBePolicy(tree));
  if (isPolicyHere) addSource(found, placeOf(at), { tree, form: 'members', resolver: found.resolver });
  else
    for (const { key, value } of tree.members)
      scanValue(found, { ...at, member: key.text }, value, depth + 1);
}

function scanBody(found: SourceCollector, at: PlaceInModule, { items }: UnfinishedBody, depth = 0): void {
  if (depth > MAX_DEPTH) return;
  for (const { name, value, body } of items) {
    scanValue(found, { ...at, member: name.text }, value);
    if (body) scanBody(found, at, body, depth + 1);
  }
}

const DOCUMENT = /data\.aws_iam_policy_document\.([\w-]+)/g;

/** Where documents are used: the first place of each says what it is. */
function usesOf(text: string, blocks: readonly UnfinishedItem[]): ReadonlyMap<string, PlaceInModule> {
  const uses = new Map<string, PlaceInModule>();
  const visit = (at: PlaceInModule, { items }: UnfinishedBody, depth: number): void => {
    for (const { name, value, body } of items) {
      if (value && POLICY_ATTRIBUTES.has(name.text))
        for (const [, used = ''] of text.slice(value.start, value.end).matchAll(DOCUMENT))
          if (!uses.has(used)) uses.set(used, { ...at, member: name.text });
      if (body && depth < MAX_DEPTH) visit(at, body, depth + 1);
    }
  };
  for (const block of blocks) if (block.body) visit(placeIn(block), block.body, 0);
  return uses;
}

function placeIn({ name, labels, body }: UnfinishedItem): PlaceInModule {
  const [kind = '', own = ''] = labels.map(({ text }) => text);
  const isResource = name.text === 'resource';
  const organization = body?.items.find((item) => item.name.text === 'type')?.value;
  return {
    address: isResource ? `${kind}.${own}` : [name.text, kind].filter(Boolean).join('.'),
    type: isResource ? kind : '',
    member: '',
    organization: textIn(organization),
  };
}

function addDocument(found: SourceCollector, block: UnfinishedItem, use: PlaceInModule | undefined): void {
  const address = `data.${block.labels.map(({ text }) => text).join('.')}`;
  const place: FoundPlace = {
    name: address,
    typeOf: (document) => (use ? typeAt(use, document) : typeOf('', document)),
    isTypeOpen: !use || use.type === '',
    resource: use?.type ?? '',
    ...(use && attachedTo(use.type)),
    isHolder: true,
  };
  const readText = withVariables;
  const tree = documentTree(block);
  const merged = block.body?.items.find(({ name }) => MERGED.test(name.text));
  addSource(found, place, { tree, form: 'blocks', resolver: found.resolver, readText, lacks: merged?.name });
}

/** Attributes with documents whose statements join those of the blocks. */
const MERGED = /^(?:source|override)_(?:policy_documents|json)$/;

/** The text without these parts. */
function without(text: string, ranges: readonly SourcePolicy[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    if (start > at) parts.push(text.slice(at, start));
    at = Math.max(at, end);
  }
  return [...parts, text.slice(at)].join('\0');
}

/** What may come to a part of another policy. */
const OTHER_POLICY = new RegExp(
  `data\\.aws_iam_policy_document|\\.(?:${[...POLICY_ATTRIBUTES].join('|')})\\b`,
);

/** The policies of a Terraform file. */
export function policiesInTerraform(text: string, options: SourceOptions): readonly SourcePolicy[] {
  const read = readUnfinishedBody(text);
  const { items } = readUnfinishedHcl(text, read);
  const locals = new Map<string, UnfinishedTree>();
  const ofLocals = items
    .filter(({ name }) => name.text === 'locals')
    .flatMap(({ body }) => body?.items ?? []);
  for (const { name, value } of ofLocals) if (value) locals.set(name.text, value);
  const { resolver, inHeredoc, used } = terraformResolvers({ text, body: read }, locals, options);
  const policies: SourcePolicy[] = [];
  const documents = knownDocuments({
    text,
    surroundings: () => [
      without(
        text,
        policies.filter(({ name }) => !name.startsWith('local.')),
      ),
      JSON.stringify(options.environment ?? {}),
      ...(options.beside ?? []).map((each) => each.text),
    ],
    mayReach: (written) => OTHER_POLICY.test(written),
  });
  const found: SourceCollector = { text, policies, resolver, inText: inHeredoc, documents };
  const uses = usesOf(text, items);
  for (const block of items) {
    const kind = block.name.text;
    const isDocument = kind === 'data' && block.labels[0]?.text === 'aws_iam_policy_document';
    if (isDocument && block.body) addDocument(found, block, uses.get(block.labels[1]?.text ?? ''));
    else if (block.body && ['resource', 'module', 'output'].includes(kind))
      scanBody(found, placeIn(block), block.body);
  }
  for (const { name, value } of ofLocals) {
    const at = { address: `local.${name.text}`, type: '', member: '', organization: undefined };
    const own = { ...found, policies: [] as SourcePolicy[] };
    scanValue(own, at, value);
    if (own.policies.length === 0) continue;
    // Which locals are used shows once the other policies are read.
    for (const { root } of policies) void root;
    if (!used.has(name.text)) policies.push(...own.policies);
  }
  return policies.toSorted((a, b) => a.start - b.start);
}
