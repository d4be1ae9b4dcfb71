// Builds a stack: its names, and the parameters and fields that its constructs use.
import type { ExportDocument } from '#deepseek/export/export-document.ts';
import type { ExportKit } from '#deepseek/export/export-kit.ts';
import { namer } from '#deepseek/export/names.ts';
import {
  clipped,
  repeatedIn,
  startProgram,
  type ConfiguredValue,
  type Namer,
  type Program,
} from '#deepseek/export/formats/typescript/program.ts';
import { quote, RESERVED } from '#deepseek/export/formats/typescript/text.ts';
import type { StackPlan } from './stack-plans.ts';
import type { TemplateNode } from '#deepseek/export/template.ts';
import {
  call,
  object,
  statement,
  type Code,
  type CodeItem,
} from '#deepseek/export/formats/typescript/code.ts';
import { documentJson, type PrincipalWriters } from '#deepseek/export/formats/typescript/json.ts';
import { whyComment } from '#deepseek/export/formats/typescript/why-comment.ts';
import { statementCode } from './statement.ts';

// A policy document for CDK: a PolicyDocument of PolicyStatements, or plain JSON where those would change it.
interface DocumentCode {
  readonly code: Code;
  /** Whether it is a PolicyDocument. Plain JSON is for L1 constructs only. */
  readonly typed: boolean;
  /** Its PolicyStatements, where CDK would not merge them: each has a Sid. */
  readonly statements?: Code | undefined;
}

const VERSION = '2012-10-17';

/** CDK always writes this version, and has no other members. */
const isPlain = ({ document: { Version, Statement, ...others } }: ExportDocument): boolean =>
  Version === VERSION && Statement !== undefined && Object.keys(others).length === 0;

const hasSid = (node: TemplateNode): boolean =>
  node.kind === 'object' &&
  node.members.some(({ name: [piece] }) => piece?.kind === 'literal' && piece.text === 'Sid');

/** `node` is the document as templates. */
function documentCode(
  document: ExportDocument,
  node: TemplateNode & { kind: 'object' },
  write: PrincipalWriters,
): DocumentCode {
  const raw = { code: documentJson(document, node, write), typed: false };
  const statementMember = node.members.find(
    ({ name: [piece] }) => piece?.kind === 'literal' && piece.text === 'Statement',
  );
  if (!statementMember || !isPlain(document)) return raw;
  const statements =
    statementMember.value.kind === 'list' ? statementMember.value.items : [statementMember.value];
  const items = statements.flatMap((each, index): CodeItem[] => {
    const value = statementCode(each, document.type, write);
    const comment = whyComment(document, index);
    return value === undefined ? [] : [{ value, ...(comment === undefined ? {} : { comment }) }];
  });
  if (items.length < statements.length || items.length === 0) return raw;
  const list: Code = { kind: 'list', items };
  const kept = statements.every(hasSid);
  return {
    typed: true,
    statements: kept ? list : undefined,
    code: call(
      'new iam.PolicyDocument',
      object(
        // CDK may merge statements without a Sid.
        ['minimize', kept ? undefined : 'false'],
        ['statements', list],
      ),
    ),
  };
}

/** Members of StackProps. https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.StackProps.html */
const STACK_PROPS =
  'env stackName tags description analyticsReporting crossRegionReferences permissionsBoundary synthesizer terminationProtection suppressTemplateIndentation notificationArns propertyInjectors'.split(
    ' ',
  );

/** Names that the class and its constructor use already. */
const TAKEN =
  'scope id props cdk iam TrustPolicy s3 ec2 organizations bedrock Stack StackProps Construct CfnOutput account region partition node stackId stackName urlSuffix tags environment dependencies templateFile templateOptions availabilityZones notificationArns artifactId nested synthesizer env bundlingRequired nestedStackParent nestedStackResource templateFile terminationProtection parentStack'.split(
    ' ',
  );

/** A member of the class. */
export interface StackField {
  readonly name: string;
  readonly type: string;
  readonly description: string;
}

/** A property of the stack that the app has to give. */
export interface RequiredProp extends ConfiguredValue {
  /** The name of the context value that the app reads, where it differs: two Regions have two VPCs. */
  readonly asked?: string;
  readonly list?: true;
}

export interface StackBuilder extends Pick<Program, 'kit' | 'text' | 'nameOf' | 'made'> {
  readonly plan: StackPlan;
  readonly document: (document: ExportDocument) => DocumentCode;
  /** The lines that make the documents of several policies, before all others. */
  readonly shared: () => readonly string[];
  /** A new variable or field: "serviceRole". */
  readonly variable: Namer;
  /** The ID of a construct: "ServiceRole". */
  readonly construct: Namer;
  /** The name of a new property. */
  readonly prop: (text: string) => string;
  readonly fields: StackField[];
  /** Declares an output of the stack; `key` makes its ID unique. */
  readonly output: (words: string, key: string, description: string, value: string) => void;
  /** The lines that declare the outputs. */
  readonly outputs: () => readonly string[];
  /** Optional properties: lists of names. */
  readonly options: ConfiguredValue[];
  /** Required properties besides the parameters. */
  readonly required: RequiredProp[];
  /** Whether permissions policies of roles are inline. */
  readonly inline: boolean;
  /** The required properties that are used. */
  readonly parameters: () => readonly RequiredProp[];
}

export function startStack(kit: ExportKit, plan: StackPlan, inline: boolean): StackBuilder {
  const prop = namer('camel', [...RESERVED, ...STACK_PROPS]);
  const program = startProgram(kit, {
    namer: prop,
    parameter: (name) => `props.${name}`,
    partition: 'this.partition',
    account: 'this.account',
    group: plan.group,
    inline,
  });
  const required: RequiredProp[] = [];
  const construct = clipped(namer('pascal'));
  const variable = clipped(namer('camel', [...RESERVED, ...TAKEN]));
  const repeated = repeatedIn(plan.group);
  const shared = new Map<string, string>();
  const outputs: string[] = [];
  return {
    kit,
    plan,
    inline,
    text: program.text,
    nameOf: program.nameOf,
    made: program.made,
    document: (document) => {
      const made = documentCode(document, program.document(document), program.write);
      const content = repeated.get(document.id);
      if (content === undefined) return made;
      const name = variable('policy document', content);
      shared.set(name, statement(`const ${name} = `, made.code, 4));
      return { code: name, typed: made.typed };
    },
    shared: () => [...shared.values()],
    variable,
    construct,
    prop: (text) => clipped(prop)(text, `option ${text}`),
    fields: [],
    output: (words, key, description, value) => {
      const props = object(['value', value], ['description', quote(description)]);
      outputs.push(statement('', call('new CfnOutput', 'this', quote(construct(words, key)), props), 4));
    },
    outputs: () => outputs,
    options: [],
    required,
    parameters: () => [...program.configured(), ...required],
  };
}
