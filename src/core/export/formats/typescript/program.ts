// What CDK stacks and Pulumi programs share: expressions for strings, the parameters they use, and roles created earlier in the file.
import type { ExportDocument } from '#core/export/export-document.ts';
import type { ExportKit } from '#core/export/export-kit.ts';
import { patternOf } from '#core/export/parameter-rules.ts';
import type { Parameter } from '#core/export/parameters.ts';
import {
  parametersIn,
  plainText,
  templateDocument,
  templateOf,
  templatesIn,
  type Template,
  type TemplateNode,
} from '#core/export/template.ts';
import type { PrincipalWriters } from './json.ts';
import { expression, memberName, type Expressions } from './text.ts';

/** Returns a unique identifier; the same one for the same key. */
export type Namer = (text: string, key: string) => string;

/** Cuts long texts before they become identifiers. */
export const clipped =
  (namer: Namer): Namer =>
  (text, key) =>
    namer(text.slice(0, 64), key);

/** A value that the user of the file must provide. */
export interface RequiredValue {
  readonly name: string;
  readonly description: string;
  /** The pattern that its value must match, without anchors; undefined where there is none. */
  readonly pattern?: string;
}

export interface ProgramOptions {
  /** Names parameters. */
  readonly namer: Namer;
  /** The expression for a parameter, by its name. */
  readonly parameter: (name: string) => string;
  readonly partition: string;
  /** The account that the file is used in. */
  readonly account: string;
  readonly tag?: string;
  /** Whether the file is used in another account than the role's: then the role's account is a parameter. */
  readonly isOtherAccount: boolean;
}

export interface Program {
  readonly kit: ExportKit;
  /** The expression for `text`, with parameters, partition and account filled in. */
  readonly text: (text: string) => string;
  /** The document as templates; the parameters in them become required. */
  readonly document: (document: ExportDocument) => TemplateNode & { kind: 'object' };
  readonly write: PrincipalWriters;
  /** The expressions for the ARNs of roles that are created earlier in the file. */
  readonly made: Map<string, string>;
  readonly uses: (kind: 'partition' | 'account') => boolean;
  /** The parameters used so far. */
  readonly required: () => readonly RequiredValue[];
}

/** An empty program for `kit`. Names every parameter of the kit, used or not, so that names never depend on order. */
export function startProgram(kit: ExportKit, options: ProgramOptions): Program {
  const nameOf = ({ id }: Parameter): string => options.namer(id, `parameter ${id}`);
  kit.parameters.forEach(nameOf);
  const roleAccount = options.isOtherAccount ? options.namer('roleAccount', 'role account') : undefined;
  const expressions: Expressions = {
    of: (parameter) => options.parameter(nameOf(parameter)),
    partition: options.partition,
    account: roleAccount === undefined ? options.account : options.parameter(roleAccount),
    ...(options.tag === undefined ? {} : { tag: options.tag }),
  };
  const used: Template[] = [];
  const made = new Map<string, string>();
  const uses: Program['uses'] = (kind) => used.flat().some((piece) => piece.kind === kind);
  return {
    kit,
    text: (text) => {
      const template = templateOf(text, kit);
      used.push(template);
      return expression(template, expressions);
    },
    document: (document) => {
      const node = templateDocument(document.document, kit);
      used.push(...templatesIn(node));
      return node;
    },
    write: {
      text: (template) => expression(template, expressions),
      name: (template) => memberName(template, expressions),
      made: (template) => made.get(plainText(template, kit)),
    },
    made,
    uses,
    required: () => [
      ...parametersIn(used).map((parameter) => ({
        name: nameOf(parameter),
        description: `${parameter.title}, such as ${parameter.standIn}`,
        pattern: patternOf(parameter),
      })),
      ...(roleAccount !== undefined && uses('account')
        ? [{ name: roleAccount, description: 'Account of the role, 12 digits', pattern: '[0-9]{12}' }]
        : []),
    ],
  };
}
