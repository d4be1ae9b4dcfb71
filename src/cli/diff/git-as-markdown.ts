// What two commits gain and lose, as a comment on a pull request.
import { code, differenceTable } from '#iam/access/index.ts';
import { count } from '#iam/text/index.ts';
import { boundaryWords, type AttachmentChange } from './attachment-changes.ts';
import type { ChangedPolicy, GitDifference } from './git-difference.ts';
import { attachmentWords, totalOf, totalWords, unknownWords } from './totals.ts';

/** By this a later run finds the comment that it replaces. */
const MARK = '<!-- rolewright diff -->';

/** GitHub takes comments of 65,536 characters. https://docs.github.com/en/rest/issues/comments */
const MAX_LENGTH = 60_000;
/** Longer tables are cut: who reads a comment looks at the first rows, and at the numbers. */
const MAX_ROWS = 100;
const MAX_NOTES = 20;

const STATUS: Readonly<Record<ChangedPolicy['status'], string>> = {
  added: ', new',
  deleted: ', deleted',
  changed: '',
};

function section({ file, from, policy, type, status, access }: ChangedPolicy): string {
  const name = [file, policy]
    .filter((part) => part !== '')
    .map(code)
    .join(' › ');
  const head = `### ${name} (${type}${STATUS[status]}${from === undefined ? '' : `, was ${code(from)}`})`;
  if (access.length === 0) return `${head}\n\nThe same access as before.\n`;
  const parts = access.flatMap(({ principal, ...found }) => [
    ...(principal === undefined
      ? []
      : [`For ${code(principal)}: ${totalWords(totalOf([{ access: [{ principal, ...found }] }]))}.`, '']),
    // Closed where it is long, so that a comment stays short.
    ...(found.gained.length + found.lost.length + found.changed.length > 12
      ? [
          `<details><summary>${totalWords(totalOf([{ access: [{ principal, ...found }] }]))}</summary>`,
          '',
          ...differenceTable(found, MAX_ROWS),
          '',
          '</details>',
        ]
      : differenceTable(found, MAX_ROWS)),
    '',
  ]);
  return [head, '', ...parts].join('\n');
}

/** Of one of many ARNs a list says enough. */
function attachmentSection({ file, holder, attached, detached, boundary }: AttachmentChange): string {
  const rows = [
    ...attached.map((policy) => `- attached: ${code(policy)}`),
    ...detached.map((policy) => `- detached: ${code(policy)}`),
    ...(boundary ? [`- ${code(boundaryWords(boundary))}`] : []),
  ];
  return [`### ${code(file)} › ${code(holder)}`, '', ...rows.slice(0, MAX_ROWS), ''].join('\n');
}

function noteSection(title: string, unread: GitDifference['unread']): readonly string[] {
  if (unread.length === 0) return [];
  const notes = unread.map(
    ({ file, side, where, message }) =>
      `- ${[file, where]
        .filter((part) => part !== '')
        .map(code)
        .join(' › ')} (${side}): ${code(message)}`,
  );
  const hidden = notes.length - MAX_NOTES;
  const more = hidden > 0 ? [`- and ${hidden} more`] : [];
  return [`### ${title}`, '', ...notes.slice(0, MAX_NOTES), ...more, ''];
}

export function gitAsMarkdown({ base, head, policies, attachments, unread }: GitDifference): string {
  const total = totalOf(policies);
  const lead =
    policies.length + attachments.length === 0
      ? `No policy changed${unknownWords(unread)}.`
      : `${count(policies.length, 'policy')} changed: **${total.gained} gained**, ${total.lost} lost, ${total.changed} changed${attachmentWords(attachments)}${unknownWords(unread)}.`;
  const end = [
    ...noteSection(
      'Cannot be read, and differs',
      unread.filter(({ fails }) => fails),
    ),
    ...noteSection(
      'Not read, or only in part',
      unread.filter(({ fails }) => !fails),
    ),
    `<sub>Rolewright, from ${base.slice(0, 12)} to ${head.slice(0, 12)}. Counted for each policy by itself.</sub>`,
    '',
  ].join('\n');
  const sections: string[] = [];
  let length = MARK.length + lead.length + end.length;
  // What gains most is what a reviewer must see.
  const sorted = policies.toSorted((a, b) => totalOf([b]).gained - totalOf([a]).gained);
  for (const text of [...attachments.map(attachmentSection), ...sorted.map(section)]) {
    length += text.length + 1;
    if (length > MAX_LENGTH) break;
    sections.push(text);
  }
  const left = attachments.length + policies.length - sections.length;
  if (left > 0)
    sections.push(
      `${count(left, 'more policy')} did not fit here: run \`rolewright diff --git ${base.slice(0, 12)}..${head.slice(0, 12)}\`.\n`,
    );
  return [MARK, '## Access that this changes', '', lead, '', ...sections, end].join('\n');
}
