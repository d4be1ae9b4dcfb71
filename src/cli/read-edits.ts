// What hand edits say, read as the page reads them: all findings on each, and how far it reaches. Heavy: it needs the service
// reference and every check.
import { RULES } from '#deepseek/rules/index.ts';
import { type KitDocument, type RoleKit, documentsOf } from '#deepseek/compose/index.ts';
import { attachedToOf } from '#deepseek/export/index.ts';
import { print } from '#iam/policy/index.ts';
import { type PolicyFinding, findingsOn, readPolicy } from '#iam/editing/index.ts';
import { neededServices, viewAhead } from '#iam/rules/index.ts';
import type { Reference } from '#iam/reference/index.ts';
import {
  type Breadth,
  type Edits,
  type EditsRead,
  type ReadinessDocument,
  breadthOf,
} from '#deepseek/readiness/index.ts';

/** The reference with the services loaded that are asked for. */
export type ReferenceWith = (needed: (known: Reference) => Iterable<string>) => Reference;

/** All findings on a text that stands in the place of a document. */
export function findingsIn(
  document: KitDocument,
  text: string,
  referenceWith: ReferenceWith,
): readonly PolicyFinding[] {
  const read = readPolicy({ type: document.type, attachedTo: attachedToOf(document), text });
  const { source } = read;
  const reference = source && referenceWith((known) => neededServices(viewAhead(source), known));
  return findingsOn(read, reference, RULES).findings;
}

/** How far a document reaches, with the services loaded that it names. */
function breadthWith(document: ReadinessDocument, referenceWith: ReferenceWith): Breadth | undefined {
  const needsIn = (known: Reference): readonly string[] => breadthOf(document, known)?.needs ?? [];
  return breadthOf(document, referenceWith(needsIn))?.breadth;
}

/** The edits of documents that the kit has. */
export function readEdits(kit: RoleKit, edits: Edits, referenceWith: ReferenceWith): EditsRead {
  const documents = documentsOf(kit).flatMap((source): readonly ReadinessDocument[] => {
    const { id, type, document } = source;
    const text = Object.hasOwn(edits, id) ? edits[id] : undefined;
    if (text === undefined) return [];
    return [{ id, type, text, composed: print(document), findings: findingsIn(source, text, referenceWith) }];
  });
  return {
    edits,
    documents,
    breadth: documents.flatMap((document) => breadthWith(document, referenceWith) ?? []),
  };
}
