// The status bar item: how old the data about AWS is.
import {
  languages,
  StatusBarAlignment,
  window,
  type Disposable,
  type StatusBarItem,
  type TextEditor,
} from 'vscode';
import { isOldReference, referenceWords } from '#iam/reference/index.ts';
import { shortDay } from '#iam/text/index.ts';
import { SELECTOR } from './files.ts';

/** Of AWS's service reference, as YYYY-MM-DD: the build puts it here. */
declare const REFERENCE_DATE: string;

function showAge(item: StatusBarItem): void {
  const now = Date.now();
  const icon = isOldReference(REFERENCE_DATE, now) ? 'warning' : 'shield';
  item.text = `$(${icon}) AWS data: ${shortDay(REFERENCE_DATE)}`;
  item.tooltip = `${referenceWords(REFERENCE_DATE, now)} Click to check the workspace.`;
}

/** Shows the item while a file is open that can hold policies. */
export function showReferenceAge(command: string): Disposable[] {
  const item = window.createStatusBarItem('rolewright.reference', StatusBarAlignment.Right);
  item.name = 'Rolewright: date of the data about AWS';
  item.command = command;
  const follow = (editor: TextEditor | undefined): void => {
    showAge(item);
    if (editor && languages.match(SELECTOR, editor.document) > 0) item.show();
    else item.hide();
  };
  follow(window.activeTextEditor);
  return [item, window.onDidChangeActiveTextEditor(follow)];
}
