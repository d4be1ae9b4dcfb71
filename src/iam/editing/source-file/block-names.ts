// Offers the names of attributes and blocks in `aws_iam_policy_document`.
import type { PolicyType } from '#iam/policy/policy.ts';
import { sortText } from '#iam/editing/completion/complete.ts';
import type { Completion } from '#iam/editing/completion/completion.ts';
import { fitOf } from '#iam/editing/completion/match.ts';
import { explainElement } from '#iam/editing/hover/element.ts';
import { exclusionOf } from '#iam/grammar/policy-types.ts';
import { STATEMENT_ATTRIBUTES, STATEMENT_BLOCKS } from './document-blocks.ts';
import { readUnfinishedHcl, type UnfinishedBody, type UnfinishedItem } from './unfinished-hcl.ts';

interface BlockName {
  readonly name: string;
  /** In snippet syntax. */
  readonly insert: string;
  /** The element of the policy that it writes. */
  readonly element?: string | undefined;
  readonly documentation?: string;
  /** Whether a block may have several. */
  readonly many?: true;
  /** Another name that excludes it. */
  readonly not?: string;
}

const list = (name: string): string => `${name} = ["$1"]`;
const PRINCIPALS = (name: string): string =>
  `${name} {\n  type        = "\${1|AWS,Service,Federated,CanonicalUser,*|}"\n  identifiers = ["$2"]\n}`;

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
    },
    { name: 'identifiers', insert: list('identifiers'), documentation: 'The principals of this kind.' },
  ],
  condition: [
    { name: 'test', insert: 'test = "$1"', documentation: 'The condition operator, such as StringEquals.' },
    {
      name: 'variable',
      insert: 'variable = "$1"',
      documentation: 'The condition key, such as aws:SourceArn.',
    },
    {
      name: 'values',
      insert: list('values'),
      documentation: 'The values to compare with. One of them must match.',
    },
  ],
};

const KINDS: Readonly<Record<string, string>> = { not_principals: 'principals' };

interface NamePlace {
  readonly kind: string;
  readonly body: UnfinishedBody;
  readonly item: UnfinishedItem;
}

function placeIn(body: UnfinishedBody, kind: string, mark: string, depth: number): NamePlace | undefined {
  for (const item of body.items) {
    if (item.name.text.includes(mark)) return { kind, body, item };
    const isDynamic = item.name.text === 'dynamic';
    const name = isDynamic ? (item.labels[0]?.text ?? '') : item.name.text;
    if (!item.body || depth > 20) continue;
    const inner = isDynamic ? item.body.items.find((each) => each.name.text === 'content')?.body : item.body;
    const found = inner && placeIn(inner, KINDS[name] ?? name, mark, depth + 1);
    if (found) return found;
  }
  return undefined;
}

/** The names that fit where the mark is; `typeOf` is the type of the document at an offset. */
export function blockNames(
  text: string,
  mark: string,
  typeOf: (offset: number) => PolicyType | undefined,
): readonly Completion[] {
  for (const block of readUnfinishedHcl(text).items) {
    if (block.name.text !== 'data' || block.labels[0]?.text !== 'aws_iam_policy_document' || !block.body)
      continue;
    const place = placeIn(block.body, 'document', mark, 0);
    if (place) return offered(place, mark, typeOf(block.name.start) ?? 'identity');
  }
  return [];
}

function offered({ kind, body, item }: NamePlace, mark: string, type: PolicyType): readonly Completion[] {
  const { name } = item;
  const typed = name.text.slice(0, name.text.indexOf(mark));
  const taken = new Set(body.items.filter((each) => each !== item).map((each) => each.name.text));
  const rows = Object.hasOwn(NAMES, kind) ? NAMES[kind]! : [];
  const fitting = rows.flatMap((row, index) => {
    const element = row.element ?? STATEMENT_ATTRIBUTES[row.name] ?? STATEMENT_BLOCKS[row.name];
    const fit = fitOf(typed, row.name);
    const isTaken = (taken.has(row.name) && !row.many) || (row.not !== undefined && taken.has(row.not));
    const isExcluded =
      kind === 'statement' && element !== undefined && exclusionOf(type, element) !== undefined;
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
