// One stack in the making: its names, the parameters it uses, its fields and what its constructor does.
import type { ExportDocument } from '#core/export/export-document.ts';
import type { ExportKit } from '#core/export/export-kit.ts';
import { namer } from '#core/export/names.ts';
import type { Parameter } from '#core/export/parameters.ts';
import {
  parametersIn,
  plainText,
  templateDocument,
  templateOf,
  templatesIn,
  type Template,
} from '#core/export/template.ts';
import { expression, memberName, RESERVED, type Expressions } from '#core/export/formats/typescript/text.ts';
import { documentCode, type DocumentCode } from './document.ts';
import type { Unit } from './units.ts';

/** Members of StackProps. https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.StackProps.html */
const STACK_PROPS =
  'env stackName tags description analyticsReporting crossRegionReferences permissionsBoundary synthesizer terminationProtection suppressTemplateIndentation notificationArns propertyInjectors'.split(
    ' ',
  );

/** What the constructor and the class have names for already. */
const TAKEN =
  'scope id props iam s3 ec2 organizations bedrock Stack StackProps Construct CfnOutput account region partition node stackId stackName urlSuffix tags environment dependencies templateFile templateOptions availabilityZones notificationArns artifactId nested synthesizer env bundlingRequired nestedStackParent nestedStackResource templateFile terminationProtection parentStack'.split(
    ' ',
  );

/** A member of the class. */
export interface Field {
  readonly name: string;
  readonly type: string;
  readonly says: string;
}

/** A property of the stack, and what it is. */
export interface Option {
  readonly name: string;
  readonly says: string;
}

/** One that must be given. */
export interface Required extends Option {
  /** The name under which the app asks for it, where that is another: two Regions have two VPCs. */
  readonly asked?: string;
  readonly list?: true;
}

export interface Script {
  readonly kit: ExportKit;
  readonly unit: Unit;
  /** An expression that is `text`, with what is filled in. */
  readonly text: (text: string) => string;
  readonly document: (document: ExportDocument) => DocumentCode;
  /** A variable or field of its own: "serviceRole". */
  readonly variable: (text: string, key: string) => string;
  /** The ID of a construct: "ServiceRole". */
  readonly construct: (text: string, key: string) => string;
  /** The name of a property of its own. */
  readonly prop: (text: string) => string;
  readonly fields: Field[];
  /** Lists of names that may be given. */
  readonly options: Option[];
  /** Further things that must be said. */
  readonly required: Required[];
  /** Role ARN → the expression for it, of roles that are made further up. */
  readonly made: Map<string, string>;
  /** What must be said, as far as it is used. */
  readonly parameters: () => readonly Required[];
}

export function scriptFor(kit: ExportKit, unit: Unit): Script {
  const variable = namer('camel', [...RESERVED, ...TAKEN]);
  const construct = namer('pascal');
  const prop = namer('camel', [...RESERVED, ...STACK_PROPS]);
  const of = (parameter: Parameter): string => prop(parameter.id, `parameter ${parameter.id}`);
  kit.parameters.forEach(of);
  // In the stack of another account, the account of the role is one more thing to say.
  const home = unit.group.account === undefined ? undefined : prop('roleAccount', 'role account');
  const expressions: Expressions = {
    of: (parameter) => `props.${of(parameter)}`,
    partition: 'this.partition',
    account: home === undefined ? 'this.account' : `props.${home}`,
  };
  const used: Template[] = [];
  const made = new Map<string, string>();
  const required: Required[] = [];
  return {
    kit,
    unit,
    text: (text) => {
      const template = templateOf(text, kit);
      used.push(template);
      return expression(template, expressions);
    },
    document: (document) => {
      used.push(...templatesIn(templateDocument(document.document, kit)));
      return documentCode(document, kit, {
        text: (template) => expression(template, expressions),
        name: (template) => memberName(template, expressions),
        made: (template) => made.get(plainText(template, kit)),
      });
    },
    variable: (text, key) => variable(text.slice(0, 64), key),
    construct: (text, key) => construct(text.slice(0, 64), key),
    prop: (text) => prop(text.slice(0, 64), `option ${text}`),
    fields: [],
    options: [],
    required,
    made,
    parameters: () => [
      ...parametersIn(used).map((parameter) => ({
        name: of(parameter),
        says: `${parameter.title}, such as ${parameter.standIn}`,
      })),
      ...(home !== undefined && used.flat().some(({ kind }) => kind === 'account')
        ? [{ name: home, says: 'The account that the role is made in, twelve digits' }]
        : []),
      ...required,
    ],
  };
}
