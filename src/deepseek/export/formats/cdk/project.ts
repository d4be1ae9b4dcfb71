// The files that make a CDK app a project: packages, the compiler's and the CDK's settings, and a README.
import type { ExportKit } from '#deepseek/export/export-kit.ts';
import { bullets, code, fenced, prose } from '#deepseek/export/formats/markdown/text.ts';
import { packageName, projectFile, typeScriptSettings } from '#deepseek/export/formats/typescript/project.ts';
import type { ConfiguredValue } from '#deepseek/export/formats/typescript/program.ts';
import type { ExportedFile } from '#deepseek/export/exporter.ts';
import { notReadyLines } from '#deepseek/export/not-ready.ts';

/** Versions that the proofs of this format run with. */
export const CDK_PACKAGES = { 'aws-cdk-lib': '2.276.0', constructs: '10.8.1' } as const;

export const CDK_TOOLS = { 'aws-cdk': '2.1148.1', tsx: '4.23.15', typescript: '7.0.2' } as const;

export const TRUST_POLICY = `// A trust policy for \`assumedBy\` that keeps its statements as they are, with their Sids.
import * as iam from 'aws-cdk-lib/aws-iam';

export class TrustPolicy extends iam.PrincipalBase {
  readonly policyFragment = new iam.PrincipalPolicyFragment({});

  constructor(private readonly statements: readonly iam.PolicyStatement[]) {
    super();
  }

  override addToAssumeRolePolicy(document: iam.PolicyDocument): void {
    document.addStatements(...this.statements);
  }

  override dedupeString(): undefined {
    return undefined;
  }
}
`;

/** The values that the app reads from its context. */
function contextOf(values: readonly ConfiguredValue[]): readonly ConfiguredValue[] {
  return [...new Map(values.map((value) => [value.name, value])).values()];
}

function readMe(kit: ExportKit, stacks: readonly string[], values: readonly ConfiguredValue[]): string {
  const required = values.filter(({ starts }) => starts === undefined);
  const severalAccounts = kit.groups.length > 1;
  const commands = (severalAccounts ? stacks : ['--all']).flatMap((stack) => [
    `npx cdk diff ${stack}`,
    `npx cdk deploy ${stack}`,
  ]);
  const named = values.length > required.length;
  return `${[
    `# ${prose(kit.name)}`,
    prose(`${kit.title}. A CDK app, made with Rolewright.`),
    ...notReadyLines(kit.left, 'parameters').map(prose),
    ...(kit.notes.length > 0 ? [bullets(kit.notes.map(prose))] : []),
    '## Deploy it',
    ...(required.length > 0
      ? [
          `Put these values into ${code('context')} in ${code('cdk.json')}:`,
          bullets(required.map(({ name, description }) => `${code(name)}: ${prose(description)}`)),
        ]
      : []),
    fenced(['npm install', ...commands].join('\n'), 'sh'),
    `Before the first deployment to an account and Region, run ${code('npx cdk bootstrap aws://ACCOUNT/REGION')} once.`,
    ...(severalAccounts ? ['Deploy each stack with credentials of its account, in this order.'] : []),
    ...(named ? [`Names of roles and policies are in ${code('context')} in ${code('cdk.json')}.`] : []),
    `${code('npm run build')} checks the types.`,
  ].join('\n\n')}\n`;
}

export function projectFiles(
  kit: ExportKit,
  stacks: readonly string[],
  configured: readonly ConfiguredValue[],
  lists: readonly string[],
): readonly ExportedFile[] {
  const values = contextOf(configured);
  const context = Object.fromEntries<unknown>([
    ...values.flatMap(({ name, starts }) => (starts === undefined ? [] : [[name, starts] as const])),
    ...lists.map((name) => [name, []] as const),
  ]);
  const settings = {
    app: 'npx tsx bin/app.ts',
    ...(Object.keys(context).length > 0 ? { context } : {}),
  };
  const scripts = { build: 'tsc', cdk: 'cdk' };
  return [
    projectFile('cdk.json', settings),
    projectFile('package.json', {
      name: packageName(kit.name),
      private: true,
      scripts,
      dependencies: CDK_PACKAGES,
      devDependencies: CDK_TOOLS,
    }),
    typeScriptSettings(['bin', 'lib']),
    { name: 'README.md', text: readMe(kit, stacks, values) },
  ];
}
