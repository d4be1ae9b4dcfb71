// Reads what identifies a GitLab job: the instance, the project, and the branch or tag.
// https://docs.gitlab.com/ci/secrets/id_token_authentication/
import { matchesRule } from '#iam/facts/input-rules.ts';
import type { CheckedInput, AnswersView } from '#deepseek/answers/field.ts';
import { notConcrete, notLatin } from './not-concrete.ts';
import { accept, refuse } from './outcome.ts';

export const GITLAB_HOST = 'gitlab.com';

/** The host of the instance, which is the issuer of its tokens and the host of the condition keys. */
export function readGitlabHost(raw: string): CheckedInput<string> {
  const text = raw
    .trim()
    .replace(/^https:\/\//, '')
    .replace(/\/$/, '');
  if (matchesRule('gitlabHost', text)) return accept(text);
  const impure = notConcrete(text);
  if (impure) return refuse(impure);
  if (text.includes('githubusercontent'))
    return refuse('This is the issuer of GitHub. Choose GitHub Actions instead.');
  return refuse(
    `Type ${GITLAB_HOST}, or the host of your own instance without a port, such as gitlab.example.com`,
  );
}

/** GROUP/PROJECT with its subgroups, also out of a pasted address. */
export function readGitlabProject(raw: string): CheckedInput<string> {
  const text = raw
    .trim()
    .replace(/^(?:https:\/\/[a-z0-9.-]+\/|git@[a-z0-9.-]+:)/i, '')
    .replace(/\/-\/.*$/, '')
    .replace(/\/$/, '')
    .replace(/\.git$/, '');
  const impure = /[*?]|\$\{/.test(text) ? notConcrete(text) : undefined;
  if (impure) return refuse(impure);
  if (matchesRule('gitlabProject', text)) return accept(text);
  return refuse('Write the group and project with a slash between them, such as example-group/deepseek-app.');
}

/** How git names a branch or tag in full. */
const FULL_NAMES: Readonly<Record<string, string>> = { branch: 'refs/heads/', tag: 'refs/tags/' };

/** The name of a branch or tag: GitLab sends it without refs/heads/ or refs/tags/. */
export function readGitlabRef(raw: string, view: AnswersView): CheckedInput<string> {
  const kind = view.text('gitlabTail');
  const own = FULL_NAMES[kind] ?? '';
  const trimmed = raw.trim();
  const text = own !== '' && trimmed.startsWith(own) ? trimmed.slice(own.length) : trimmed;
  const other = Object.entries(FULL_NAMES).find(([, prefix]) => text.startsWith(prefix));
  if (other)
    return refuse(
      `This is the full name of a ${other[0]}. Choose “Jobs of one ${other[0]}”, or type the name alone.`,
    );
  const impure = /[*?]|\$\{/.test(text) ? notConcrete(text) : undefined;
  if (impure) return refuse(impure);
  const foreign = notLatin(text, 'branch or tag');
  if (foreign) return refuse(foreign);
  if (matchesRule('gitlabSub', `project_path:a/b:ref_type:${kind}:ref:${text}`)) return accept(text);
  return refuse('Type one name as GitLab shows it, without spaces or ~ ^ : [ ] \\ " $ , such as main.');
}

interface Job {
  answer(id: 'gitlabProject' | 'gitlabTail' | 'gitlabRef'): string;
}

/** The subject of a job's token, as GitLab sends it unless the project sets another. */
export const gitlabSubject = (
  { answer }: Job,
  { project = answer('gitlabProject'), kind = answer('gitlabTail'), ref = answer('gitlabRef') } = {},
): string => `project_path:${project}:ref_type:${kind}:ref:${ref}`;
