// Makes edits on policies: a new element goes where AWS's grammar has it.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
import { applyEdits } from '#iam/json/apply-edits.ts';
import { editText, type TextEdit } from '#iam/json/edit-text.ts';
import type { Edit } from '#iam/json/edit.ts';
import type { JsonValue } from '#iam/json/json-value.ts';
import { DOCUMENT_ELEMENTS, STATEMENT_ELEMENTS } from './policy.ts';

const ELEMENT_ORDER: readonly string[] = [...DOCUMENT_ELEMENTS, ...STATEMENT_ELEMENTS];

/** The document after the edits, made one after another. */
export const editPolicy = (document: JsonValue, edits: readonly Edit[]): JsonValue =>
  applyEdits(document, edits, ELEMENT_ORDER);

/** The same edits as changes of the text; undefined where the text is too broken to be sure of them. */
export const editPolicyText = (text: string, edits: readonly Edit[]): readonly TextEdit[] | undefined =>
  editText(text, edits, ELEMENT_ORDER);
