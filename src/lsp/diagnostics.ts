// Findings as the protocol's diagnostics.
import { dirname, relative } from 'node:path';
import { DiagnosticSeverity, DiagnosticTag, type Diagnostic } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Severity } from '#iam/findings/index.ts';
import type { PolicyFinding, SourceFinding } from '#iam/editing/index.ts';
import { pathOf } from './module-files.ts';
import { rangeIn } from './ranges.ts';
import type { ConfigNotice } from './verdict.ts';

type DiagnosedFinding = PolicyFinding & Pick<SourceFinding, 'calledIn'>;

const LEVELS: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  security: DiagnosticSeverity.Warning,
  warning: DiagnosticSeverity.Warning,
  suggestion: DiagnosticSeverity.Information,
};

/** More in one file are never read. */
const MAX_DIAGNOSTICS = 1000;

/** Editors show what is redundant in a fainter color. */
const isRedundant = ({ id }: PolicyFinding): boolean => id.startsWith('redundant-');

export interface DiagnosticOptions {
  readonly document: TextDocument;
  /** Whether the client shows the further places of a diagnostic. */
  readonly relatedInformation: boolean;
}

const MAX_CALLS = 3;

/** Where the module is called so, as seen from the file. */
function callsIn(calledIn: readonly string[], uri: string): string {
  const path = pathOf(uri) ?? '';
  const shown = calledIn.slice(0, MAX_CALLS).map((way) =>
    way
      .split(' › ')
      .map((place) => relative(dirname(path), place))
      .join(' › '),
  );
  return [...shown, ...(calledIn.length > MAX_CALLS ? [`${calledIn.length - MAX_CALLS} more`] : [])].join(
    ', ',
  );
}

/** What a finding says, with the answer of AWS where that refuses the document. */
const messageOf = ({ message, refusal, calledIn = [] }: DiagnosedFinding, uri: string): string =>
  [
    message,
    ...(refusal === undefined ? [] : [`AWS refuses to save this document: “${refusal}”`]),
    ...(calledIn.length === 0 ? [] : [`As called in ${callsIn(calledIn, uri)}.`]),
  ].join(' ');

export function diagnosticOf(
  finding: DiagnosedFinding,
  { document, relatedInformation }: DiagnosticOptions,
): Diagnostic {
  const { id, severity, source, others } = finding;
  return {
    range: rangeIn(document, finding),
    severity: LEVELS[severity],
    code: id,
    ...(source !== undefined && { codeDescription: { href: source } }),
    source: 'rolewright',
    message: messageOf(finding, document.uri),
    ...(isRedundant(finding) && { tags: [DiagnosticTag.Unnecessary] }),
    ...(relatedInformation &&
      others.length > 0 && {
        relatedInformation: others.map((range) => ({
          location: { uri: document.uri, range: rangeIn(document, range) },
          message: 'Also here.',
        })),
      }),
  };
}

const noticeOf = (notice: ConfigNotice, document: TextDocument): Diagnostic => ({
  range: rangeIn(document, notice),
  severity: DiagnosticSeverity.Warning,
  code: notice.id,
  source: 'rolewright',
  message: notice.message,
});

/** The notices come first: they are few. */
export const diagnosticsOf = (
  { findings, notices }: { findings: readonly PolicyFinding[]; notices: readonly ConfigNotice[] },
  options: DiagnosticOptions,
): Diagnostic[] =>
  [
    ...notices.map((notice) => noticeOf(notice, options.document)),
    ...findings.slice(0, MAX_DIAGNOSTICS).map((finding) => diagnosticOf(finding, options)),
  ].slice(0, MAX_DIAGNOSTICS);
