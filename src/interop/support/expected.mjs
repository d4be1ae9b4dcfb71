// What must be there once the files of a kit have been used, worked out from the kit and not from the files.

/**
 * @typedef {typeof import('./kits.ts')} Kits
 * @typedef {import('#core/export/export-kit.ts').ExportKit} ExportKit
 * @typedef {import('#core/export/targets.ts').Group} Group
 * @typedef {import('#core/export/template.ts').Template} Template
 * @typedef {import('#core/export/export-document.ts').ExportDocument} ExportDocument
 */

/**
 * Writes templates with the values that a person would give.
 * @param {Kits} kits
 * @param {ExportKit} kit
 * @param {{ account: string, value: (id: string) => string }} given
 */
export function writer(kits, kit, { account, value }) {
  const write = (/** @type {Template} */ template) =>
    template
      .map((piece) => {
        if (piece.kind === 'literal') return piece.text.replaceAll('\0', '');
        if (piece.kind === 'parameter') return value(piece.parameter.id);
        return piece.kind === 'partition' ? kit.home.partition : account;
      })
      .join('');
  return {
    text: (/** @type {string} */ text) => write(kits.templateOf(text, kit)),
    document: (/** @type {ExportDocument} */ { document }) =>
      kits.fillIn(kits.templateDocument(document, kit), write),
  };
}

/**
 * Everything that a group makes, as plain data.
 * @param {Group} group
 * @param {ReturnType<typeof writer>} write
 */
export function expectedOf(group, { text, document }) {
  const managed = (/** @type {readonly ExportDocument[]} */ documents, path = '/') =>
    documents.map((each) => ({ name: text(each.name), path: text(path), document: document(each) }));
  return {
    boundaries: group.boundaries.flatMap(({ documents, path }) => managed(documents, path)),
    roles: group.roles.map((role) => ({
      name: text(role.name),
      path: text(role.path),
      trust: document(role.trust),
      permissions: managed(role.permissions),
      description: role.description,
      seconds: role.maxSessionSeconds,
      tags: role.tags.map(({ key, value }) => ({ Key: key, Value: value })),
      boundary: role.boundary && text(role.boundary.arn),
      profile: role.instanceProfile && text(role.instanceProfile),
    })),
    attachments: group.attachments
      .filter(({ to }) => to.kind !== 'permission-sets')
      .map(({ permissions, to }) => ({
        permissions: managed(permissions),
        users: to.kind === 'principals' ? to.users.map(text) : [],
        roles: to.kind === 'principals' ? to.roles.map(text) : [],
        unnamed: to.kind === 'unnamed',
      })),
    shown: group.attachments
      .filter(({ to }) => to.kind === 'permission-sets')
      .flatMap(({ permissions }) => permissions.map(document)),
    resources: group.resources.flatMap(({ on, documents }) =>
      documents.map((each) => ({ on, document: document(each) })),
    ),
    organization: group.organization.flatMap(({ type, documents }) =>
      documents.map((each) => ({ type, name: text(each.name), document: document(each) })),
    ),
  };
}

/** @typedef {ReturnType<typeof expectedOf>} Expected */

/**
 * All managed policies that a group makes; those of its roles too, unless they are inline.
 * @param {Expected} expected
 * @param {boolean} [inline]
 */
export const managedPolicies = ({ boundaries, roles, attachments }, inline = false) => [
  ...boundaries,
  ...(inline ? [] : roles.flatMap(({ permissions }) => permissions)),
  ...attachments.flatMap(({ permissions }) => permissions),
];
