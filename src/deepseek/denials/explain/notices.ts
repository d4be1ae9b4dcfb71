// What is no refusal by policies: what each such message says, what to do, and the page it rests on.
import type { Denial } from '#deepseek/denials/denial.ts';
import type { NoticeId } from '#deepseek/denials/parse/notices.ts';
import { spellOutInvisible } from '#iam/text/invisible.ts';
import type { NoticeRow, NoticeWords } from './notice-row.ts';
import { NOTICES_OF_ACCESS } from './notices-of-access.ts';
import { NOTICES_OF_OTHERS } from './notices-of-others.ts';
import { NOTICES_OF_RUNNING } from './notices-of-running.ts';

export const NOTICE_ROWS: Readonly<Record<NoticeId, NoticeRow>> = {
  ...NOTICES_OF_ACCESS,
  ...NOTICES_OF_RUNNING,
  ...NOTICES_OF_OTHERS,
};

const wordsOf = (words: NoticeWords, denial: Denial): string =>
  typeof words === 'string' ? words : words(denial);

/** How much of a message is repeated. */
const REPEATED = 200;

/** What the message says after its code, up to the end of the sentence; undefined where the row says it all. */
export function repeatedWords({ form, position }: Denial, text: string): string | undefined {
  const row = Object.entries<NoticeRow>(NOTICE_ROWS).find(([id]) => id === form)?.[1];
  if (!row?.repeats || position.end === 0) return undefined;
  const from = text
    .slice(position.start, position.end + REPEATED)
    .replace(/^[^\n]*?(?:operation(?: \([^)]*\))?|Exception|Error): /, '');
  const said = /^[^\n]*?(?=\.(?:\s|$)|\n|$)/.exec(from)?.[0].trim() ?? '';
  return said === '' ? undefined : `It says: \`${spellOutInvisible(said)}\`.`;
}

export const noticeText = ({ text }: NoticeRow, denial: Denial): string => wordsOf(text, denial);

export const noticeTodo = ({ todo }: NoticeRow, denial: Denial): string => wordsOf(todo, denial);
