// The report's sections on findings, access and expectations, or that these were not run.
import { groupBy } from '#iam/collections/group-by.ts';
import type { ExportKit } from '#deepseek/export/export-kit.ts';
import { documentsIn } from '#deepseek/export/targets.ts';
import type { ReviewAccess, ReviewFinding, ReviewInput, ReviewProof } from '#deepseek/export/review.ts';
import { bullets, code, codeCell, link, prose, table } from './text.ts';

const SEVERITIES = ['security', 'error', 'warning', 'suggestion'] as const;

const NOT_RUN = 'Not run.';

function findingWords(finding: ReviewFinding, where: string): string {
  const { severity, message, refusal, code: issue, source } = finding;
  return [
    `**${severity}** in ${where}: ${prose(message)}`,
    ...(refusal === undefined ? [] : [`**AWS will refuse this document**: “${prose(refusal)}”`]),
    ...(issue === undefined ? [] : [`AWS’s ${code(issue)}.`]),
    ...(source === undefined ? [] : [link('The rule', source)]),
  ].join(' ');
}

export function findingsSection(kit: ExportKit, { findings }: ReviewInput): readonly string[] {
  const head = '## Findings';
  if (!findings) return [head, NOT_RUN];
  if (findings.length === 0) return [head, 'None.'];
  const titles = new Map(
    [...kit.groups.flatMap(documentsIn), ...(kit.alone ?? [])].map(({ id, title, name }) => [
      id,
      `${prose(title)} ${code(name)}`,
    ]),
  );
  // What keeps a document from being saved comes first.
  const rank = ({ refusal, severity }: ReviewFinding): number =>
    refusal === undefined ? SEVERITIES.indexOf(severity) : -1;
  const ordered = findings.toSorted((a, b) => rank(a) - rank(b));
  return [
    head,
    bullets(
      ordered.map((finding) => findingWords(finding, titles.get(finding.document) ?? code(finding.document))),
    ),
  ];
}

const counted = (number: number): string => number.toLocaleString('en');

const allowedWords = ({ counts: { all, some, conditional }, totals }: ReviewAccess): string =>
  `${counted(all + some + conditional)} of ${counted(totals.actions)} AWS actions`;

function accessOf(access: ReviewAccess): readonly string[] {
  const { all, some, conditional } = access.counts;
  const columns = Object.keys(access.rows[0] ?? {});
  return [
    `### ${prose(access.of)}`,
    `${allowedWords(access)}: ${all} on all resources, ${some} on some, ${conditional} under conditions. Service reference of ${prose(access.date)}.`,
    '**Risks**',
    access.risks.length === 0
      ? 'No known risks.'
      : bullets(
          access.risks.map(
            ({ strength, does, actions, cell }) =>
              `**${prose(strength)}**: ${prose(does)} (${actions.map(code).join(', ')}: ${prose(cell)})`,
          ),
        ),
    '**Allowed actions**',
    access.rows.length === 0
      ? 'None.'
      : table(
          columns.map(prose),
          access.rows.map((row) => columns.map((name) => (row[name] ?? []).map(codeCell).join('<br>'))),
        ),
  ];
}

export function accessSection({ access }: ReviewInput): readonly string[] {
  const head = '## What it can do';
  return access ? [head, ...access.flatMap(accessOf)] : [head, NOT_RUN];
}

const OUTCOMES: Readonly<Record<ReviewProof['outcome'], string>> = {
  fails: '**fails**',
  open: '**depends**',
  holds: 'holds',
};

const RANKS = Object.keys(OUTCOMES);

const proofTable = (proofs: readonly ReviewProof[]): string =>
  table(
    ['Outcome', 'Expected', 'Call', 'Action', 'Resource', 'Why it fails'],
    proofs
      .toSorted((a, b) => RANKS.indexOf(a.outcome) - RANKS.indexOf(b.outcome))
      .map(({ expectation, proof, outcome }) => [
        OUTCOMES[outcome],
        expectation.expect,
        `${prose(expectation.label)}${expectation.difference === undefined ? '' : `; but ${prose(expectation.difference)}`}`,
        codeCell(expectation.action),
        codeCell(expectation.resource),
        prose(proof.failure),
      ]),
  );

export function proofsSection({ proofs }: ReviewInput): readonly string[] {
  const head = '## Expectations';
  if (!proofs) return [head, NOT_RUN];
  if (proofs.length === 0) return [head, 'These documents have no expectations.'];
  const topics = groupBy(proofs, ({ expectation }) => expectation.topic ?? '');
  return [
    head,
    `${proofs.filter(({ outcome }) => outcome === 'holds').length} of ${proofs.length} expectations hold.`,
    ...[...topics].flatMap(([topic, those]) => [
      ...(topic === '' ? [] : [`### ${prose(topic)}`]),
      proofTable(those),
    ]),
  ];
}

/** The lines at the top: how many documents, findings and expectations there are. */
export function summary(kit: ExportKit, { findings, access, proofs }: ReviewInput): string {
  const documents = kit.groups.flatMap(documentsIn);
  const edited = documents.filter((document) => document.edited).length;
  const found = SEVERITIES.flatMap((severity) => {
    const count = findings?.filter((finding) => finding.severity === severity).length ?? 0;
    return count > 0 ? [`${count} ${severity}`] : [];
  });
  const holding = proofs?.filter(({ outcome }) => outcome === 'holds').length ?? 0;
  return bullets([
    `Documents: ${documents.length}${edited > 0 ? `, ${edited} of them edited by hand` : ''}`,
    `Findings: ${findings ? found.join(', ') || 'none' : 'not run'}`,
    `What it can do: ${access ? access.map((each) => `${allowedWords(each)} (${prose(each.of)})`).join('; ') : 'not run'}`,
    `Expectations: ${proofs ? `${holding} of ${proofs.length} hold` : 'not run'}`,
    `Placeholders: ${kit.parameters.length + (kit.home.accountOpen ? 1 : 0) || 'none'}`,
  ]);
}
