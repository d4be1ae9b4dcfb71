// The language server: answers an editor's questions about policies with what core says.
import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticReportKind,
  ErrorCodes,
  LSPErrorCodes,
  MarkupKind,
  ResponseError,
  TextDocuments,
  type CancellationToken,
  type CodeAction,
  type CompletionItem,
  type Diagnostic,
  type TextDocumentPositionParams,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { JsonValue } from '#core/json/parse.ts';
import type { Completion } from '#core/language/completion/complete.ts';
import { capabilitiesFor } from './capabilities.ts';
import { clientOf, type ClientAbilities } from './client.ts';
import { actionsAt, workspaceEdit, type FixAllData } from './code-actions.ts';
import { documentationOf, itemsOf, type ItemData } from './completion-items.ts';
import { diagnosticsOf } from './diagnostics.ts';
import { asMarkdown, asPlainText } from './markdown.ts';
import { OpenFiles, type OpenFile } from './open-files.ts';
import type { ReferenceFor } from './file-assist.ts';
import { Publisher } from './publisher.ts';
import { rangeIn } from './ranges.ts';
import { SettingSource } from './setting-source.ts';
import { NO_SETTINGS, SECTION } from './settings.ts';
import { connect } from './transport.ts';

export interface ServerOptions {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  readonly version: string;
  readonly referenceFor: ReferenceFor;
}

/** The files whose changes on the disk matter: what a Terraform module takes in, and the project's own configuration. */
const WATCHED = ['**/*.{tf,tofu,tfvars}', '**/rolewright.config.json'];

const canceled = <T>(): ResponseError<T> =>
  new ResponseError<T>(LSPErrorCodes.RequestCancelled, 'The client canceled the request.');

