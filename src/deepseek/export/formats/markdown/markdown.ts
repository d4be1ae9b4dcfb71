// The role kit as a report for a review: the answers, the documents, and the results of checks and proofs.
import { noticeText } from '#deepseek/compose/role-kit.ts';
import type { ExportKit } from '#deepseek/export/export-kit.ts';
import type { ExportedFile, Exporter } from '#deepseek/export/exporter.ts';
import { fileNameOf } from '#deepseek/export/names.ts';
import { documentSections } from './documents.ts';
import { accessSection, findingsSection, proofsSection, summary } from './review-sections.ts';
import { answersSection } from './answers-section.ts';
import { mapSection } from './map-section.ts';
import type { ReviewInput } from '#deepseek/export/review.ts';
import { bullets, code, codeCell, fenced, link, prose, table } from './text.ts';
import { notReadyLines } from '#deepseek/export/not-ready.ts';

function openSection({ parameters, home, notes }: ExportKit): readonly string[] {
  const rows = [
    ...(home.accountOpen ? [['Account', codeCell(home.account)]] : []),
    ...parameters.map(({ title, standIn }) => [prose(title), codeCell(standIn)]),
  ];
  return [
    '## Placeholders',
    rows.length === 0 ? 'None.' : table(['Question', 'Placeholder'], rows),
    ...(notes.length > 0 ? [bullets(notes.map(prose))] : []),
  ];
}

function noticesSection({ notices }: ExportKit): readonly string[] {
  return notices.length === 0
    ? []
    : ['## Notes', bullets(notices.map((notice) => prose(noticeText(notice))))];
}

function nextSteps({ nextSteps: steps }: ExportKit): readonly string[] {
  if (steps.length === 0) return [];
  return [
    '## Next steps',
    ...steps.flatMap(({ title, text, code: lines, page }) => [
      `### ${prose(title)}`,
      prose(text),
      ...(lines === undefined ? [] : [fenced(lines)]),
      ...(page === undefined ? [] : [link('AWS documentation', page)]),
    ]),
  ];
}

/** The report. What `review` leaves out is reported as not run. Pure and total. */
export function reviewFiles(kit: ExportKit, review: ReviewInput = {}): readonly ExportedFile[] {
  const text = [
    `# Review of ${code(kit.name)}`,
    `${prose(kit.title)}. Made with Rolewright, an independent tool.`,
    ...notReadyLines(kit.left, 'placeholders').map(prose),
    summary(kit, review),
    ...answersSection(kit),
    ...openSection(kit),
    ...noticesSection(kit),
    ...mapSection(kit, review),
    ...findingsSection(kit, review),
    ...proofsSection(review),
    ...accessSection(review),
    ...documentSections(kit),
    ...nextSteps(kit),
  ].join('\n\n');
  return [{ name: fileNameOf(`${kit.name}-review`, '.md'), text: `${text}\n` }];
}

export const markdown: Exporter = {
  files: (kit, _choices, review) => reviewFiles(kit, review),
  reviews: 'all',
};
