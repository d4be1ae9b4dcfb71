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
import type { JsonValue } from '#iam/json/index.ts';
import type { Completion } from '#iam/editing/index.ts';
import { capabilitiesFor } from './capabilities.ts';
import { clientOf, type ClientAbilities } from './client.ts';
import { actionsAt, workspaceEdit, type FixAllData } from './code-actions.ts';
import { documentationOf, itemsOf, type ItemData } from './completion-items.ts';
import { unusedIn } from './config-use.ts';
import { ConfigFiles, foldersOf, isConfig, pathsOf } from './config-files.ts';
import { diagnosticsOf } from './diagnostics.ts';
import { isOldReference, referenceWords } from '#iam/reference/index.ts';
import { asMarkdown, asPlainText } from './markdown.ts';
import { nextTurn, OpenFiles, type OpenFile } from './open-files.ts';
import type { LoadReference } from './file-assist.ts';
import { ModuleFiles, pathOf } from './module-files.ts';
import { Publisher } from './publisher.ts';
import { rangeIn } from './ranges.ts';
import { SettingSource, warn } from './setting-source.ts';
import { NO_SETTINGS, SECTION } from './settings.ts';
import { connect } from './transport.ts';
import { Typing } from './typing.ts';

export interface ServerOptions {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  readonly version: string;
  readonly referenceWith: LoadReference;
}

/** The files whose changes on the disk matter: what a Terraform module takes in, and the project's own configuration. */
const WATCHED = ['**/*.{tf,tofu,tfvars}', '**/rolewright.config.json'];

/** A change of one file of a Terraform module may concern the others, which nobody is typing in. */
const DEPENDENT_MS = 300;

const outdated = <T>(data: T): ResponseError<T> =>
  new ResponseError(LSPErrorCodes.ServerCancelled, 'The text has changed meanwhile.', data);

const canceled = <T>(): ResponseError<T> =>
  new ResponseError<T>(LSPErrorCodes.RequestCancelled, 'The client canceled the request.');

