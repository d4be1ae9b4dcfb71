// A policy document for CDK: a PolicyDocument of PolicyStatements, or plain JSON where those would change it.
import type { ExportDocument } from '#deepseek/export/export-document.ts';
import type { TemplateNode } from '#deepseek/export/template.ts';
import { call, object, type Code, type CodeItem } from '#deepseek/export/formats/typescript/code.ts';
import { documentJson, type PrincipalWriters } from '#deepseek/export/formats/typescript/json.ts';
import { whyComment } from '#deepseek/export/formats/typescript/why-comment.ts';
import { statementCode } from './statement.ts';

export interface DocumentCode {
  readonly code: Code;
  /** Whether it is a PolicyDocument. Plain JSON is for L1 constructs only. */
  readonly typed: boolean;
  /** Its PolicyStatements, where CDK would not merge them: each has a Sid. */
  readonly statements?: Code | undefined;
}

const VERSION = '2012-10-17';

/** CDK always writes this version, and has no other members. */
const isPlain = ({ document: { Version, Statement, ...others } }: ExportDocument): boolean =>
  Version === VERSION && Statement !== undefined && Object.keys(others).length === 0;

const hasSid = (node: TemplateNode): boolean =>
  node.kind === 'object' &&
  node.members.some(({ name: [piece] }) => piece?.kind === 'literal' && piece.text === 'Sid');

/** `node` is the document as templates. */
export function documentCode(
  document: ExportDocument,
  node: TemplateNode & { kind: 'object' },
  write: PrincipalWriters,
): DocumentCode {
  const raw = { code: documentJson(document, node, write), typed: false };
  const statementMember = node.members.find(
    ({ name: [piece] }) => piece?.kind === 'literal' && piece.text === 'Statement',
  );
  if (!statementMember || !isPlain(document)) return raw;
  const statements =
    statementMember.value.kind === 'list' ? statementMember.value.items : [statementMember.value];
  const items = statements.flatMap((each, index): CodeItem[] => {
    const value = statementCode(each, document.type, write);
    const comment = whyComment(document, index);
    return value === undefined ? [] : [{ value, ...(comment === undefined ? {} : { comment }) }];
  });
  if (items.length < statements.length || items.length === 0) return raw;
  const list: Code = { kind: 'list', items };
  const kept = statements.every(hasSid);
  return {
    typed: true,
    statements: kept ? list : undefined,
    code: call(
      'new iam.PolicyDocument',
      object(
        // CDK may merge statements without a Sid.
        ['minimize', kept ? undefined : 'false'],
        ['statements', list],
      ),
    ),
  };
}
