// The kits that Terraform and CloudFormation files are proved with: as they start, answered, edited, and hostile.
import type { ExportDocument, PolicyJson } from '#deepseek/export/export-document.ts';
import type { JsonValue } from '#iam/json/parse.ts';
import {
  answeredKits,
  linkedKits,
  HOSTILE_TEXTS,
  withHostileText,
  startKits,
  type NamedKit,
} from './kits.ts';

const STATEMENT = {
  Sid: 'A',
  Effect: 'Deny',
  Action: 's3:GetObject',
  Resource: 'arn:aws:s3:::${aws:username}/*',
};
const policy = (
  statement: Readonly<Record<string, JsonValue>>,
  more: Readonly<Record<string, JsonValue>> = {},
): PolicyJson => ({ Version: '2012-10-17', Statement: [{ ...STATEMENT, ...statement }], ...more });

/** What a person may turn a document into. Terraform's policy data source cannot express some of it. */
const EDITED: readonly PolicyJson[] = [
  policy({ NotPrincipal: { AWS: ['arn:aws:iam::123456789012:root', 'arn:aws:iam::123456789012:user/a'] } }),
  policy({ Principal: '*', NotAction: ['iam:*', 'sts:*'], Action: [] }),
  policy({ Principal: { '*': '*' } }),
  policy({ Condition: { Bool: { 'aws:SecureTransport': true }, NumericLessThan: { 's3:max-keys': 1.5 } } }),
  policy({ Condition: { StringEquals: { 'aws:PrincipalTag/a': ['', 'b'], 'aws:PrincipalTag/c': 'd' } } }),
  policy({ Resource: ['&{aws:username}', '$${x}', '%%{y}'] }),
  policy({}, { Id: 'mine', Version: '2008-10-17' }),
  policy({}, { Id: 'mine' }),
  policy({ Extra: { 1: [null, false, { 'a b': '${c}' }], __proto__x: '\u2028' } }, { Comment: ['x'] }),
  { Version: '2012-10-17', Statement: STATEMENT },
  { Version: '2012-10-17', Statement: [STATEMENT, STATEMENT] },
  { Version: '2012-10-17', Statement: [] },
  { Statement: STATEMENT },
];

/** The kit with `document` in place of every document. */
function edited(named: NamedKit, document: PolicyJson): NamedKit {
  const edit = (from: ExportDocument): ExportDocument => ({ ...from, document, edited: true });
  const groups = named.kit.groups.map((group) => ({
    ...group,
    boundaries: group.boundaries.map((each) => ({ ...each, documents: each.documents.map(edit) })),
    roles: group.roles.map((role) => ({
      ...role,
      trust: edit(role.trust),
      permissions: role.permissions.map(edit),
    })),
    attachments: group.attachments.map((each) => ({ ...each, permissions: each.permissions.map(edit) })),
    resources: group.resources.map((each) => ({ ...each, documents: each.documents.map(edit) })),
    sessions: group.sessions.map((each) => ({ ...each, documents: each.documents.map(edit) })),
    organization: group.organization.map((each) => ({ ...each, documents: each.documents.map(edit) })),
  }));
  const name = `${named.name}, edited to ${JSON.stringify(document)}`;
  return { ...named, name, kit: { ...named.kit, groups } };
}

/** The kits; `answered` says how many of them have all answers. */
export function templateKits(answered: number): readonly NamedKit[] {
  const starts = startKits();
  const given = answeredKits(answered);
  const few = [...starts.filter(({ representative }) => representative), ...given.slice(0, 12)];
  const single = starts.filter(({ name }) =>
    /^(?:import|invoke, (?:eks-irsa|account|tagged-role))\b/.test(name),
  );
  return [
    ...starts,
    ...linkedKits(),
    ...given,
    ...few.map((each) => ({ ...each, name: `${each.name}, hostile`, kit: withHostileText(each.kit) })),
    ...starts
      .filter(({ name }) => name.startsWith('import,'))
      .flatMap((each) => EDITED.map((document) => edited(each, document))),
    // Each text alone too: some texts only end a string when they stand at its end.
    ...HOSTILE_TEXTS.flatMap((text) =>
      single.map((each) => ({
        ...each,
        name: `${each.name}, ${JSON.stringify(text)}`,
        kit: withHostileText(each.kit, text),
      })),
    ),
  ];
}
