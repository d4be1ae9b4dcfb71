// Writes policies and other JSON in one fixed form, so that equal documents are equal texts.

import { isObject } from '#iam/json/json-value.ts';
import {
  contentOf,
  DOCUMENT_ELEMENTS,
  STATEMENT_ELEMENTS,
  type PolicyDocument,
  type Statement,
} from './policy.ts';

/** The members in `order`, then the others as they come. Entries are defined, so `__proto__` stays a name. */
function arrange(value: unknown, order: readonly string[]): unknown {
  if (!isObject(value)) return value;
  const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => rank(a) - rank(b)));
}

function arrangeStatements(statements: unknown): unknown {
  if (Array.isArray(statements))
    return statements.map((statement: unknown) => arrange(statement, STATEMENT_ELEMENTS));
  return arrange(statements, STATEMENT_ELEMENTS);
}

/** The statement as `print` writes it inside a document, but without the document's indentation. */
export function printStatement(statement: Statement): string {
  return JSON.stringify(arrange(statement, STATEMENT_ELEMENTS), undefined, 2);
}

/** The document as text: elements in AWS's order, two spaces, one array element a line, no newline at the end. */
export function print(document: PolicyDocument): string {
  const arranged = Object.entries(arrange(contentOf(document), DOCUMENT_ELEMENTS) as object).map(
    ([name, value]) => {
      return [name, name === 'Statement' ? arrangeStatements(value) : (value as unknown)];
    },
  );
  return JSON.stringify(Object.fromEntries(arranged), undefined, 2);
}
