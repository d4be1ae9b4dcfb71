// One Pulumi program in the making: its names, the configuration it reads, and what it looks up.
import type { ExportDocument } from '#core/export/export-document.ts';
import type { ExportKit } from '#core/export/export-kit.ts';
import { namer } from '#core/export/names.ts';
import type { Parameter } from '#core/export/parameters.ts';
import type { Group } from '#core/export/targets.ts';
import {
  parametersIn,
  plainText,
  templateDocument,
  templateOf,
  templatesIn,
  type Template,
} from '#core/export/template.ts';
import { call, type Code } from '#core/export/formats/typescript/code.ts';
import { documentJson } from '#core/export/formats/typescript/json.ts';
import {
  docComment,
  expression,
  memberName,
  quote,
  RESERVED,
  type Expressions,
} from '#core/export/formats/typescript/text.ts';

const TAKEN = 'aws pulumi config partition account name region';

export interface Script {
  readonly kit: ExportKit;
  readonly group: Group;
  /** An expression that is `text`, with what is filled in. */
  readonly text: (text: string) => string;
  /** The document as the string that AWS takes. */
  readonly document: (document: ExportDocument) => Code;
  /** A variable: "serviceRole". */
  readonly variable: (text: string, key: string) => string;
  /** The name of a resource in Pulumi's state, quoted: 'service-role'. */
  readonly resource: (text: string, key: string) => string;
  /** The variable of a list of names that may be given. */
  readonly option: (text: string, says: string) => string;
  /** The variable of one more thing to say. */
  readonly required: (text: string, says: string) => string;
  /** Role ARN → the expression for it, of roles that are made further up. */
  readonly made: Map<string, string>;
  /** The lines that read and look up what is used. */
  readonly head: () => readonly string[];
}

export function scriptFor(kit: ExportKit, group: Group): Script {
  const variable = namer('camel', [...RESERVED, ...TAKEN.split(' ')]);
  const resource = namer('kebab');
  const of = (parameter: Parameter): string => variable(parameter.id, `parameter ${parameter.id}`);
  kit.parameters.forEach(of);
  const other = group.account !== undefined;
  // In the program of another account, the account of the role is one more thing to say.
  const account = other ? variable('roleAccount', 'role account') : 'account';
  const expressions: Expressions = {
    of,
    partition: 'partition',
    account,
    tag: 'pulumi.interpolate',
  };
  const used: Template[] = [];
  const made = new Map<string, string>();
  const lists = new Map<string, string>();
  const asked = new Map<string, string>();
  const uses = (kind: string): boolean => used.flat().some((piece) => piece.kind === kind);
  const require = (name: string, says: string): readonly string[] => [
    docComment(says),
    `const ${name} = config.require(${quote(name)});`,
  ];
  return {
    kit,
    group,
    text: (text) => {
      const template = templateOf(text, kit);
      used.push(template);
      return expression(template, expressions);
    },
    document: (document) => {
      const node = templateDocument(document.document, kit);
      const templates = [...templatesIn(node)];
      used.push(...templates);
      let late = templates.flat().some(({ kind }) => kind === 'partition' || kind === 'account');
      const code = documentJson(document, node, {
        text: (template) => {
          const role = made.get(plainText(template, kit));
          if (role !== undefined) late = true;
          return role ?? expression(template, expressions);
        },
        name: (template) => memberName(template, expressions),
      });
      return call(late ? 'pulumi.jsonStringify' : 'JSON.stringify', code);
    },
    variable: (text, key) => variable(text.slice(0, 64), key),
    resource: (text, key) => quote(resource(text.slice(0, 64), key)),
    option: (text, says) => {
      const name = variable(text.slice(0, 64), `option ${text}`);
      lists.set(name, says);
      return name;
    },
    required: (text, says) => {
      const name = variable(text.slice(0, 64), `required ${text}`);
      asked.set(name, says);
      return name;
    },
    made,
    head: () => {
      const read = [
        ...parametersIn(used).flatMap((parameter) =>
          require(of(parameter), `${parameter.title}, such as ${parameter.standIn}`),
        ),
        ...(other && uses('account')
          ? require(account, 'The account that the role is made in, twelve digits')
          : []),
        ...[...asked].flatMap(([name, says]) => require(name, says)),
        ...[...lists].flatMap(([name, says]) => [
          docComment(says),
          `const ${name} = config.getObject<string[]>(${quote(name)}) ?? [];`,
        ]),
      ];
      const found = [
        ...(uses('partition') ? ['const { partition } = aws.getPartitionOutput();'] : []),
        ...(!other && uses('account') ? ['const account = aws.getCallerIdentityOutput().accountId;'] : []),
      ];
      return [
        ...(read.length > 0 ? ['const config = new pulumi.Config();', ...read] : []),
        ...(read.length > 0 && found.length > 0 ? [''] : []),
        ...found,
      ];
    },
  };
}
