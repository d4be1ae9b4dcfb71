// The files that make a Pulumi program a project: its configuration, packages, the compiler's settings, and a README.
import type { ExportKit } from '#deepseek/export/export-kit.ts';
import { bullets, code, fenced, prose } from '#deepseek/export/formats/markdown/text.ts';
import { projectFile, typeScriptSettings } from '#deepseek/export/formats/typescript/project.ts';
import type { ConfiguredValue } from '#deepseek/export/formats/typescript/program.ts';
import type { ExportedFile } from '#deepseek/export/exporter.ts';
import { deployedName } from '#deepseek/export/deployed-name.ts';
import { identifier } from '#deepseek/export/names.ts';
import { makeFirst, type AccountGroup } from '#deepseek/export/targets.ts';
import { notReadyLines } from '#deepseek/export/not-ready.ts';

/** Versions that the proofs of this format run with. */
export const PULUMI_PACKAGES = { '@pulumi/aws': '7.48.0', '@pulumi/pulumi': '3.276.0' } as const;

/** Pulumi runs TypeScript with ts-node, which takes no later version of the compiler. */
export const PULUMI_TOOLS = { 'ts-node': '10.9.2', typescript: '5.9.3' } as const;

/** Pulumi's own template has these settings for modules. */
const MODULES = { module: 'commonjs', moduleResolution: 'node', esModuleInterop: true };

interface ProjectParts {
  readonly kit: ExportKit;
  readonly group: AccountGroup;
  readonly configured: readonly ConfiguredValue[];
  /** The folders of the projects for the other accounts. */
  readonly others: readonly string[];
  /** Those of them that come before this one. */
  readonly first: readonly string[];
}

const projectName = ({ kit, group }: ProjectParts): string =>
  [
    deployedName(kit.name, 'kebab'),
    ...(group.account === undefined ? [] : [identifier(group.id, 'kebab')]),
  ].join('-');

/** The account that the program is for; undefined where it uses that of its credentials. */
const accountOf = ({ kit, group }: ProjectParts): string | undefined =>
  group.open ? undefined : (group.account ?? kit.home.account);

const regionOf = ({ kit }: ProjectParts): string => kit.home.regions[0] ?? 'us-east-1';

/** JSON is YAML. https://www.pulumi.com/docs/iac/concepts/projects/project-file/#config-options */
function projectSettings(parts: ProjectParts): string {
  const account = accountOf(parts);
  const values = parts.configured.flatMap(({ name, description, starts }) => [
    `  ${name}:`,
    '    type: string',
    `    description: ${JSON.stringify(description)}`,
    ...(starts === undefined ? [] : [`    default: ${JSON.stringify(starts)}`]),
  ]);
  return `${[
    `name: ${projectName(parts)}`,
    'runtime: nodejs',
    'config:',
    `  aws:region: ${regionOf(parts)}`,
    ...(account === undefined
      ? []
      : ['  aws:allowedAccountIds:', '    value:', `      - ${JSON.stringify(account)}`]),
    ...values,
  ].join('\n')}\n`;
}

const listed = (words: readonly string[]): string =>
  new Intl.ListFormat('en', { type: 'conjunction' }).format(words);

function readMe(parts: ProjectParts): string {
  const { kit, configured, others, first } = parts;
  const required = configured.filter(({ starts }) => starts === undefined);
  const held = [
    'Region',
    ...(accountOf(parts) === undefined ? [] : ['account']),
    ...(configured.length > required.length ? ['names of roles and policies'] : []),
  ];
  const commands = [
    'npm install',
    'pulumi stack init dev',
    ...required.map(({ name }) => `pulumi config set ${name} # your value`),
    'pulumi up',
  ];
  return `${[
    `# ${prose(kit.name)}`,
    prose(`${kit.title}. A Pulumi program, made with Rolewright.`),
    ...notReadyLines(kit.left, 'parameters').map(prose),
    ...(kit.notes.length > 0 ? [bullets(kit.notes.map(prose))] : []),
    '## Deploy it',
    ...(first.length > 0 ? [prose(makeFirst(first))] : []),
    ...(required.length > 0
      ? [bullets(required.map(({ name, description }) => `${code(name)}: ${prose(description)}`))]
      : []),
    fenced(commands.join('\n'), 'sh'),
    `${code('Pulumi.yaml')} has the ${listed(held)}. ${code('npm run build')} checks the types.`,
    ...(others.length > 0
      ? [`For the other accounts, do the same in ${others.map((folder) => code(folder)).join(', ')}.`]
      : []),
  ].join('\n\n')}\n`;
}

export function projectFiles(parts: ProjectParts): readonly ExportedFile[] {
  return [
    { name: 'Pulumi.yaml', text: projectSettings(parts) },
    projectFile('package.json', {
      name: projectName(parts),
      private: true,
      scripts: { build: 'tsc' },
      dependencies: PULUMI_PACKAGES,
      devDependencies: PULUMI_TOOLS,
    }),
    typeScriptSettings(['index.ts'], MODULES),
    { name: 'README.md', text: readMe(parts) },
  ];
}