/** Lets what the client has sent meanwhile be heard: that it cancels a request, for one. */
const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Serves one client until it leaves. Resolves to the exit status. */
export function serve({ input, output, version, referenceFor }: ServerOptions): Promise<number> {
  const { connection, isOutdated, isLeaving, ended } = connect(input, output);
  const documents = new TextDocuments(TextDocument);
  let client: ClientAbilities | undefined;
  let settings: SettingSource | undefined;
  /** The list of completions that the client asked for last. */
  let shown: { readonly number: number; readonly completions: readonly Completion[] } = {
    number: 0,
    completions: [],
  };

  const files = new OpenFiles({
    referenceFor,
    settingsFor: async (uri) => (await settings?.for(uri)) ?? NO_SETTINGS,
  });

  async function diagnosticsFor(document: TextDocument): Promise<readonly Diagnostic[]> {
    const read = await files.read(document);
    if (!read || !client) return [];
    const { relatedInformation } = client;
    return diagnosticsOf(read.findings, { document: read.document, relatedInformation });
  }

  const publisher = new Publisher({
    connection,
    documentOf: (uri) => documents.get(uri),
    isOutdated,
    diagnosticsOf: diagnosticsFor,
  });

  /** All files are read anew: settings or other files have changed. */
  function readAnew(): void {
    files.forget();
    if (client?.pullsDiagnostics) connection.languages.diagnostics.refresh();
    else for (const uri of documents.keys()) publisher.changed(uri);
  }

  /** Answers about the newest text of an open file with policies; null for any other. */
  async function answer<T>(
    uri: string,
    token: CancellationToken,
    from: (read: OpenFile, client: ClientAbilities) => T,
  ): Promise<T | null | ResponseError<void>> {
    if (!client) return new ResponseError(ErrorCodes.ServerNotInitialized, 'Send “initialize” first.');
    if (isLeaving()) return new ResponseError(ErrorCodes.InvalidRequest, 'The server is shutting down.');
    await nextTurn();
    if (token.isCancellationRequested) return canceled();
    const document = documents.get(uri);
    const read = document && (await files.read(document));
    if (token.isCancellationRequested) return canceled();
    return read ? from(read, client) : null;
  }

  const answerAt = <T>(
    { textDocument: { uri }, position }: TextDocumentPositionParams,
    token: CancellationToken,
    from: (read: OpenFile, client: ClientAbilities, offset: number) => T,
  ): Promise<T | null | ResponseError<void>> =>
    answer(uri, token, (read, client) => from(read, client, read.document.offsetAt(position)));

  connection.onInitialize((params) => {
    client = clientOf(params);
    const initial = params.initializationOptions as JsonValue | undefined;
    settings = new SettingSource(connection, { asks: client.hasConfiguration, initial });
    return {
      capabilities: capabilitiesFor(client),
      serverInfo: { name: 'rolewright', version },
    };
  });

  connection.onInitialized(() => {
    // A client may refuse: then nothing is known of changes.
    if (client?.registersConfiguration)
      connection.client
        .register(DidChangeConfigurationNotification.type, { section: SECTION })
        .catch(() => undefined);
    if (client?.registersWatchers)
      connection.client
        .register(DidChangeWatchedFilesNotification.type, {
          watchers: WATCHED.map((globPattern) => ({ globPattern })),
        })
        .catch(() => undefined);
  });

  connection.onDidChangeConfiguration(({ settings: sent }) => {
    settings?.changed(sent as JsonValue | undefined);
    readAnew();
  });
  connection.onDidChangeWatchedFiles(() => readAnew());

  documents.onDidChangeContent(({ document: { uri } }) => {
    if (!client?.pullsDiagnostics) publisher.changed(uri);
  });
  documents.onDidClose(({ document: { uri } }) => {
    files.close(uri);
    settings?.close(uri);
    publisher.closed(uri);
  });

  connection.languages.diagnostics.on(async ({ textDocument: { uri } }, token) => {
    const found = await answer(uri, token, ({ document, findings }, { relatedInformation }) =>
      diagnosticsOf(findings, { document, relatedInformation }),
    );
    if (found instanceof ResponseError) return found as ResponseError<never>;
    return { kind: DocumentDiagnosticReportKind.Full, items: found ?? [] };
  });

  connection.onCompletion((params, token) =>
    answerAt(params, token, ({ document, file }, { completion: abilities }, offset) => {
      shown = { number: shown.number + 1, completions: file.completionsAt(offset) };
      const items = itemsOf(shown.completions, { document, offset, abilities, list: shown.number });
      // What fits depends on all of the text, so each key may change it.
      return { isIncomplete: items.length > 0, items };
    }),
  );

  connection.onCompletionResolve((item): CompletionItem => {
    const [list, index] = (item.data ?? []) as Partial<ItemData>;
    const documentation =
      list === shown.number && index !== undefined ? shown.completions[index]?.documentation : undefined;
    if (documentation === undefined || !client) return item;
    return { ...item, documentation: documentationOf(documentation, client.completion) };
  });

  connection.onHover((params, token) =>
    answerAt(params, token, ({ document, file }, { hoverMarkdown }, offset) => {
      const hover = file.hoverAt(offset);
      if (!hover) return null;
      const contents = hoverMarkdown
        ? { kind: MarkupKind.Markdown, value: asMarkdown(hover) }
        : { kind: MarkupKind.PlainText, value: asPlainText(hover) };
      return { contents, range: rangeIn(document, hover) };
    }),
  );

  connection.onCodeAction(({ textDocument: { uri }, range, context }, token) =>
    answer(uri, token, ({ document, file, findings }, client) => [
      ...actionsAt({ document, file, findings, client }, { range, only: context.only }),
    ]),
  );

  connection.onCodeActionResolve(async (action, token): Promise<CodeAction> => {
    const { uri } = (action.data ?? {}) as Partial<FixAllData>;
    if (typeof uri !== 'string') return action;
    const edit = await answer(uri, token, ({ document, file }, client) =>
      workspaceEdit({ document, client }, file.fixAll()),
    );
    return edit === null || edit instanceof ResponseError ? action : { ...action, edit };
  });

  connection.onDocumentLinks(({ textDocument: { uri } }, token) =>
    answer(uri, token, ({ document, file }) =>
      file.links().map(({ url, ...range }) => ({ range: rangeIn(document, range), target: url })),
    ),
  );

  documents.listen(connection);
  connection.listen();
  return ended.finally(() => publisher.end());
}
