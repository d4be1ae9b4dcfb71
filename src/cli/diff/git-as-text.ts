// What two commits gain and lose, as a person reads it in a terminal.
import { count, spellOutInvisible } from '#iam/text/index.ts';
import { painter, type Terminal } from '#cli/terminal.ts';
import { boundaryWords, type AttachmentChange } from './attachment-changes.ts';
import { changeLines } from './change-lines.ts';
import type { ChangedPolicy, GitDifference } from './git-difference.ts';
import { attachmentWords, totalOf, totalWords, unknownWords } from './totals.ts';

const STATUS: Readonly<Record<ChangedPolicy['status'], string>> = {
  added: 'new',
  deleted: 'deleted',
  changed: 'changed',
};

function policyLines(policy: ChangedPolicy, terminal: Pick<Terminal, 'color'>): readonly string[] {
  const { file, from, policy: where, type, status, access } = policy;
  const name = [file, where]
    .filter((part) => part !== '')
    .map(spellOutInvisible)
    .join(' · ');
  const moved = from === undefined ? '' : `, was ${spellOutInvisible(from)}`;
  const head = painter(terminal)('bold', `${name} (${type}, ${STATUS[status]}${moved})`);
  if (access.length === 0) return [head, '  The same access.', ''];
  const lines = access.flatMap(({ principal, ...found }) => [
    ...(principal === undefined ? [] : [`  ${spellOutInvisible(principal)}:`]),
    ...changeLines(found, terminal).map((line) => `  ${line}`),
  ]);
  return [head, ...lines, ''];
}

function attachmentLines(change: AttachmentChange, terminal: Pick<Terminal, 'color'>): readonly string[] {
  const { file, holder, attached, detached, boundary } = change;
  const paint = painter(terminal);
  const name = [file, holder].map(spellOutInvisible).join(' · ');
  return [
    paint('bold', `${name} (attached)`),
    ...attached.map((policy) => paint('green', `  + ${spellOutInvisible(policy)}`)),
    ...detached.map((policy) => paint('red', `  - ${spellOutInvisible(policy)}`)),
    ...(boundary ? [paint('yellow', `  ~ ${spellOutInvisible(boundaryWords(boundary))}`)] : []),
    '',
  ];
}

export function gitAsText(
  { policies, attachments, unread }: GitDifference,
  terminal: Pick<Terminal, 'color'>,
): string {
  const notes = unread.map(
    ({ file, side, where, message, fails }) =>
      `${fails ? 'cannot be read' : 'note'}: ${[file, side, where]
        .filter((part) => part !== '')
        .map(spellOutInvisible)
        .join(' · ')}: ${spellOutInvisible(message)}`,
  );
  const summary = `${count(policies.length, 'changed policy')}: ${totalWords(totalOf(policies))}${attachmentWords(attachments)}${unknownWords(unread)}.`;
  return `${[...policies.flatMap((policy) => policyLines(policy, terminal)), ...attachments.flatMap((change) => attachmentLines(change, terminal)), ...notes, ...(notes.length > 0 ? [''] : []), summary].join('\n')}\n`;
}
