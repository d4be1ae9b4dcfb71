// Changes of texts with policies, for tests of what diff sees.
import { expect, test } from 'vitest';
import { gitAsText } from '#cli/diff/git-as-text.ts';
import { gitDifference } from '#cli/diff/git-difference.ts';
import { statusOf } from '#cli/diff/totals.ts';
import { commit } from './repository.ts';

/** The same text with one part replaced, in a file of that name. */
export interface TextChange {
  readonly file: string;
  readonly text: string;
  readonly was: string;
  readonly is: string;
  /** Other files around it, which stay. */
  readonly others?: Readonly<Record<string, string>>;
  /** Behind it, what the output must say. Without it nothing may be gained. */
  readonly says?: RegExp;
}

export const statement = (rest: string): string =>
  `{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", ${rest}}]}`;
export const BUCKET = 'arn:aws:s3:::amzn-s3-demo-bucket';
export const READ = '"Action": "s3:GetObject"';

export const json = (text: string, was: string, is: string, says?: RegExp): TextChange => ({
  file: 'policy.json',
  text,
  was,
  is,
  ...(says && { says }),
});

export const yaml = (text: string, was: string, is: string, says?: RegExp): TextChange => ({
  ...json(text, was, is, says),
  file: 'template.yaml',
});
export const terraform = (text: string, was: string, is: string, says?: RegExp): TextChange => ({
  ...json(text, was, is, says),
  file: 'main.tf',
});

/** What `diff --git --fail-on gained` must see of each, and nothing of those that say nothing. */
export function testChanges(rows: Readonly<Record<string, TextChange>>): void {
  test('each way to widen access is seen, and nothing else', async () => {
    const all = Object.entries(rows).map(([what, change], index) => ({
      ...change,
      what,
      folder: String(index),
    }));
    const files = (isAfter: boolean) =>
      Object.fromEntries(
        all.flatMap(({ folder, file, text, was, is, others = {} }) => [
          [`${folder}/${file}`, isAfter ? text.replace(was, () => is) : text],
          ...Object.entries(others).map(([name, other]) => [`${folder}/${name}`, other]),
        ]),
      );
    expect(all.filter(({ text, was, is }) => was === is || !text.includes(was))).toEqual([]);
    commit(files(false));
    commit(files(true));
    const found = await gitDifference('HEAD~1..HEAD', []);
    const wrong = all.flatMap(({ folder, what, says }) => {
      const isIn = ({ file }: { readonly file: string }): boolean => file.startsWith(`${folder}/`);
      const part = {
        ...found,
        policies: found.policies.filter(isIn),
        attachments: found.attachments.filter(isIn),
        unread: found.unread.filter(isIn),
      };
      const [status, text] = [statusOf(part, 'gained'), gitAsText(part, { color: false })];
      const isRight = says ? status > 0 && says.test(text) : status === 0;
      return isRight ? [] : [`${what} (${status})\n${text}`];
    });
    expect(wrong.join('\n')).toBe('');
  });
}
