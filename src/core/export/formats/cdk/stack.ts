// The file of one stack: imports, properties, the class.
import type { ExportKit } from '#core/export/export-kit.ts';
import type { Choices } from '#core/export/exporter.ts';
import { WIDTH } from '#core/export/formats/typescript/code.ts';
import { comment, docComment } from '#core/export/formats/typescript/text.ts';
import { scriptFor, type StackScript } from './stack-script.ts';
import { attachmentLines, boundaryLines } from './policies.ts';
import { organizationLines, resourceLines, roleLines, shownLines } from './resources.ts';
import type { Unit } from './units.ts';

/** What the constructor does, in order: a block of lines for each construct. */
function bodyOf(script: StackScript, choices: Choices | undefined): readonly string[] {
  const { group } = script.unit;
  const boundaries = new Map<string, string>();
  const body: string[] = [];
  for (const target of group.boundaries) {
    const policies = boundaryLines(script, target, target.path);
    body.push(...policies.map(({ lines }) => lines));
    if (policies[0]) boundaries.set(target.id, policies[0].arn);
  }
  for (const role of group.roles) body.push(...roleLines(script, role, boundaries, choices));
  for (const target of group.attachments) {
    if (target.to.kind !== 'permission-sets') body.push(...attachmentLines(script, target));
    else
      for (const document of target.permissions)
        body.push(
          ...shownLines(
            script,
            document,
            `${target.title} policy`,
            `For ${target.words}: part of its inline policy in IAM Identity Center, which is not of this stack.`,
          ),
        );
  }
  for (const target of group.resources) body.push(...resourceLines(script, target));
  for (const target of group.organization) body.push(...organizationLines(script, target));
  return body;
}

const MODULES: readonly (readonly [name: string, from: string])[] = [
  ['bedrock', 'aws-cdk-lib/aws-bedrock'],
  ['ec2', 'aws-cdk-lib/aws-ec2'],
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

/** What a file has to give to the stack. */
export interface StackFile {
  readonly text: string;
  readonly className: string;
  readonly parameters: ReturnType<StackScript['parameters']>;
}

export function stackFile(kit: ExportKit, unit: Unit, choices: Choices | undefined): StackFile {
  const script = scriptFor(kit, unit);
  const className = `${unit.name}Stack`;
  const body = bodyOf(script, choices);
  const parameters = script.parameters();
  const types = script.fields.map(({ type }) => type).join(' ');
  const uses = (name: string): boolean =>
    `${body.join('\n')} ${types}`.replaceAll(/'[^'\n]*'|"[^"\n]*"/g, '').includes(`${name}.`);
  const asks = parameters.length + script.options.length > 0;
  const propsName = asks ? `${className}Props` : 'StackProps';
  const props = [
    ...parameters.flatMap(({ name, description, list }) => [
      `  ${docComment(description)}`,
      `  readonly ${name}: ${list ? 'readonly string[]' : 'string'};`,
    ]),
    ...script.options.flatMap(({ name, description }) => [
      `  ${docComment(description)}`,
      `  readonly ${name}?: readonly string[];`,
    ]),
  ];
  const optional = asks && parameters.length === 0 ? ' = {}' : '';
  const text = [
    comment(`${kit.title}${unit.titleSuffix}. Made with Rolewright.`),
    ...kit.notes.map((note) => comment(note)),
    `import { Stack, type StackProps } from 'aws-cdk-lib';`,
    ...MODULES.filter(([name]) => uses(name)).map(([name, from]) => `import * as ${name} from '${from}';`),
    `import type { Construct } from 'constructs';`,
    '',
    ...(asks ? [`export interface ${propsName} extends StackProps {`, ...props, '}', ''] : []),
    `export class ${className} extends Stack {`,
    ...script.fields.flatMap(({ name, type, description }) => [
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
  return { text, className, parameters };
}
