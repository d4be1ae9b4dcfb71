// Builds a Terraform configuration: declares the variables and outputs that its resources use.
import type { ExportDocument } from '#deepseek/export/export-document.ts';
import type { ExportKit } from '#deepseek/export/export-kit.ts';
import { namer } from '#deepseek/export/names.ts';
import {
  createdEntities,
  referenceTemplate,
  type CreatedEntity,
  type ReferenceTemplate,
  type MayRefer,
} from '#deepseek/export/created-entities.ts';
import { fitsPattern, mustOf, NAME_PATTERNS, patternOf } from '#deepseek/export/parameter-rules.ts';
import type { Parameter } from '#deepseek/export/parameters.ts';
import type { AccountGroup } from '#deepseek/export/targets.ts';
import { dataSource, jsonEncode, unfitForDataSource } from './document.ts';
import { attribute, block, list, type HclValue, type HclItem } from './hcl.ts';
import { hclString, hclText, quoted, type WritePiece, type StringUse } from './text.ts';

export interface ModuleSettings {
  readonly inline: boolean;
  readonly jsonencode: boolean;
}

/** A variable of the module. */
export interface ModuleVariable {
  readonly name: string;
  readonly description: string;
  readonly type: string;
  /** Its default, as HCL; undefined where a value is required. */
  readonly starts?: HclValue | undefined;
  /** A value that shows the form, as HCL. */
  readonly example?: string | undefined;
  /** Whether it is what a role or policy is called. */
  readonly isName?: boolean | undefined;
  readonly validation?: HclItem | undefined;
}

export interface ModuleOutput {
  readonly name: string;
  readonly description: string;
  readonly value: HclValue;
  /** Resources without which it would be of no use yet. */
  readonly dependsOn?: readonly string[];
}

export interface ModuleBuilder {
  readonly kit: ExportKit;
  readonly settings: ModuleSettings;
  /** `text` as an HCL string, with references to variables and resources. */
  readonly text: (text: string, refer?: MayRefer) => string;
  /** The name of a role or policy: a variable, where it has one. */
  readonly nameOf: (kind: CreatedEntity['kind'], id: string, group: AccountGroup, name: string) => string;
  /** The label of something in a group: "service", "operator_permissions". */
  readonly label: (id: string, group: AccountGroup) => string;
  /** The policy as an expression, and the items that it refers to. `compact` is for services that count white space. */
  readonly policy: (
    document: ExportDocument,
    group: AccountGroup,
    refer: MayRefer,
    compact?: boolean,
  ) => {
    readonly items: readonly HclItem[];
    readonly value: HclValue;
    readonly note: string | undefined;
  };
  /** The place of a role or policy in the order of creation: earlier ones can be referred to. */
  readonly orderOf: (kind: CreatedEntity['kind'], id: string, group: AccountGroup) => number;
  /** Declares a variable, and returns the expression for it. */
  readonly variable: (text: string, declared: Omit<ModuleVariable, 'name'>) => string;
  readonly output: (
    name: string,
    description: string,
    value: HclValue,
    dependsOn?: readonly string[],
  ) => void;
  /** The variables used so far, those that need a value first. */
  readonly variables: () => readonly ModuleVariable[];
  readonly outputs: () => readonly ModuleOutput[];
  readonly uses: (local: 'partition' | 'account') => boolean;
}

/** Names that a variable may not have. https://developer.hashicorp.com/terraform/language/values/variables */
const RESERVED = ['source', 'version', 'providers', 'count', 'for_each', 'lifecycle', 'depends_on', 'locals'];

export const variableItem = ({ name, description, type, starts, validation }: ModuleVariable): HclItem =>
  block(`variable "${name}"`, [
    attribute('description', quoted(description)),
    attribute('type', type),
    ...(starts === undefined ? [] : [attribute('default', starts)]),
    ...(validation === undefined ? [] : [validation]),
  ]);

export const outputItem = ({ name, description, value, dependsOn = [] }: ModuleOutput): HclItem =>
  block(`output "${name}"`, [
    attribute('description', quoted(description)),
    attribute('value', value),
    ...(dependsOn.length === 0 ? [] : [attribute('depends_on', list(dependsOn))]),
  ]);

/** https://developer.hashicorp.com/terraform/language/values/variables#custom-validation-rules */
const validation = (name: string, pattern: string, must: string): HclItem =>
  block('validation', [
    attribute('condition', `can(regex(${quoted(`^(${pattern})$`)}, var.${name}))`),
    // Terraform asks for a whole sentence.
    attribute('error_message', quoted(`The value must ${must}.`)),
  ]);

const validationOf = (name: string, parameter: Parameter): HclItem =>
  validation(name, patternOf(parameter), mustOf(parameter));

