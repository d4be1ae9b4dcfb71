// Rolewright: Check workspace. Shows what `rolewright check` finds in files that are not open; the language server has the
// others.
import { join } from 'node:path';
import {
  commands,
  Diagnostic,
  DiagnosticSeverity,
  languages,
  ProgressLocation,
  Range,
  Uri,
  window,
  workspace,
  type CancellationToken,
  type Disposable,
  type WorkspaceFolder,
} from 'vscode';
import { findingsIn, withRefusal, type CheckedFile, type FileFinding } from '#cli/check/checked.ts';
import type { Severity } from '#iam/findings/index.ts';
import type { JsonValue } from '#iam/json/index.ts';
import { count } from '#iam/text/index.ts';
import { judged, readSettings, SECTION } from '#lsp/settings.ts';
import { run } from './program.ts';

const LEVELS: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  security: DiagnosticSeverity.Warning,
  warning: DiagnosticSeverity.Warning,
  suggestion: DiagnosticSeverity.Information,
};

function diagnosticOf(finding: FileFinding): Diagnostic {
  const { rule, severity, help, line, column, endLine, endColumn } = finding;
  const range = new Range(line - 1, column - 1, endLine - 1, endColumn - 1);
  const diagnostic = new Diagnostic(range, withRefusal(finding), LEVELS[severity]);
  diagnostic.source = SECTION;
  diagnostic.code = help === undefined ? rule : { value: rule, target: Uri.parse(help) };
  return diagnostic;
}

type Found = [file: Uri, diagnostics: readonly Diagnostic[]][];

/** What is found in a folder, with the settings that the language server has; undefined where it cannot be checked. */
async function checkFolder(
  { uri, name }: WorkspaceFolder,
  token: CancellationToken,
): Promise<Found | undefined> {
  const { settings } = readSettings(workspace.getConfiguration(undefined, uri).get<JsonValue>(SECTION));
  const { policyType, attachedTo } = settings;
  const args = ['check', '.', '--format', 'json'];
  if (policyType !== undefined) args.push('--type', policyType);
  if (attachedTo !== undefined) args.push('--attached-to', attachedTo);
  const { text, notes } = await run(args, { cwd: uri.fsPath, token }).catch(({ message }: Error) => ({
    text: '',
    notes: message,
  }));
  if (token.isCancellationRequested) return undefined;
  if (notes !== '') void window.showWarningMessage(`${name}: ${notes}`);
  if (text === '') return undefined;
  const { files } = JSON.parse(text) as { readonly files: readonly CheckedFile[] };
  return files.map((file) => [
    Uri.file(join(uri.fsPath, file.file)),
    judged(
      findingsIn(file).map((finding) => ({ ...finding, id: finding.rule })),
      settings,
    ).map(diagnosticOf),
  ]);
}

const summary = (diagnostics: readonly Diagnostic[]): string => {
  const problems = diagnostics.length;
  const errors = diagnostics.filter(({ severity }) => severity === DiagnosticSeverity.Error).length;
  if (problems === 0) return 'No problems found in the policies of this workspace.';
  return `${count(problems, 'problem')} found (${count(errors, 'error')}).`;
};

export class WorkspaceCheck implements Disposable {
  readonly #shown = languages.createDiagnosticCollection('rolewright-workspace');
  /** What the language server found last in the files that are open. */
  readonly #served = new Map<string, readonly Diagnostic[]>();
  readonly #onClose = workspace.onDidCloseTextDocument(({ uri }) => {
    const last = this.#served.get(uri.toString());
    this.#served.delete(uri.toString());
    if (this.isDone && last) this.#shown.set(uri, last);
  });
  /** Whether somebody has asked for it. */
  isDone = false;

  /** The language server shows these itself. */
  serve(uri: Uri, diagnostics: readonly Diagnostic[]): void {
    this.#served.set(uri.toString(), diagnostics);
    this.#shown.delete(uri);
  }

  async run(): Promise<void> {
    const folders = workspace.workspaceFolders?.filter(({ uri }) => uri.scheme === 'file') ?? [];
    if (folders.length === 0) {
      void window.showInformationMessage('Open the folder with your policies, then run this again.');
      return;
    }
    const found = await window.withProgress(
      { location: ProgressLocation.Notification, title: 'Checking the policies', cancellable: true },
      async (_, token) => {
        const all = await Promise.all(folders.map((folder) => checkFolder(folder, token)));
        const checked = all.filter((each) => each !== undefined);
        return token.isCancellationRequested || checked.length === 0 ? undefined : checked.flat();
      },
    );
    // What was found before stays.
    if (!found) return;
    this.isDone = true;
    this.#shown.clear();
    this.#shown.set(found.filter(([uri]) => !this.#served.has(uri.toString())));
    void window.showInformationMessage(summary(found.flatMap(([, diagnostics]) => diagnostics)));
    await commands.executeCommand('workbench.actions.view.problems');
  }

  dispose(): void {
    this.#shown.dispose();
    this.#onClose.dispose();
  }
}
