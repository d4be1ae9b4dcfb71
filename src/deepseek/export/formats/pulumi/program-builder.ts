// Builds a Pulumi program: its names, the configuration it reads, and what it looks up in the account.
import type { ExportDocument } from '#deepseek/export/export-document.ts';
import type { ExportKit } from '#deepseek/export/export-kit.ts';
import { namer } from '#deepseek/export/names.ts';
import type { AccountGroup } from '#deepseek/export/targets.ts';
import { templatesIn } from '#deepseek/export/template.ts';
import { call, statement, type Code } from '#deepseek/export/formats/typescript/code.ts';
import { documentJson } from '#deepseek/export/formats/typescript/json.ts';
import {
  clipped,
  repeatedIn,
  startProgram,
  type ConfiguredValue,
  type Namer,
  type Program,
} from '#deepseek/export/formats/typescript/program.ts';
import { docComment, quote, RESERVED, wholePattern } from '#deepseek/export/formats/typescript/text.ts';

const TAKEN = 'aws pulumi config required partition account name region';

export interface ProgramBuilder extends Pick<Program, 'kit' | 'text' | 'nameOf' | 'made'> {
  readonly group: AccountGroup;
  /** The document as the string that AWS takes. */
  readonly document: (document: ExportDocument) => Code;
  /** A variable: "serviceRole". */
  readonly variable: Namer;
  /** The name of a resource in Pulumi's state, quoted: 'service-role'. */
  readonly resource: Namer;
  /** The variable of an optional list of names. */
  readonly option: (text: string, description: string) => string;
  /** The variable of another required value. */
  readonly required: (text: string, description: string) => string;
  /** The lines that make the documents of several policies, before all others. */
  readonly shared: () => readonly string[];
  /** Declares an output of the stack; `key` makes its name unique. */
  readonly output: (words: string, key: string, description: string, value: string) => void;
  /** The lines that export the outputs. */
  readonly outputs: () => readonly string[];
  /** The lines that read the configuration and look up the account and partition, as far as they are used. */
  readonly declarations: () => readonly string[];
  /** What the project's configuration holds, lists of names apart. */
  readonly configured: () => readonly ConfiguredValue[];
}

const requireLines = (name: string, description: string, pattern?: string): readonly string[] => [
  docComment(description),
  pattern === undefined
    ? statement(`const ${name} = `, call('config.require', quote(name)))
    : statement(`const ${name} = `, call('required', quote(name), wholePattern(pattern))),
];

/** config.require accepts any text. */
const REQUIRED = `
function required(name: string, pattern: RegExp): string {
  const value = config.require(name);
  if (!pattern.test(value)) throw new Error(\`\${name} must match \${pattern}\`);
  return value;
}
`;

const optionLines = (name: string, description: string): readonly string[] => [
  docComment(description),
  `const ${name} = config.getObject<string[]>(${quote(name)}) ?? [];`,
];

export function startPulumiProgram(kit: ExportKit, group: AccountGroup, inline: boolean): ProgramBuilder {
  const variable = namer('camel', [...RESERVED, ...TAKEN.split(' ')]);
  const resource = clipped(namer('kebab'));
  const isOtherAccount = group.account !== undefined;
  const program = startProgram(kit, {
    namer: variable,
    parameter: (name) => name,
    partition: 'partition',
    account: 'account',
    tag: 'pulumi.interpolate',
    group,
    inline,
  });
  const options = new Map<string, string>();
  const repeated = repeatedIn(group);
  const shared = new Map<string, string>();
  const outputs: string[] = [];
  const required = new Map<string, string>();
  const named = (kind: string, into: Map<string, string>) => (text: string, description: string) => {
    const name = clipped(variable)(text, `${kind} ${text}`);
    into.set(name, description);
    return name;
  };
  return {
    kit,
    group,
    text: program.text,
    nameOf: program.nameOf,
    made: program.made,
    document: (document) => {
      const node = program.document(document);
      const { write } = program;
      let refers = false;
      let late = [...templatesIn(node)].flat().some(({ kind }) => kind === 'partition' || kind === 'account');
      const code = documentJson(document, node, {
        text: (template) => {
          const role = write.made(template);
          if (role !== undefined) late = refers = true;
          return role ?? write.text(template);
        },
        name: write.name,
      });
      const text = call(late ? 'pulumi.jsonStringify' : 'JSON.stringify', code);
      const content = repeated.get(document.id);
      // What refers to a role stands behind it.
      if (content === undefined || refers) return text;
      const name = clipped(variable)('policy document', content);
      shared.set(name, statement(`const ${name} = `, text));
      return name;
    },
    variable: clipped(variable),
    resource: (text, key) => quote(resource(text, key)),
    option: named('option', options),
    required: named('required', required),
    output: (words, key, description, value) => {
      const name = clipped(variable)(words, key);
      outputs.push(`${docComment(description)}\nexport const ${name} = ${value};`);
    },
    outputs: () => outputs,
    shared: () => [...shared.values()],
    declarations: () => {
      const read = [
        ...program
          .configured()
          .flatMap(({ name, description, pattern }) => requireLines(name, description, pattern)),
        ...[...required].flatMap(([name, description]) => requireLines(name, description)),
        ...[...options].flatMap(([name, description]) => optionLines(name, description)),
      ];
      const lookedUp = [
        ...(program.uses('partition') ? ['const { partition } = aws.getPartitionOutput();'] : []),
        ...(!isOtherAccount && program.uses('account')
          ? ['const account = aws.getCallerIdentityOutput().accountId;']
          : []),
      ];
      return [
        ...(read.length > 0 ? ['const config = new pulumi.Config();'] : []),
        ...(program.configured().some(({ pattern }) => pattern !== undefined) ? [REQUIRED] : []),
        ...read,
        ...(read.length > 0 && lookedUp.length > 0 ? [''] : []),
        ...lookedUp,
      ];
    },
    configured: () => [
      ...program.configured(),
      ...[...required].map(([name, description]) => ({ name, description })),
    ],
  };
}
