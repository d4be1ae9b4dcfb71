// The file of one stack: imports, properties, the class.
import type { ExportKit } from '#deepseek/export/export-kit.ts';
import { isInline, type Choices } from '#deepseek/export/exporter.ts';
import { WIDTH } from '#deepseek/export/formats/typescript/code.ts';
import { comment, docComment } from '#deepseek/export/formats/typescript/text.ts';
import { startStack, type StackBuilder } from './stack-builder.ts';
import { attachmentLines, boundaryLines, type PolicyCode } from './policies.ts';
import { organizationLines, resourceLines, documentFieldLines } from './resources.ts';
import { roleLines } from './roles.ts';
import type { StackPlan } from './stack-plans.ts';
import { notReadyLines } from '#deepseek/export/not-ready.ts';

/** The statements of the constructor, a block of lines for each construct. */
function bodyOf(stack: StackBuilder): readonly string[] {
  const { group } = stack.plan;
  const boundaries = new Map<string, PolicyCode>();
  const body: string[] = [];
  for (const target of group.boundaries) {
    const policies = boundaryLines(stack, target, target.path);
    body.push(...policies.map(({ lines }) => lines));
    if (policies[0]) boundaries.set(target.id, policies[0]);
  }
  for (const role of group.roles) body.push(...roleLines(stack, role, boundaries));
  for (const target of group.attachments) body.push(...attachmentLines(stack, target));
  for (const target of group.resources) body.push(...resourceLines(stack, target));
  for (const target of group.organization) body.push(...organizationLines(stack, target));
  for (const { words, documents } of group.sessions)
    for (const document of documents)
      body.push(
        ...documentFieldLines(
          stack,
          document,
          document.name,
          `${document.title}, for ${words}: passed with AssumeRole, not attached to the role.`,
        ),
      );
  const outputs = stack.outputs().join('\n');
  return [...stack.shared(), ...body, ...(outputs === '' ? [] : [outputs])];
}

/** Classes of aws-cdk-lib itself. */
const CORE = ['CfnOutput', 'Duration', 'Tags'];

const byName = (a: string, b: string): number => (a.replace('type ', '') < b.replace('type ', '') ? -1 : 1);

const MODULES: readonly (readonly [name: string, from: string])[] = [
  ['bedrock', 'aws-cdk-lib/aws-bedrock'],
  ['ec2', 'aws-cdk-lib/aws-ec2'],
  ['ecr', 'aws-cdk-lib/aws-ecr'],
  ['iam', 'aws-cdk-lib/aws-iam'],
  ['organizations', 'aws-cdk-lib/aws-organizations'],
  ['s3', 'aws-cdk-lib/aws-s3'],
];

function constructorLine(props: string): string {
  const parameters = ['scope: Construct', 'id: string', props];
  const line = `  constructor(${parameters.join(', ')}) {`;
  return line.length <= WIDTH
    ? line
    : `  constructor(\n${parameters.map((each) => `    ${each},\n`).join('')}  ) {`;
}

/** The file of a stack, and what the app's main file needs to know of it. */
export interface StackFile {
  readonly text: string;
  readonly className: string;
  readonly parameters: ReturnType<StackBuilder['parameters']>;
  /** Its optional lists of names. */
  readonly options: StackBuilder['options'];
  readonly usesTrustPolicy: boolean;
}

export function stackFile(kit: ExportKit, plan: StackPlan, choices: Choices | undefined): StackFile {
  const stack = startStack(kit, plan, isInline(kit, choices));
  const { className } = plan;
  const body = bodyOf(stack);
  const parameters = stack.parameters();
  const usesTrustPolicy = body.some((lines) => lines.includes('new TrustPolicy('));
  const types = stack.fields.map(({ type }) => type).join(' ');
  const code = `${body.join('\n')} ${types}`.replaceAll(/'[^'\n]*'|"[^"\n]*"|^\s*\/\/.*$/gm, '');
  const uses = (name: string): boolean => new RegExp(`\\b${name}[.(]`).test(code);
  const asks = parameters.length + stack.options.length > 0;
  const propsName = asks ? `${className}Props` : 'StackProps';
  const props = [
    ...parameters.flatMap(({ name, description, list }) => [
      `  ${docComment(description)}`,
      `  readonly ${name}: ${list ? 'readonly string[]' : 'string'};`,
    ]),
    ...stack.options.flatMap(({ name, description }) => [
      `  ${docComment(description)}`,
      `  readonly ${name}?: readonly string[];`,
    ]),
  ];
  const optional = asks && parameters.length === 0 ? ' = {}' : '';
  const text = [
    comment(`${kit.title}${plan.titleSuffix}. Made with Rolewright.`),
    ...[...notReadyLines(kit.left, 'parameters'), ...kit.notes].map((note) => comment(note)),
    `import { ${[...CORE.filter(uses), 'Stack', 'type StackProps'].toSorted(byName).join(', ')} } from 'aws-cdk-lib';`,
    ...MODULES.filter(([name]) => uses(name)).map(([name, from]) => `import * as ${name} from '${from}';`),
    `import type { Construct } from 'constructs';`,
    ...(usesTrustPolicy ? [`import { TrustPolicy } from './trust-policy';`] : []),
    '',
    ...(asks ? [`export interface ${propsName} extends StackProps {`, ...props, '}', ''] : []),
    `export class ${className} extends Stack {`,
    ...stack.fields.flatMap(({ name, type, description }) => [
      `  ${docComment(description)}`,
      `  readonly ${name}: ${type};`,
      '',
    ]),
    constructorLine(`props${asks ? '' : '?'}: ${propsName}${optional}`),
    '    super(scope, id, props);',
    ...body.flatMap((block) => ['', block]),
    '  }',
    '}',
    '',
  ].join('\n');
  return { text, className, parameters, options: stack.options, usesTrustPolicy };
}
