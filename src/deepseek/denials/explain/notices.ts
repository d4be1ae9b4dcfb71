// What is no refusal by policies: what each such message says, what to do, and the page it rests on.
import type { Denial } from '#deepseek/denials/denial.ts';
import type { NoticeId } from '#deepseek/denials/parse/notices.ts';
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

export const noticeText = ({ text }: NoticeRow, denial: Denial): string => wordsOf(text, denial);

export const noticeTodo = ({ todo }: NoticeRow, denial: Denial): string => wordsOf(todo, denial);
