// The extension for VS Code: starts the language server for the editor, and has the commands. Nothing is sent anywhere.
import { commands, workspace, type ExtensionContext } from 'vscode';
import { DocumentDiagnosticRequest, LanguageClient, vsdiag } from 'vscode-languageclient/node';
import { explainClipboard, provideExplanations } from './explanation.ts';
import { SELECTOR } from './files.ts';
import { openInPage } from './page.ts';
import { start } from './program.ts';
import { showReferenceAge } from './reference-age.ts';
import { WorkspaceCheck } from './workspace-check.ts';

const CHECK = 'rolewright.checkWorkspace';

let client: LanguageClient | undefined;

const checksOnOpen = (): boolean => workspace.getConfiguration().get('rolewright.checkOnOpen', true);

export async function activate({ subscriptions }: ExtensionContext): Promise<void> {
  const check = new WorkspaceCheck();
  const server = async () => start(['lsp', '--stdio']);
  client = new LanguageClient('rolewright', 'Rolewright', server, {
    documentSelector: SELECTOR,
    middleware: {
      async provideDiagnostics(document, previous, token, next) {
        if (!checksOnOpen() && !check.isDone)
          return { kind: vsdiag.DocumentDiagnosticReportKind.full, items: [] };
        const report = await next(document, previous, token);
        if (report && 'items' in report)
          check.serve('uri' in document ? document.uri : document, report.items);
        return report;
      },
    },
  });
  const feature = client.getFeature(DocumentDiagnosticRequest.method);
  const checkWorkspace = async (): Promise<void> => {
    await check.run();
    // Open files, too, where nothing is checked before somebody asks.
    for (const document of workspace.textDocuments)
      feature.getProvider(document)?.onDidChangeDiagnosticsEmitter.fire();
  };
  subscriptions.push(
    check,
    commands.registerCommand(CHECK, checkWorkspace),
    commands.registerCommand('rolewright.explainDenial', explainClipboard),
    commands.registerCommand('rolewright.openInPage', openInPage),
    provideExplanations(),
    ...showReferenceAge(CHECK),
  );
  await client.start();
}

export const deactivate = (): Promise<void> | undefined => client?.stop();
