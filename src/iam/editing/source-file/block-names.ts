// Offers the names of attributes and blocks in `aws_iam_policy_document`.
import { sortText } from '#iam/editing/completion/complete.ts';
import type { Completion } from '#iam/editing/completion/completion.ts';
import type { Scalar } from '#iam/editing/completion/unfinished-json.ts';
import type { Hover } from '#iam/editing/hover.ts';
import { link, sentence, userGuide } from '#iam/editing/hover/hover-content.ts';
import { fitOf } from '#iam/editing/completion/match.ts';
import { isRefused } from '#iam/editing/completion/elements.ts';
import { explainElement } from '#iam/editing/hover/element.ts';
import { STATEMENT_ATTRIBUTES, STATEMENT_BLOCKS } from './document-blocks.ts';
import type { SourceFile, SourcePolicy } from './source-file.ts';
import { readUnfinishedHcl, type UnfinishedBody, type UnfinishedItem } from './unfinished-hcl.ts';

type TypedPolicy = Pick<SourcePolicy, 'type' | 'isTypeOpen'>;
const UNTYPED: TypedPolicy = { type: 'identity', isTypeOpen: true };

interface BlockName {
  readonly name: string;
  /** In snippet syntax. */
  readonly insert: string;
  /** The element of the policy that it writes. */
  readonly element?: string | undefined;
  readonly documentation?: string;
  /** Whether a block may have several. */
  readonly many?: true;
  /** AWS's page in the User Guide, where that is not the page of the element. */
  readonly page?: string;
  /** Another name that excludes it. */
  readonly not?: string;
}

const list = (name: string): string => `${name} = ["$1"]`;
const PRINCIPALS = (name: string): string =>
  `${name} {\n  type        = "\${1|AWS,Service,Federated,CanonicalUser,*|}"\n  identifiers = ["$2"]\n}`;

const PAGE_OF_PRINCIPALS = 'reference_policies_elements_principal.html';

/** The names in each block. */
const NAMES: Readonly<Record<string, readonly BlockName[]>> = {
  document: [
    {
      name: 'statement',
      insert: 'statement {\n  actions   = ["$1"]\n  resources = ["$2"]\n}',
      element: 'Statement',
      many: true,
    },
    { name: 'version', insert: 'version = "2012-10-17"', element: 'Version' },
    { name: 'policy_id', insert: 'policy_id = "$1"', element: 'Id' },
    {
      name: 'source_policy_documents',
      insert: 'source_policy_documents = [$1]',
      documentation: 'Documents whose statements come before those here. Each Sid may be there once.',
    },
    {
      name: 'override_policy_documents',
      insert: 'override_policy_documents = [$1]',
      documentation: 'Documents whose statements take the place of those here with the same Sid.',
    },
  ],
  statement: [
    { name: 'sid', insert: 'sid = "$1"' },
    { name: 'effect', insert: 'effect = "${1|Allow,Deny|}"' },
    { name: 'principals', insert: PRINCIPALS('principals'), many: true },
    { name: 'actions', insert: list('actions'), not: 'not_actions' },
    { name: 'resources', insert: list('resources'), not: 'not_resources' },
    {
      name: 'condition',
      insert: 'condition {\n  test     = "$1"\n  variable = "$2"\n  values   = ["$3"]\n}',
      element: 'Condition',
      many: true,
    },
    { name: 'not_principals', insert: PRINCIPALS('not_principals'), many: true },
    { name: 'not_actions', insert: list('not_actions'), not: 'actions' },
    { name: 'not_resources', insert: list('not_resources'), not: 'resources' },
  ],
  principals: [
    {
      name: 'type',
      insert: 'type = "${1|AWS,Service,Federated,CanonicalUser,*|}"',
      documentation: 'The kind of principals: AWS, Service, Federated, CanonicalUser, or * for everyone.',
      page: PAGE_OF_PRINCIPALS,
    },
    {
      name: 'identifiers',
      insert: list('identifiers'),
      documentation: 'The principals of this kind: ARNs or account IDs, services, or identity providers.',
      page: PAGE_OF_PRINCIPALS,
    },
  ],
  condition: [
    {
      name: 'test',
      insert: 'test = "$1"',
      documentation: 'The condition operator, such as StringEquals: how the key is compared with the values.',
      page: 'reference_policies_elements_condition_operators.html',
    },
    {
      name: 'variable',
      insert: 'variable = "$1"',
      documentation: 'The condition key, such as aws:SourceArn: what the request says, to compare.',
      page: 'reference_policies_condition-keys.html',
    },
    {
      name: 'values',
      insert: list('values'),
      documentation: 'The values to compare with. One of them must match; for a negated operator, none.',
      page: 'reference_policies_condition-logic-multiple-context-keys-or-values.html',
    },
  ],
};

