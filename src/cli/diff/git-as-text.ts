// What two commits gain and lose, as a person reads it in a terminal.
import { count } from '#core/text/words.ts';
import { spellOutInvisible } from '#core/text/invisible.ts';
import { painter, type Terminal } from '#cli/terminal.ts';
import { changeLines } from './change-lines.ts';
import type { ChangedPolicy, GitDifference } from './git-difference.ts';
import { totalOf, totalWords } from './totals.ts';

const STATUS: Readonly<Record<ChangedPolicy['status'], string>> = {
  added: 'new',
  deleted: 'deleted',
  changed: 'changed',
};

function policyLines(policy: ChangedPolicy, terminal: Terminal): readonly string[] {
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

export function gitAsText({ policies, unread }: GitDifference, terminal: Terminal): string {
  const notes = unread.map(
    ({ file, side, where, message }) =>
      `note: ${[file, side, where]
        .filter((part) => part !== '')
        .map(spellOutInvisible)
        .join(' · ')}: ${spellOutInvisible(message)}`,
  );
  const summary = `${count(policies.length, 'changed policy')}: ${totalWords(totalOf(policies))}.`;
  return `${[...policies.flatMap((policy) => policyLines(policy, terminal)), ...notes, ...(notes.length > 0 ? [''] : []), summary].join('\n')}\n`;
}
