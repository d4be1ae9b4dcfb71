// The names that a file has for accounts and roles, in the way its language refers to them.
import type { KnownNames, Proposal } from '#iam/editing/completion/completion.ts';
import { inSnippet } from '#iam/editing/completion/completion.ts';
import type { SourceFile } from './source-file.ts';

/** Longer texts are not searched: that would delay the completion. */
const MAX_SEARCHED = 400_000;
const MAX_TEXTS = 60;
const MAX_NAMES = 100;

const ACCOUNT = /(?<![\w.-])\d{12}(?![\w.-])/g;
const IDENTITY = /arn:[a-z-]+:iam::\d{12}:(?:role|user)\/[\w+=,.@/-]+/g;
const IN_TEMPLATE = /(?:^|[{,])\s*["']?Resources["']?\s*:/m;

const each = (texts: readonly string[], pattern: RegExp): readonly string[] => [
  ...new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map(([all, part]) => part ?? all))),
];

const searched = ({ text, options: { beside = [] } }: SourceFile, others: readonly string[]) =>
  [text, ...beside.map((other) => other.text), ...others]
    .filter(({ length }) => length <= MAX_SEARCHED)
    .slice(0, MAX_TEXTS);

/** The account that Terraform works in, as its module names it. */
function callerOf(texts: readonly string[]): string {
  const [name = 'current'] = each(texts, /data\s+"aws_caller_identity"\s+"([\w-]+)"/g);
  return `\${data.aws_caller_identity.${name}.account_id}`;
}

/** Accounts and roles that are named in the file, in its module and in `others`. */
export function namesIn(file: SourceFile, others: readonly string[]): KnownNames {
  const texts = searched(file, others);
  const isModule = file.language === 'hcl';
  const roles = isModule
    ? each(texts, /resource\s+"aws_iam_role"\s+"([\w-]+)"/g).map((name) => `\${aws_iam_role.${name}.arn}`)
    : [];
  return {
    accounts: [...(isModule ? [callerOf(texts)] : []), ...each(texts, ACCOUNT).slice(0, MAX_NAMES)],
    arns: [...roles, ...each(texts, IDENTITY)].slice(0, MAX_NAMES),
  };
}

const ACCOUNT_ROOT = 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root';

const proposal = (label: string, detail: string, rank: number): Omit<Proposal, 'text' | 'json'> => ({
  label,
  kind: 'principal',
  detail,
  rank,
});

/** The account and the roles of a template as principals. In JSON they are objects, in YAML they have a tag. */
export function templatePrincipals({ text, language, documents }: SourceFile): readonly Proposal[] {
  if (!IN_TEMPLATE.test(text)) return [];
  const roles = documents.flatMap((tree) => {
    const resources =
      tree.kind === 'object' ? tree.members.find(({ key }) => key.text === 'Resources') : undefined;
    return resources?.value?.kind === 'object' ? resources.value.members : [];
  });
  const isRole = ({ start, end }: { start: number; end: number }): boolean =>
    /["']?Type["']?\s*:\s*["']?AWS::IAM::Role\b/.test(text.slice(start, end));
  const ids = roles.flatMap(({ key, value }) => (value && isRole(value) ? [key.text] : []));
  if (language === 'yaml')
    return [
      { ...proposal(`!Sub ${ACCOUNT_ROOT}`, 'this account', 2), text: `!Sub "${ACCOUNT_ROOT}"`, more: true },
      ...ids.map((id) => {
        const written = `!GetAtt ${id}.Arn`;
        return { ...proposal(written, 'a role in this template', 1), text: written, more: true };
      }),
    ];
  return [
    {
      ...proposal(`Fn::Sub ${ACCOUNT_ROOT}`, 'this account', 2),
      json: inSnippet(JSON.stringify({ 'Fn::Sub': ACCOUNT_ROOT })),
    },
    ...ids.map((id) => ({
      ...proposal(`Fn::GetAtt ${id}.Arn`, 'a role in this template', 1),
      json: inSnippet(JSON.stringify({ 'Fn::GetAtt': [id, 'Arn'] })),
    })),
  ];
}