/** Serves one client until it leaves. Resolves to the exit status. */
export function serve({ input, output, version, referenceWith: load }: ServerOptions): Promise<number> {
  const { connection, isOutdated, isLeaving, ended } = connect(input, output);
  let isAgeSaid = false;
  /** Editors show it in the log of the server. */
  const sayAge = (date: string): void => {
    if (isAgeSaid || !isOldReference(date, Date.now())) return;
    isAgeSaid = true;
    try {
      connection.console.info(referenceWords(date, Date.now()));
    } catch {
      // The client is gone.
    }
  };
  const referenceWith: LoadReference = (needed) => {
    const reference = load(needed);
    sayAge(reference.date);
    return reference;
  };
  const typing = new Typing((uri) => diagnoseAgain(uri));
  const documents = new TextDocuments({ create: TextDocument.create, update: typing.update });
  let client: ClientAbilities | undefined;
  let settings: SettingSource | undefined;
  /** The list of completions that the client asked for last. */
  let shown: { readonly number: number; readonly completions: readonly Completion[] } = {
    number: 0,
    completions: [],
  };

  const openText = (path: string): string | undefined =>
    documents
      .all()
      .find(({ uri }) => pathOf(uri) === path)
      ?.getText();
  const modules = new ModuleFiles(openText, () => configs.folders);
  const configs = new ConfigFiles((message) => warn(connection, message));
  const files = new OpenFiles({
    referenceWith,
    isOutdated,
    besides: (uri) => modules.besides(uri),
    around: (uri) => modules.around(uri),
    configFor: (uri) => configs.for(uri),
    others: (uri) => documents.all().flatMap((each) => (each.uri === uri ? [] : [each.getText()])),
    unusedIn: async (uri, text) => {
      const path = pathOf(uri);
      return path === undefined ? [] : unusedIn(path, text, { referenceWith, openText, pause: nextTurn });
    },
    settingsFor: async (uri) => (await settings?.for(uri)) ?? NO_SETTINGS,
  });

  /** Undefined once a newer text has come. */
  async function diagnosticsIn(
    { document, assist, verdict }: OpenFile,
    { relatedInformation }: ClientAbilities,
  ): Promise<Diagnostic[] | undefined> {
    const found = await verdict();
    if (!found) return undefined;
    const cursor = typing.at(document.uri);
    const waits = cursor === undefined ? undefined : assist.heldBack(cursor);
    const findings = waits ? found.findings.filter((finding) => !waits(finding)) : found.findings;
    if (findings.length < found.findings.length) typing.holds(document.uri);
    return diagnosticsOf({ ...found, findings }, { document, relatedInformation });
  }

  const publisher = new Publisher({
    connection,
    documentOf: (uri) => documents.get(uri),
    isOutdated,
    diagnosticsOf: async (document) => {
      const file = await files.read(document);
      return file && client ? diagnosticsIn(file, client) : [];
    },
  });

  /** The diagnostics of a file are sent again. */
  function diagnoseAgain(uri: string): void {
    if (client?.pullsDiagnostics) connection.languages.diagnostics.refresh();
    else publisher.changed(uri);
  }

  /** All files are read anew: settings or other files have changed. */
  function readAnew(): void {
    files.forgetAll();
    if (client?.pullsDiagnostics) connection.languages.diagnostics.refresh();
    else for (const uri of documents.keys()) publisher.changed(uri);
  }

  /** Answers about the newest text of an open file; null for a file of another kind. */
  async function answer<T>(
    uri: string,
    token: CancellationToken,
    from: (file: OpenFile, client: ClientAbilities) => T | Promise<T>,
  ): Promise<T | null | ResponseError<void>> {
    if (!client) return new ResponseError(ErrorCodes.ServerNotInitialized, 'Send “initialize” first.');
    if (isLeaving()) return new ResponseError(ErrorCodes.InvalidRequest, 'The server is shutting down.');
    await nextTurn();
    if (token.isCancellationRequested) return canceled();
    const document = documents.get(uri);
    const file = document && (await files.read(document));
    if (token.isCancellationRequested) return canceled();
    return file ? from(file, client) : null;
  }

  const answerAt = <T>(
    { textDocument: { uri }, position }: TextDocumentPositionParams,
    token: CancellationToken,
    from: (file: OpenFile, client: ClientAbilities, offset: number) => T,
  ): Promise<T | null | ResponseError<void>> =>
    answer(uri, token, (file, client) => from(file, client, file.document.offsetAt(position)));

  connection.onInitialize((params) => {
    client = clientOf(params);
    const initial = params.initializationOptions as JsonValue | undefined;
    configs.endAt(foldersOf(params));
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
    if (client?.hasFolders)
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        configs.changeEnds(pathsOf(added), pathsOf(removed));
        changedOnDisk();
      });
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
  function changedOnDisk(): void {
    modules.forget();
    configs.forget();
    readAnew();
  }
  connection.onDidChangeWatchedFiles(changedOnDisk);
  documents.onDidSave(({ document: { uri } }) => {
    typing.finish(uri);
    if (isConfig(uri)) changedOnDisk();
  });

  documents.onDidChangeContent(({ document: { uri } }) => {
    if (!client?.pullsDiagnostics) publisher.changed(uri);
    for (const other of modules.dependents(uri, documents.keys())) {
      files.forget(other);
      if (!client?.pullsDiagnostics) publisher.changed(other, DEPENDENT_MS);
    }
  });
  documents.onDidClose(({ document: { uri } }) => {
    files.forget(uri);
    settings?.close(uri);
    typing.forget(uri);
    publisher.closed(uri);
  });

  connection.languages.diagnostics.on(async ({ textDocument: { uri } }, token) => {
    const found = await answer(uri, token, diagnosticsIn);
    if (found instanceof ResponseError) return found as ResponseError<never>;
    if (found === undefined) return outdated({ retriggerRequest: true });
    return { kind: DocumentDiagnosticReportKind.Full, items: found ?? [] };
  });

  connection.onCompletion((params, token) =>
    answerAt(params, token, ({ document, assist }, { completion: abilities }, offset) => {
      shown = { number: shown.number + 1, completions: assist.completionsAt(offset) };
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
    answerAt(params, token, ({ document, assist }, { hoverMarkdown }, offset) => {
      const hover = assist.hoverAt(offset);
      if (!hover) return null;
      const contents = hoverMarkdown
        ? { kind: MarkupKind.Markdown, value: asMarkdown(hover) }
        : { kind: MarkupKind.PlainText, value: asPlainText(hover) };
      return { contents, range: rangeIn(document, hover) };
    }),
  );

  connection.onCodeAction(({ textDocument: { uri }, range, context }, token) =>
    answer(uri, token, async (file, client) => {
      const { findings = [] } = (await file.verdict()) ?? {};
      return [...actionsAt({ ...file, findings, client }, { range, only: context.only })];
    }),
  );

  connection.onCodeActionResolve(async (action, token): Promise<CodeAction> => {
    const { uri } = (action.data ?? {}) as Partial<FixAllData>;
    if (typeof uri !== 'string') return action;
    const edit = await answer(uri, token, ({ document, fixAll }, client) =>
      workspaceEdit({ document, client }, fixAll()),
    );
    return edit === null || edit instanceof ResponseError ? action : { ...action, edit };
  });

  connection.onDocumentLinks(({ textDocument: { uri } }, token) =>
    answer(uri, token, ({ document, assist }) =>
      assist.links().map(({ url, title, ...range }) => ({
        range: rangeIn(document, range),
        target: url,
        tooltip: title,
      })),
    ),
  );

  documents.listen(connection);
  connection.listen();
  return ended.finally(() => {
    typing.end();
    publisher.end();
  });
}
