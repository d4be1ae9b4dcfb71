// The findings as SARIF 2.1.0, which code scanning takes. https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
import { RULES } from '#deepseek/rules/index.ts';
import type { Severity } from '#iam/findings/index.ts';
import { ruleOf } from '#iam/editing/index.ts';
import { spellOutInvisible } from '#iam/text/index.ts';
import { addressOf } from '#cli/paths.ts';
import { jsonText } from '#cli/terminal.ts';
import {
  findingsIn,
  type CheckedFile,
  type CheckResult,
  type FileLocation,
  type FileFinding,
  callsText,
  withRefusal,
} from './checked.ts';

/**
 * Text from files, in which SARIF would read [words](address) as a link.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html#_Toc34317471
 */
const plain = (text: string): string => spellOutInvisible(text).replaceAll(/\](?=\()/g, String.raw`\]`);

const LEVELS: Readonly<Record<Severity, string>> = {
  error: 'error',
  security: 'warning',
  warning: 'warning',
  suggestion: 'note',
};

/** Relative to where the command runs, which for code scanning is the top of the repository. */
function artifactOf(file: string): { readonly uri: string; readonly uriBaseId?: string } {
  if (file === '-') return { uri: 'stdin' };
  const { uri, isRelative } = addressOf(file);
  return { uri, ...(isRelative && { uriBaseId: '%SRCROOT%' }) };
}

const locationOf = (file: string, { line, column, endLine, endColumn }: FileLocation) => ({
  physicalLocation: {
    artifactLocation: artifactOf(file),
    region: { startLine: line, startColumn: column, endLine, endColumn },
  },
});

function rule(id: string, severity: Severity, help: string | undefined) {
  const known = ruleOf(id, RULES);
  const page = known?.source ?? help;
  const severe = known?.severity ?? severity;
  return {
    id,
    ...(known && { shortDescription: { text: known.title }, fullDescription: { text: known.why } }),
    ...(page !== undefined && { helpUri: page }),
    ...(known && {
      help: {
        text: `${known.why} ${page ?? ''}`.trim(),
        markdown: `${known.why}\n\n[AWS’s page](${page ?? ''})`,
      },
    }),
    defaultConfiguration: { level: LEVELS[severe] },
    properties: {
      tags: ['aws', 'iam', ...(severe === 'security' ? ['security'] : [])],
      ...(known?.code !== undefined && { accessAnalyzerCode: known.code }),
    },
  };
}

function results(
  { file, policies, notices }: CheckedFile,
  indexOf: (rule: string) => number,
): readonly unknown[] {
  const result = (where: string, finding: FileFinding): unknown => ({
    ruleId: finding.rule,
    ruleIndex: indexOf(finding.rule),
    level: finding.refused ? 'error' : LEVELS[finding.severity],
    message: { text: plain([withRefusal(finding), callsText(finding)].filter(Boolean).join(' \u2014 ')) },
    locations: [
      {
        ...locationOf(file, finding),
        ...(where !== '' && { logicalLocations: [{ fullyQualifiedName: where }] }),
      },
    ],
    ...(finding.others.length > 0 && {
      relatedLocations: finding.others.map((place, index) => ({ id: index + 1, ...locationOf(file, place) })),
    }),
    properties: {
      severity: finding.severity,
      ...(finding.refused && { refused: true, refusal: finding.refusal }),
    },
  });
  // Findings that are ignored are left out: code scanning shows them as open, whatever `suppressions` says.
  // https://github.com/github/codeql-action/issues/1230
  return [...policies, { where: '', findings: notices }].flatMap(({ where, findings }) =>
    findings.map((finding) => result(where, finding)),
  );
}

export function asSarif(result: CheckResult): string {
  const rules = new Map<string, ReturnType<typeof rule>>();
  for (const { rule: id, severity, help } of result.files.flatMap(findingsIn))
    if (!rules.has(id)) rules.set(id, rule(id, severity, help));
  const ids = [...rules.keys()];
  const indexOf = (id: string): number => ids.indexOf(id);
  const notes = result.files.flatMap(({ file, unread }) =>
    unread.map(({ where, message }) => ({
      level: 'note',
      message: { text: plain(`${where}: ${message}`) },
      locations: [{ physicalLocation: { artifactLocation: artifactOf(file) } }],
    })),
  );
  const failures = result.failures.map((text) => ({ level: 'error', message: { text: plain(text) } }));
  return jsonText({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'Rolewright', semanticVersion: ROLEWRIGHT_VERSION, rules: [...rules.values()] },
        },
        invocations: [
          {
            executionSuccessful: failures.length === 0,
            toolExecutionNotifications: [...failures, ...notes],
          },
        ],
        columnKind: 'utf16CodeUnits',
        results: result.files.flatMap((file) => results(file, indexOf)),
      },
    ],
  });
}
