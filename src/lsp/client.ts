// What the client can do, as it says when it starts.
import { CodeActionKind, MarkupKind, type InitializeParams } from 'vscode-languageserver';
import type { CompletionAbilities } from './completion-items.ts';

export interface ClientAbilities {
  readonly completion: CompletionAbilities;
  readonly hoverMarkdown: boolean;
  readonly relatedInformation: boolean;
  /** Whether it asks for diagnostics itself, and does so anew on request. */
  readonly pullsDiagnostics: boolean;
  /** Whether an edit can name the version that it is for. */
  readonly versionedEdits: boolean;
  /** Whether it asks for the edit of the action that somebody chose. */
  readonly resolvesEdits: boolean;
  /** Whether it knows actions with a kind; the others know commands only. */
  readonly codeActions: boolean;
  /** Whether it can be asked for settings. */
  readonly hasConfiguration: boolean;
  readonly registersConfiguration: boolean;
  readonly registersWatchers: boolean;
  /** Whether folders can be opened and closed while it runs. */
  readonly hasFolders: boolean;
}

export function clientOf({ capabilities }: InitializeParams): ClientAbilities {
  const { textDocument = {}, workspace = {} } = capabilities;
  const { completion, hover, publishDiagnostics, codeAction, diagnostic } = textDocument;
  const item = completion?.completionItem;
  return {
    completion: {
      snippets: item?.snippetSupport === true,
      markdown: item?.documentationFormat?.includes(MarkupKind.Markdown) === true,
      resolvesDocumentation: item?.resolveSupport?.properties.includes('documentation') === true,
    },
    hoverMarkdown: hover?.contentFormat?.includes(MarkupKind.Markdown) === true,
    relatedInformation: (diagnostic ?? publishDiagnostics)?.relatedInformation === true,
    pullsDiagnostics: diagnostic !== undefined && workspace.diagnostics?.refreshSupport === true,
    versionedEdits: workspace.workspaceEdit?.documentChanges === true,
    resolvesEdits:
      codeAction?.dataSupport === true && codeAction.resolveSupport?.properties.includes('edit') === true,
    codeActions: codeAction?.codeActionLiteralSupport !== undefined,
    hasConfiguration: workspace.configuration === true,
    registersConfiguration: workspace.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchers: workspace.didChangeWatchedFiles?.dynamicRegistration === true,
    hasFolders: workspace.workspaceFolders === true,
  };
}

/** The action that applies all safe fixes. Editors run it on save by this name. */
export const FIX_ALL: CodeActionKind = `${CodeActionKind.SourceFixAll}.rolewright`;
