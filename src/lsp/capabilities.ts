// What the server offers a client.
import { PositionEncodingKind, TextDocumentSyncKind, type ServerCapabilities } from 'vscode-languageserver';
import type { ClientAbilities } from './client.ts';
import { KINDS } from './code-actions.ts';

/** A completion may follow each of these; editors ask by themselves while a word is typed. */
const TRIGGERS = ['"', "'", ':', '/', '$', '{', ',', '.', '-', ' ', '*'];

export const capabilitiesFor = ({
  pullsDiagnostics,
  codeActions,
  resolvesEdits,
  hasFolders,
}: ClientAbilities): ServerCapabilities => ({
  positionEncoding: PositionEncodingKind.UTF16,
  // Not every client watches files: at least it tells when it saves one.
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
  completionProvider: { triggerCharacters: TRIGGERS, resolveProvider: true },
  hoverProvider: true,
  documentLinkProvider: { resolveProvider: false },
  ...(hasFolders && { workspace: { workspaceFolders: { supported: true, changeNotifications: true } } }),
  ...(codeActions && { codeActionProvider: { codeActionKinds: [...KINDS], resolveProvider: resolvesEdits } }),
  ...(pullsDiagnostics && {
    diagnosticProvider: {
      identifier: 'rolewright',
      interFileDependencies: true,
      workspaceDiagnostics: false,
    },
  }),
});
