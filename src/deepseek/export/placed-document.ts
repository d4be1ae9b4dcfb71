// A document with its destination, and the names of both: on the page, in a .zip and in its README.
import { otherAccountOf, type KitPolicy, type KitRole } from '#deepseek/compose/role-kit.ts';
import type { PolicyType } from '#iam/policy/policy.ts';
import { fileNameOf } from './names.ts';

/** The owner of a document: a role, a policy without a role, or unknown for a pasted policy. */
export type DocumentHolder =
  | { readonly kind: 'role'; readonly role: KitRole }
  | { readonly kind: 'policy'; readonly policy: KitPolicy }
  | { readonly kind: 'pasted' };

export interface DocumentHead {
  readonly type: PolicyType;
  readonly title: string;
  readonly name: string;
}

export interface PlacedDocument {
  readonly holder: DocumentHolder;
  readonly source: DocumentHead;
}

/** "Permissions policy of DeepSeekInvoke", "Bucket policy (ModelBucket)". */
export function documentName({ holder, source }: PlacedDocument): string {
  if (holder.kind === 'pasted') return source.title;
  return holder.kind === 'role'
    ? `${source.title} of ${holder.role.name}`
    : `${source.title} (${source.name})`;
}

/** What all documents together are called. */
export function kitName([first]: readonly PlacedDocument[]): string {
  if (!first) return 'role-kit';
  if (first.holder.kind === 'pasted') return 'policies';
  return first.holder.kind === 'role' ? first.holder.role.name : first.source.name;
}

/** Names may hold what a file name may not. A role made elsewhere may have the name of another. */
function baseName({ holder, source }: PlacedDocument): string {
  const account = holder.kind === 'role' ? otherAccountOf(holder.role) : undefined;
  const name = `${source.name}${account === undefined ? '' : `-${account}`}`;
  return source.type === 'trust' ? `${name}-trust-policy` : name;
}

export const fileName = (document: PlacedDocument): string => fileNameOf(baseName(document), '.json');

/** A name for each document, no two the same. */
export function fileNames(documents: readonly PlacedDocument[]): readonly string[] {
  const taken = new Set<string>();
  return documents.map((document) => {
    let name = fileName(document);
    for (let n = 2; taken.has(name); n += 1) name = fileNameOf(`${baseName(document)}-${n}`, '.json');
    taken.add(name);
    return name;
  });
}

/** The text as a file holds it and as IAM accepts it: no BOM, LF, one newline at the end. */
export const cleanText = (text: string): string =>
  `${text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .trimEnd()}\n`;
