// The schema of a kit, and the types that say the same to TypeScript, have the same members, and require the same ones.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseSync } from 'vite';
import { root } from '#workshop/build/fingerprint.mjs';
import schema from './compose.json' with { type: 'json' };

interface Members {
  readonly all: readonly string[];
  readonly required: readonly string[];
}

const FILES = ['deepseek/compose/serialize-kit.ts', 'deepseek/compose/role-kit.ts', 'library/compose.ts'];

/** The interfaces of the files. JSON leaves out what is undefined, as what is optional. */
const INTERFACES: ReadonlyMap<string, Members> = new Map(
  FILES.flatMap((path) => {
    const text = readFileSync(join(root, 'src', path), 'utf8');
    return parseSync(path, text).program.body.flatMap((node): readonly (readonly [string, Members])[] => {
      const declared = node.type === 'ExportNamedDeclaration' ? node.declaration : null;
      if (declared?.type !== 'TSInterfaceDeclaration') return [];
      const members = declared.body.body.flatMap((member) =>
        member.type === 'TSPropertySignature' && member.key.type === 'Identifier'
          ? {
              name: member.key.name,
              required:
                !member.optional && !text.slice(member.start, member.end).trimEnd().endsWith('| undefined;'),
            }
          : [],
      );
      const required = members.filter((member) => member.required);
      return [
        [
          declared.id.name,
          {
            all: members.map(({ name }) => name).toSorted(),
            required: required.map(({ name }) => name).toSorted(),
          },
        ],
      ];
    });
  }),
);

interface Node {
  readonly properties?: object;
  readonly required?: readonly string[];
}

const { roles, policies, nextSteps, notices, readiness } = schema.properties;

interface Row {
  readonly type: string;
  readonly node: Node;
  /** Members that the library alone has. */
  readonly ofLibrary?: readonly string[];
}

const ROWS: readonly Row[] = [
  { type: 'ComposedKit', node: schema, ofLibrary: ['ignored', 'unused'] },
  { type: 'ComposedRole', node: roles.items },
  { type: 'ComposedPolicy', node: policies.items },
  { type: 'ComposedDocument', node: schema.$defs.document },
  { type: 'StatementReason', node: schema.$defs.why },
  { type: 'SerializedStep', node: nextSteps.items },
  { type: 'SerializedNotice', node: notices.items },
  { type: 'KitTag', node: roles.items.properties.tags.items },
  { type: 'KitReadiness', node: readiness },
  { type: 'ReadinessCause', node: readiness.properties.causes.items },
  { type: 'ReadinessCure', node: readiness.properties.causes.items.properties.cures.items },
];

/** What the command line alone prints. */
const OF_COMMAND_LINE = 'editedByHand';

test.each(ROWS)('$type', ({ type, node: { properties = {}, required = [] }, ofLibrary = [] }) => {
  expect(INTERFACES.get(type)).toEqual({
    all: [...Object.keys(properties).filter((name) => name !== OF_COMMAND_LINE), ...ofLibrary].toSorted(),
    required: [...required, ...ofLibrary].toSorted(),
  });
});