export function startModule(kit: ExportKit, settings: ModuleSettings): ModuleBuilder {
  const own = createdEntities(kit, kit.groups, !settings.inline);
  const variableName = namer('snake', RESERVED);
  const labels = namer('snake');
  const declared = new Map<string, ModuleVariable>();
  const outputs = new Map<string, ModuleOutput>();
  const required = new Map<Parameter, string>();
  const used = new Set<'partition' | 'account'>();
  /** The label of each data source, by its content: equal policies have one. */
  const dataSources = new Map<string, string>();
  // Parameters come first, so that their names depend on no document.
  for (const parameter of kit.parameters) variableName(parameter.id, `parameter ${parameter.id}`);

  const variable: ModuleBuilder['variable'] = (text, given) => {
    const name = variableName(text, `variable ${text}`);
    declared.set(name, { name, ...given });
    return `var.${name}`;
  };
  const label: ModuleBuilder['label'] = (id, group) => labels(id, `${group.id} ${id}`);
  const groupOf = (id: string): AccountGroup => kit.groups.find((group) => group.id === id) ?? kit.groups[0]!;
  const nameVariable = (each: CreatedEntity): string => {
    const text = `${label(each.id, groupOf(each.group))} ${each.kind} name`;
    const name = variableName(text, `variable ${text}`);
    const must = 'be a name that IAM takes: letters, digits and + = , . @ _ -';
    return variable(text, {
      description: `Name of the ${each.title}`,
      type: 'string',
      starts: quoted(each.name),
      isName: true,
      validation: fitsPattern(each) ? validation(name, NAME_PATTERNS[each.kind], must) : undefined,
    });
  };
  const writePiece: WritePiece = (piece) => {
    switch (piece.kind) {
      case 'parameter': {
        const { parameter } = piece;
        const name = variableName(parameter.id, `parameter ${parameter.id}`);
        required.set(parameter, name);
        return `var.${name}`;
      }
      case 'name':
        return nameVariable(piece.own);
      case 'made': {
        const type = piece.own.kind === 'role' ? 'aws_iam_role' : 'aws_iam_policy';
        return `${type}.${label(piece.own.id, groupOf(piece.own.group))}.arn`;
      }
      default:
        used.add(piece.kind);
        return piece.kind === 'partition' ? 'local.partition' : 'local.account_id';
    }
  };
  const template = (text: string, refer?: MayRefer): ReferenceTemplate =>
    referenceTemplate(text, kit, own, refer);
  const findOwn = (kind: CreatedEntity['kind'], id: string, group: AccountGroup): CreatedEntity | undefined =>
    own.find((each) => each.kind === kind && each.id === id && each.group === group.id);

  return {
    kit,
    settings,
    text: (text, refer) => hclText(template(text, refer), writePiece),
    nameOf: (kind, id, group, name) => {
      const found = findOwn(kind, id, group);
      return found ? nameVariable(found) : hclText(template(name), writePiece);
    },
    label,
    policy: (document, group, refer, compact = false) => {
      const writer = {
        text: (text: string, use: StringUse) => hclText(template(text, refer), writePiece, use),
        key: (text: string) => hclString(template(text, refer), writePiece),
        literal: quoted,
      };
      const unfit = settings.jsonencode ? undefined : unfitForDataSource(document.document);
      if (settings.jsonencode || unfit !== undefined)
        return {
          items: [],
          value: jsonEncode(document, writer),
          note:
            unfit === undefined
              ? undefined
              : `jsonencode, because aws_iam_policy_document cannot express part of this document: ${unfit}.`,
        };
      const own = label(document.id, group);
      const content = JSON.stringify(dataSource('', document, writer));
      const name = dataSources.get(content) ?? own;
      dataSources.set(content, name);
      return {
        items: name === own ? [dataSource(name, document, writer)] : [],
        value: `data.aws_iam_policy_document.${name}.${compact ? 'minified_json' : 'json'}`,
        note: undefined,
      };
    },
    orderOf: (kind, id, group) => findOwn(kind, id, group)?.order ?? 0,
    variable,
    output: (name, description, value, dependsOn = []) =>
      outputs.set(name, { name, description, value, dependsOn }),
    variables: () => [
      ...kit.parameters.flatMap((parameter): readonly ModuleVariable[] => {
        const name = required.get(parameter);
        if (name === undefined) return [];
        const description = `${parameter.title}, such as ${parameter.standIn}`;
        const example = quoted(parameter.standIn);
        return [{ name, description, type: 'string', example, validation: validationOf(name, parameter) }];
      }),
      ...[...declared.values()].toSorted(
        (a, b) => Number(a.starts !== undefined) - Number(b.starts !== undefined),
      ),
    ],
    outputs: () => [...outputs.values()],
    uses: (local) => used.has(local),
  };
}