const KINDS: Readonly<Record<string, string>> = { not_principals: 'principals' };

interface NamePlace {
  readonly kind: string;
  readonly body: UnfinishedBody;
  readonly item: UnfinishedItem;
}

function placeIn(
  body: UnfinishedBody,
  kind: string,
  isMeant: (name: Scalar) => boolean,
  depth = 0,
): NamePlace | undefined {
  for (const item of body.items) {
    if (isMeant(item.name)) return { kind, body, item };
    const isDynamic = item.name.text === 'dynamic';
    const [label] = isDynamic ? item.labels : [];
    if (label && isMeant(label)) return { kind, body, item: { ...item, name: label } };
    const name = label?.text ?? item.name.text;
    if (!item.body || depth > 20) continue;
    const inner = isDynamic ? item.body.items.find((each) => each.name.text === 'content')?.body : item.body;
    const found = inner && placeIn(inner, KINDS[name] ?? name, isMeant, depth + 1);
    if (found) return found;
  }
  return undefined;
}

/** The names that fit where the mark is, in the document that begins at an offset. */
export function blockNames(
  text: string,
  mark: string,
  documentAt: (offset: number) => TypedPolicy | undefined,
): readonly Completion[] {
  const found = nameIn(text, (name) => name.text.includes(mark));
  return found ? offered(found, mark, documentAt(found.document) ?? UNTYPED) : [];
}

/** The name that is meant in a document of the text, and where the document begins. */
function nameIn(
  text: string,
  isMeant: (name: Scalar) => boolean,
): (NamePlace & { readonly document: number }) | undefined {
  for (const { name, labels, body } of readUnfinishedHcl(text).items) {
    if (name.text !== 'data' || labels[0]?.text !== 'aws_iam_policy_document' || !body) continue;
    const place = placeIn(body, 'document', isMeant);
    if (place) return { ...place, document: name.start };
  }
  return undefined;
}

const PROVIDER =
  'https://github.com/hashicorp/terraform-provider-aws/blob/main/website/docs/d/iam_policy_document.html.markdown';

/** What a name of a block or an attribute at the offset is. */
export function blockHover(
  { text, policies }: Pick<SourceFile, 'text' | 'policies'>,
  offset: number,
): Hover | undefined {
  const place = nameIn(text, ({ start, end }) => start <= offset && offset <= end);
  const { name } = place?.item ?? {};
  const row = place && rowsOf(place.kind).find((each) => each.name === name?.text.replaceAll('"', ''));
  if (!place || !name || !row) return undefined;
  const { type } = policies.find(({ start }) => start === place.document) ?? UNTYPED;
  const explained = explainElement(elementOf(row) ?? '', type);
  const lines = row.documentation === undefined ? (explained?.lines ?? []) : [sentence(row.documentation)];
  const pages = row.page === undefined ? (explained?.links ?? []) : [link('AWS', userGuide(row.page))];
  const links = [...pages, link('aws_iam_policy_document', PROVIDER)];
  return { title: explained?.title ?? row.name, lines, links, start: name.start, end: name.end };
}

const rowsOf = (kind: string): readonly BlockName[] => (Object.hasOwn(NAMES, kind) ? NAMES[kind]! : []);

const elementOf = ({ name, element }: BlockName): string | undefined =>
  element ?? STATEMENT_ATTRIBUTES[name] ?? STATEMENT_BLOCKS[name];

function offered(
  { kind, body, item }: NamePlace,
  mark: string,
  { type, isTypeOpen }: TypedPolicy,
): readonly Completion[] {
  const { name } = item;
  const typed = name.text.slice(0, name.text.indexOf(mark));
  const taken = new Set(body.items.filter((each) => each !== item).map((each) => each.name.text));
  const fitting = rowsOf(kind).flatMap((row, index) => {
    const element = elementOf(row);
    const fit = fitOf(typed, row.name);
    const isTaken = (taken.has(row.name) && !row.many) || (row.not !== undefined && taken.has(row.not));
    const isExcluded = kind === 'statement' && element !== undefined && isRefused(type, isTypeOpen, element);
    if (fit === undefined || isTaken || isExcluded) return [];
    const documentation =
      row.documentation ??
      (element === undefined ? undefined : explainElement(element, type)?.lines[0]?.text);
    return [{ row, rank: fit * 100 + index, documentation }];
  });
  return fitting
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ row, documentation }, index): Completion => {
      const isNew = item.sign === undefined;
      return {
        label: row.name,
        insert: isNew ? row.insert : row.name,
        start: name.start,
        end: name.end - mark.length,
        kind: 'element',
        detail: /\{\n/.test(row.insert) ? 'block' : 'attribute',
        ...(documentation !== undefined && { documentation }),
        sort: sortText(index),
        ...(isNew && { snippet: true as const, more: true as const }),
      };
    });
}
