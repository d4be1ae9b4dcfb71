// Each document of the kit with what it is for, statement by statement.
import type { ExportDocument } from '#deepseek/export/export-document.ts';
import type { ExportKit } from '#deepseek/export/export-kit.ts';
import type { AttachmentTarget, AccountGroup, RoleTarget } from '#deepseek/export/targets.ts';
import type { Why } from '#deepseek/compose/role-kit.ts';
import { statementsIn } from '#iam/policy/raw-policy.ts';
import type { RawObject } from '#iam/json/json-value.ts';
import { bullets, code, fenced, link, numbered, prose } from './text.ts';

/** In JSON these characters stand in strings only, where they may be written by number. */
const withoutUnseen = (json: string): string =>
  json.replaceAll(/[\p{Cf}\p{Zl}\p{Zp}]/gu, (found) =>
    Array.from(
      { length: found.length },
      (_, at) => `\\u${found.charCodeAt(at).toString(16).padStart(4, '0')}`,
    ).join(''),
  );

function whyWords({ title, text, calls, page, doubt }: Why): string {
  return [
    `**${prose(title)}.** ${prose(text)}`,
    ...(calls.length > 0 ? [`API calls: ${calls.map(code).join(', ')}.`] : []),
    ...(doubt === undefined ? [] : [`Unconfirmed: ${prose(doubt)}`]),
    `${link('AWS documentation', page)}.`,
  ].join(' ');
}

/** "`ReadWeights` (Allow)", and why it is there. */
function statementWords(document: ExportDocument, index: number, statement: RawObject) {
  const { Sid, Effect } = statement;
  const name = typeof Sid === 'string' && Sid !== '' ? code(Sid) : 'Without a Sid';
  const effect = typeof Effect === 'string' ? ` (${prose(Effect)})` : '';
  const whys = document.edited ? [] : (document.whys[index] ?? []);
  return whys.length === 0 ? `${name}${effect}` : `${name}${effect}\n${bullets(whys.map(whyWords))}`;
}

function documentSection(document: ExportDocument, leaves: readonly string[]): readonly string[] {
  const statements = statementsIn(document.document);
  return [
    `#### ${prose(document.title)} ${code(document.name)}`,
    ...(document.edited ? ['Edited by hand, so it has no explanations.'] : []),
    numbered(statements.map((statement, index) => statementWords(document, index, statement))),
    fenced(withoutUnseen(document.text), 'json'),
    ...(leaves.length > 0 ? ['It does not stop:', bullets(leaves.map(prose))] : []),
  ];
}

const facts = (rows: readonly (readonly [name: string, value: string | undefined])[]): string =>
  bullets(rows.flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`])));

const given = (text: string): string | undefined => (text === '' ? undefined : code(text));

const roleFacts = (role: RoleTarget): string =>
  facts([
    ['Path', code(role.path)],
    ['Description', given(role.description)],
    [
      'Longest session',
      role.maxSessionSeconds === undefined ? '1 hour (default)' : `${role.maxSessionSeconds} seconds`,
    ],
    ['Permissions boundary', role.boundary ? code(role.boundary.arn) : 'none'],
    ['Instance profile', role.instanceProfile === undefined ? undefined : code(role.instanceProfile)],
    [
      'Tags',
      role.tags.length === 0
        ? undefined
        : role.tags.map(({ key, value }) => code(`${key}=${value}`)).join(', '),
    ],
  ]);

/** To whom, and whether the answers name them. */
function attachedTo({ to, words }: AttachmentTarget): string {
  const names =
    to.kind === 'principals' ? [...to.users, ...to.roles] : to.kind === 'permission-sets' ? to.names : [];
  return `For ${prose(words)}${names.length > 0 ? `: ${names.map(code).join(', ')}` : '; not named yet'}.`;
}

function groupSections(group: AccountGroup, leavesOf: (id: string) => readonly string[]): readonly string[] {
  const documents = (shown: readonly ExportDocument[], leaves: readonly string[] = []) =>
    shown.flatMap((document) => documentSection(document, leaves));
  return [
    ...group.boundaries.flatMap((target) => [
      `### ${prose(target.title)} ${code(target.name)}`,
      `For ${prose(target.words)}.`,
      ...documents(target.documents, leavesOf(target.id)),
    ]),
    ...group.roles.flatMap((role) => [
      `### ${prose(role.title)} ${code(role.name)}`,
      roleFacts(role),
      ...documents([role.trust, ...role.permissions]),
    ]),
    ...group.attachments.flatMap((target) => [
      `### ${prose(target.title)}`,
      attachedTo(target),
      ...documents(target.permissions),
    ]),
    ...[...group.resources, ...group.organization, ...group.sessions].flatMap((target) => [
      `### ${prose(target.title)}`,
      `For ${prose(target.words)}.`,
      ...documents(target.documents, leavesOf(target.id)),
    ]),
  ];
}

export function documentSections({ groups, home, composed, alone = [] }: ExportKit): readonly string[] {
  const leavesOf = (id: string) => composed.policies.find((policy) => policy.id === id)?.leaves ?? [];
  return [
    ...groups.flatMap((group) => {
      const account = code(group.account ?? home.account);
      const where = group.open ? `${account} (placeholder)` : account;
      return [`## Documents in account ${where}`, ...groupSections(group, leavesOf)];
    }),
    ...(alone.length > 0 ? ['## Other documents'] : []),
    ...alone.flatMap((document) => documentSection(document, [])),
  ];
}
