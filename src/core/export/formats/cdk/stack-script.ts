// One stack in the making: its names, the parameters it uses, its fields and what its constructor does.
import type { ExportDocument } from '#core/export/export-document.ts';
import type { ExportKit } from '#core/export/export-kit.ts';
import { namer } from '#core/export/names.ts';
import {
  clipped,
  startProgram,
  type Namer,
  type Program,
  type RequiredValue,
} from '#core/export/formats/typescript/program.ts';
import { RESERVED } from '#core/export/formats/typescript/text.ts';
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
  readonly description: string;
}

/** A property of the stack that must be given. */
export interface RequiredProp extends RequiredValue {
  /** The name under which the app asks for it, where it differs: two Regions have two VPCs. */
  readonly asked?: string;
  readonly list?: true;
}

export interface StackScript extends Pick<Program, 'kit' | 'text' | 'made'> {
  readonly unit: Unit;
  readonly document: (document: ExportDocument) => DocumentCode;
  /** A variable or field of its own: "serviceRole". */
  readonly variable: Namer;
  /** The ID of a construct: "ServiceRole". */
  readonly construct: Namer;
  /** The name of a property of its own. */
  readonly prop: (text: string) => string;
  readonly fields: Field[];
  /** Lists of names that may be given. */
  readonly options: RequiredValue[];
  /** Required properties besides the parameters. */
  readonly required: RequiredProp[];
  /** The required properties, as far as they are used. */
  readonly parameters: () => readonly RequiredProp[];
}

export function scriptFor(kit: ExportKit, unit: Unit): StackScript {
  const prop = namer('camel', [...RESERVED, ...STACK_PROPS]);
  const program = startProgram(kit, {
    namer: prop,
    parameter: (name) => `props.${name}`,
    partition: 'this.partition',
    account: 'this.account',
    isOtherAccount: unit.group.account !== undefined,
  });
  const required: RequiredProp[] = [];
  return {
    kit,
    unit,
    text: program.text,
    made: program.made,
    document: (document) => documentCode(document, program.document(document), program.write),
    variable: clipped(namer('camel', [...RESERVED, ...TAKEN])),
    construct: clipped(namer('pascal')),
    prop: (text) => clipped(prop)(text, `option ${text}`),
    fields: [],
    options: [],
    required,
    parameters: () => [...program.required(), ...required],
  };
}
