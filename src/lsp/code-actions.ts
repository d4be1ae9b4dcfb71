// Fixes as the protocol's code actions.
import { CodeActionKind, type CodeAction, type Range, type WorkspaceEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type SourceFinding, type TextEdit, isChosen } from '#iam/editing/index.ts';
import { FIX_ALL, type ClientAbilities } from './client.ts';
import { diagnosticOf } from './diagnostics.ts';
import type { FileAssist } from './file-assist.ts';
import { editsIn } from './ranges.ts';

export interface ActionPlace {
  readonly document: TextDocument;
  readonly assist: FileAssist;
  /** What all safe fixes change. */
  fixAll(): readonly TextEdit[];
  /** As they are shown. */
  readonly findings: readonly SourceFinding[];
  readonly client: ClientAbilities;
}

export interface ActionQuestion {
  readonly range: Range;
  /** The kinds that are asked for; undefined: all. */
  readonly only: readonly CodeActionKind[] | undefined;
}

export const KINDS: readonly CodeActionKind[] = [
  CodeActionKind.QuickFix,
  CodeActionKind.RefactorRewrite,
  FIX_ALL,
];

/** Whether a kind, or one that it belongs to, is asked for. */
const isAsked = (kind: CodeActionKind, only: ActionQuestion['only']): boolean =>
  only === undefined || only.some((asked) => asked === '' || kind === asked || kind.startsWith(`${asked}.`));

export function workspaceEdit(
  { document, client }: Pick<ActionPlace, 'document' | 'client'>,
  edits: readonly TextEdit[],
): WorkspaceEdit {
  const { uri, version } = document;
  const changes = editsIn(document, edits);
  return client.versionedEdits
    ? { documentChanges: [{ textDocument: { uri, version }, edits: changes }] }
    : { changes: { [uri]: changes } };
}

/** What a code action without its edit says of itself. */
export interface FixAllData {
  readonly uri: string;
}

function fixAllAction(place: ActionPlace, kind: CodeActionKind): readonly CodeAction[] {
  const { document, fixAll, client } = place;
  const action: CodeAction = { title: 'Apply all safe fixes', kind };
  if (client.resolvesEdits) return [{ ...action, data: { uri: document.uri } satisfies FixAllData }];
  const edits = fixAll();
  return edits.length === 0 ? [] : [{ ...action, edit: workspaceEdit(place, edits) }];
}

/** The actions at a range: a fix for each finding there, and all safe fixes of the file. */
export function actionsAt(place: ActionPlace, { range, only }: ActionQuestion): readonly CodeAction[] {
  const { document, assist, findings, client } = place;
  const start = document.offsetAt(range.start);
  const end = document.offsetAt(range.end);
  const safe = findings.filter(({ fix }) => fix?.safe === true);
  const isMakeable = safe.some((finding) => assist.fix(finding) !== undefined);
  const touched = findings.filter((finding) => finding.start <= end && start <= finding.end);
  const actions: CodeAction[] = [];
  if (isAsked(CodeActionKind.QuickFix, only)) {
    for (const finding of touched) {
      const fix = assist.fix(finding);
      if (!fix) continue;
      actions.push({
        title: fix.title,
        kind: CodeActionKind.QuickFix,
        diagnostics: [diagnosticOf(finding, { document, relatedInformation: client.relatedInformation })],
        isPreferred: isChosen(finding, 'all'),
        edit: workspaceEdit(place, fix.edits),
      });
    }
  }
  if (isAsked(CodeActionKind.RefactorRewrite, only))
    for (const { title, edits } of assist.rewritesAt(start))
      actions.push({ title, kind: CodeActionKind.RefactorRewrite, edit: workspaceEdit(place, edits) });
  if (!isMakeable) return actions;
  // Once: as a fix where somebody looks for the fixes of a finding, else as what runs on save.
  const isQuick = isAsked(CodeActionKind.QuickFix, only) && touched.some(({ fix }) => fix?.safe === true);
  if (isQuick && safe.length > 1) actions.push(...fixAllAction(place, CodeActionKind.QuickFix));
  else if (isAsked(FIX_ALL, only)) actions.push(...fixAllAction(place, FIX_ALL));
  return actions;
}
