// What CDK stacks and Pulumi programs share: expressions for strings, the parameters and names they use, and roles
// created earlier in the file.
import { createdEntities, referenceTemplate, type CreatedEntity } from '#deepseek/export/created-entities.ts';
import type { ExportDocument } from '#deepseek/export/export-document.ts';
import type { ExportKit } from '#deepseek/export/export-kit.ts';
import { patternOf } from '#deepseek/export/parameter-rules.ts';
import type { Parameter } from '#deepseek/export/parameters.ts';
import { documentsIn, type AccountGroup } from '#deepseek/export/targets.ts';
import {
  joinLiterals,
  parametersIn,
  plainText,
  templateDocument,
  templatesIn,
  type Template,
  type TemplateNode,
} from '#deepseek/export/template.ts';
import type { PrincipalWriters } from './json.ts';
import { expression, memberName, type Expressions } from './text.ts';

/** Returns a unique identifier; the same one for the same key. */
export type Namer = (text: string, key: string) => string;

/** Cuts long texts before they become identifiers. */
export const clipped =
  (namer: Namer): Namer =>
  (text, key) =>
    namer(text.slice(0, 64), key);

/** A value that the file reads from its configuration. */
export interface ConfiguredValue {
  readonly name: string;
  readonly description: string;
  /** What it starts with: for names. All others have to be provided. */
  readonly starts?: string;
  /** The pattern that its value must match, without anchors; undefined where there is none. */
  readonly pattern?: string;
}

const whyTitles = ({ whys }: ExportDocument): readonly (readonly string[])[] =>
  whys.map((reasons) => reasons.map(({ title }) => title));

/** The content of permissions that several policies of the group have, by the id of each document: it stands once. */
export function repeatedIn(group: AccountGroup): ReadonlyMap<string, string> {
  const contents = documentsIn(group)
    .filter(({ type }) => type === 'identity')
    .map((each) => [each.id, JSON.stringify([each.document, whyTitles(each)])] as const);
  return new Map(
    contents.filter(([id, content]) => contents.some((each) => each[0] !== id && each[1] === content)),
  );
}

interface ProgramOptions {
  /** Names parameters. */
  readonly namer: Namer;
  /** The expression for a parameter, by its name. */
  readonly parameter: (name: string) => string;
  readonly partition: string;
  /** The account that the file is used in. */
  readonly account: string;
  readonly tag?: string;
  /** What the file creates. In another account than the role's, the role's account is a parameter. */
  readonly group: AccountGroup;
  /** Whether permissions policies of roles are inline, which have no name of their own. */
  readonly inline: boolean;
}

export interface Program {
  readonly kit: ExportKit;
  /** The expression for `text`, with parameters, partition and account filled in. */
  readonly text: (text: string) => string;
  /** The expression for the name of a role or managed policy that the file creates. */
  readonly nameOf: (kind: CreatedEntity['kind'], id: string, name: string) => string;
  /** The document as templates; the parameters in them become required. */
  readonly document: (document: ExportDocument) => TemplateNode & { kind: 'object' };
  readonly write: PrincipalWriters;
  /** The expressions for the ARNs of roles that are created earlier in the file. */
  readonly made: Map<string, string>;
  readonly uses: (kind: 'partition' | 'account') => boolean;
  /** The parameters and names used so far, names last. */
  readonly configured: () => readonly ConfiguredValue[];
}

/** Names of roles and policies, as parameters that have a value. */
function nameParameters(kit: ExportKit, inline: boolean): ReadonlyMap<CreatedEntity, Parameter> {
  return new Map(
    createdEntities(kit, kit.groups, !inline).map((own) => [
      own,
      {
        id: `${own.id} ${own.kind} name`,
        title: `Name of the ${own.title}`,
        standIn: own.name,
        fields: [],
      },
    ]),
  );
}

/** An empty program for `kit`. Names every parameter of the kit, used or not, so that names never depend on order. */
export function startProgram(kit: ExportKit, options: ProgramOptions): Program {
  const { group } = options;
  const names = nameParameters(kit, options.inline);
  const own = [...names.keys()];
  const keys = new Map<Parameter, string>([
    ...kit.parameters.map((parameter) => [parameter, parameter.id] as const),
    ...[...names].map(([each, parameter]) => [parameter, `${each.group} ${parameter.id}`] as const),
  ]);
  const nameOf = (parameter: Parameter): string =>
    options.namer(parameter.id, `parameter ${keys.get(parameter)}`);
  [...keys.keys()].forEach(nameOf);
  const roleAccount = group.account === undefined ? undefined : options.namer('roleAccount', 'role account');
  const expressions: Expressions = {
    of: (parameter) => options.parameter(nameOf(parameter)),
    partition: options.partition,
    account: roleAccount === undefined ? options.account : options.parameter(roleAccount),
    ...(options.tag === undefined ? {} : { tag: options.tag }),
  };
  const used: Template[] = [];
  const made = new Map<string, string>();
  const uses: Program['uses'] = (kind) => used.flat().some((piece) => piece.kind === kind);
  /** The pieces of a string, with names of what is created as parameters. */
  const pieces = (text: string): Template =>
    joinLiterals(
      referenceTemplate(text, kit, own).flatMap((piece): Template => {
        if (piece.kind !== 'name' && piece.kind !== 'made') return [piece];
        const parameter = names.get(piece.own);
        return parameter ? [{ kind: 'parameter', parameter }] : [];
      }),
    );
  const write = (template: Template): string => {
    used.push(template);
    return expression(template, expressions);
  };
  return {
    kit,
    text: (text) => write(pieces(text)),
    nameOf: (kind, id, name) => {
      const found = own.find((each) => each.kind === kind && each.id === id && each.group === group.id);
      const parameter = found && names.get(found);
      return write(parameter ? [{ kind: 'parameter', parameter }] : pieces(name));
    },
    document: (document) => {
      const node = templateDocument(document.document, kit, pieces);
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
    configured: () => {
      const found = parametersIn(used);
      const isName = new Set(names.values());
      return [
        ...found
          .filter((parameter) => !isName.has(parameter))
          .map((parameter) => ({
            name: nameOf(parameter),
            description: `${parameter.title}, such as ${parameter.standIn}`,
            pattern: patternOf(parameter),
          })),
        ...(roleAccount !== undefined && uses('account')
          ? [{ name: roleAccount, description: 'Account of the role, 12 digits', pattern: '[0-9]{12}' }]
          : []),
        ...found
          .filter((parameter) => isName.has(parameter))
          .map((parameter) => ({
            name: nameOf(parameter),
            description: parameter.title,
            starts: parameter.standIn,
          })),
      ];
    },
  };
}
