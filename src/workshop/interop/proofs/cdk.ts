// CDK apps, synthesized by aws-cdk-lib: the templates hold the policies of the kit, and everything around them.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ExportKit } from '#deepseek/export/export-kit.ts';
import { isInline, type ExportedFile } from '#deepseek/export/exporter.ts';
import { CDK_PACKAGES, CDK_TOOLS } from '#deepseek/export/formats/cdk/project.ts';
import { identifier } from '#deepseek/export/names.ts';
import type {
  App,
  CdkFlagsLibrary,
  CdkIamLibrary,
  CdkLibrary,
  CdkNagLibrary,
  CloudAssembly,
  Construct,
  CdkStack,
  CdkStage,
} from '#workshop/interop/support/cdk-library.ts';
import { explainFindings } from '#workshop/interop/support/cdk-nag-findings.ts';
import { resolverOf } from '#workshop/interop/support/cdk-template.ts';
import { createdByStacks } from '#workshop/interop/support/created-by-stacks.ts';
import { verifyCreated, type Created, type Format } from '#workshop/interop/support/created.ts';
import { writerOf, type Writer } from '#workshop/interop/support/expected.ts';
import { asObject, asText, isObject, parseJson, type ToolObject } from '#workshop/interop/support/json.ts';
import {
  answeredKits,
  linkedKits,
  filesOf,
  FIXED_MEMBERS,
  startKits,
  withHostileText,
  type NamedKit,
} from '#workshop/interop/support/kits.ts';
import { acceptedValue } from '#workshop/interop/support/parameter-values.ts';
import { npmFolder } from '#workshop/interop/support/npm.ts';
import type { InteropProof } from '#workshop/interop/support/proof.ts';
import { run as runCommand, scratchFolder } from '#workshop/interop/support/tools.ts';
import { assertFormatted, runFiles, typeCheck } from '#workshop/interop/support/typescript.ts';

const npm = npmFolder('cdk', { ...CDK_PACKAGES, ...CDK_TOOLS, 'cdk-nag': '3.0.2' });

const HOME_ACCOUNT = '555566667777';
const OTHER_ACCOUNT = '999900001111';
// CDK checks that accounts have 12 digits.
const value = (id: string): string =>
  /account/i.test(id) ? '777788889999' : acceptedValue(id, `given-${id}`);
const homeOf = ({ home }: ExportKit): string => (home.accountOpen ? HOME_ACCOUNT : home.account);
const isInOtherAccount = (stack: CdkStack): boolean =>
  /(OtherAccount|Account\d{12})Stack$/.test(stack.constructor.name);
// The apps define stacks, and nothing else, directly below them.
const stacksOf = (app: CdkStage): readonly CdkStack[] => app.node.children as readonly CdkStack[];

const regionsOf = (kit: ExportKit): ReadonlySet<string> =>
  new Set(
    kit.groups.flatMap(({ resources }) =>
      resources.flatMap(({ on }) => (on.kind === 'endpoint' ? on.regions : [])),
    ),
  );

const NETWORK = [
  ['vpcId', 'vpc-0123456789abcdef0'],
  ['subnetIds', 'subnet-0123456789abcdef0,subnet-0123456789abcdef1'],
  ['securityGroupIds', 'sg-0123456789abcdef0'],
  ['routeTableIds', 'rtb-0123456789abcdef0'],
] as const;

/** The context that the project sets: names of roles and policies. */
const contextIn = (files: readonly ExportedFile[]): ToolObject =>
  asObject(asObject(parseJson(files.find(({ name }) => name === 'cdk.json')?.text))['context'] ?? {});

/** Runs an exported app as a stage below `parent`. */
async function start(
  parent: Construct,
  id: string,
  files: readonly ExportedFile[],
  kit: ExportKit,
): Promise<CdkStage> {
  const cdk = npm.load('aws-cdk-lib') as CdkLibrary;
  const stage = new cdk.Stage(parent, id);
  for (const [name, set] of Object.entries(contextIn(files))) stage.node.setContext(name, set);
  for (const parameter of kit.parameters) stage.node.setContext(parameter.id, value(parameter.id));
  stage.node.setContext('roleAccount', HOME_ACCOUNT);
  for (const region of regionsOf(kit))
    for (const [name, network] of NETWORK)
      stage.node.setContext(identifier(`${name} ${region.slice(0, 20)}`, 'camel'), network);
  function AppInStage(): CdkStage {
    return stage;
  }
  // The package's members are getters, and a spread would call all of them.
  const stub: unknown = Object.create(cdk, { App: { value: AppInStage } });
  await runFiles(files, 'bin/app.ts', (name) => (name === 'aws-cdk-lib' ? stub : npm.load(name)));
  return stage;
}

const formatOf = ({ text }: Writer, inline: boolean): Format => ({
  inline,
  hasSessions: true,
  on: (on) => {
    if (on.kind === 'bucket') return [`bucket ${text(on.bucket)}`];
    if (on.kind === 'repository') return [`repository ${text(on.repository)}`];
    if (on.kind === 'guardrail') return [`guardrail ${text(on.arn)}`];
    return on.regions.map((region) => `endpoint com.amazonaws.${region}.${on.service}`);
  },
});

/** What the stacks create. */
function createdBy(app: CdkStage, assembly: CloudAssembly, kit: ExportKit): Created {
  const { partition } = kit.home;
  const { PolicyDocument } = npm.load('aws-cdk-lib/aws-iam') as CdkIamLibrary;
  const stacks = stacksOf(app).map((stack) => {
    const template = asObject(assembly.getStackArtifact(stack.artifactId).template);
    const account = isInOtherAccount(stack) ? OTHER_ACCOUNT : homeOf(kit);
    const resolve = resolverOf(template, { partition, account });
    const ofType = (type: string): readonly ToolObject[] =>
      Object.values(asObject(template['Resources'] ?? {}))
        .map(asObject)
        .filter((resource) => asText(resource['Type']) === type)
        .map((resource) => asObject(resolve(resource['Properties'])));
    // Documents that no resource holds are fields of the stack.
    const unattached = Object.values(stack)
      .filter(
        (field: unknown) =>
          field instanceof PolicyDocument || (isObject(field) && Object.hasOwn(field, 'Statement')),
      )
      .map((field) => resolve(stack.resolve(field)));
    return { ofType, unattached };
  });
  return createdByStacks(
    (type) => stacks.flatMap((stack) => stack.ofType(type)),
    stacks.flatMap(({ unattached }) => unattached),
  );
}

interface Round {
  readonly entries: readonly Pick<NamedKit, 'name' | 'kit'>[];
  readonly flags: object;
  /** Whether CDK checks the templates against CloudFormation's schemas and the policy grammar. */
  readonly validated: boolean;
  readonly policies: 'managed' | 'inline';
  /** Whether cdk-nag checks the stacks. */
  readonly nagged: boolean;
}

/** Synthesizes the kits in one app, verifies them, and returns how many stacks they have. */
async function synthesize({ entries, flags, validated, policies, nagged }: Round): Promise<number> {
  const cdk = npm.load('aws-cdk-lib') as CdkLibrary;
  process.env['CDK_VALIDATION'] = String(validated);
  const root: App = new cdk.App({ context: flags, analyticsReporting: false, outdir: scratchFolder() });
  const started: { name: string; kit: ExportKit; app: CdkStage }[] = [];
  for (const [index, { name, kit }] of entries.entries()) {
    const files = await filesOf('cdk', kit, { policies });
    started.push({ name, kit, app: await start(root, `kit${index}`, files, kit) });
  }
  const assembly = root.synth();
  if (nagged) {
    const { AwsSolutionsChecks } = npm.load('cdk-nag') as CdkNagLibrary;
    explainFindings(new AwsSolutionsChecks().validateScope(root));
  }
  for (const { name, kit, app } of started) {
    const created = createdBy(app, assembly.getNestedAssembly(app.artifactId), kit);
    const write = writerOf(kit, { account: homeOf(kit), value });
    verifyCreated(created, kit.groups, write, formatOf(write, isInline(kit, { policies })), name);
  }
  return started.reduce((sum, { app }) => sum + stacksOf(app).length, 0);
}

/** Starts one project as its README says, with the command of its packages. */
async function runProject(): Promise<void> {
  const [{ kit }] = startKits().filter(({ name }) => name.startsWith('import')) as [NamedKit];
  const folder = scratchFolder();
  symlinkSync(join(npm.folder, 'node_modules'), join(folder, 'node_modules'));
  const files = await filesOf('cdk', kit);
  for (const { name, text } of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const given = kit.parameters.flatMap(({ id }) => ['-c', `${id}=${value(id)}`]);
  const cdk = join(npm.folder, 'node_modules/.bin/cdk');
  const { status, stderr } = await runCommand(cdk, ['synth', '--quiet', '--no-notices', ...given], {
    cwd: folder,
  });
  assert.equal(status, 0, stderr);
  assert.ok(existsSync(join(folder, 'cdk.out/manifest.json')), stderr);
}

async function run(): Promise<string> {
  await runProject();
  const { CURRENTLY_RECOMMENDED_FLAGS: flags } = npm.load('aws-cdk-lib/cx-api') as CdkFlagsLibrary;
  const named = [...startKits(), ...linkedKits(), ...answeredKits(200)];
  // Actions and Sids that CDK refuses would turn every document into plain JSON.
  const fixed = new Set([...FIXED_MEMBERS, 'Sid', 'Action', 'NotAction']);
  const hostile = named
    .filter(({ representative }) => representative)
    .flatMap(({ name, kit }) => [
      { name: `${name}, hostile`, kit: withHostileText(kit) },
      { name: `${name}, hostile in typed statements`, kit: withHostileText(kit, undefined, fixed) },
    ]);
  const entries = [...named, ...hostile];
  // Not all resource types exist in China, and AWS accepts no hostile names.
  const valid = named.filter(({ kit }) => !JSON.stringify([kit.home, kit.groups]).includes('"cn-'));
  const others = entries.filter(({ kit }) => !valid.some((entry) => entry.kit === kit));
  const rounds: readonly Round[] = [
    { entries: valid, flags, validated: true, policies: 'managed', nagged: true },
    { entries: others, flags, validated: false, policies: 'managed', nagged: false },
    { entries, flags: {}, validated: false, policies: 'inline', nagged: false },
  ];
  let stacks = 0;
  for (const round of rounds) stacks += await synthesize(round);
  const checked = new Map<string, readonly ExportedFile[]>();
  for (const [index, { kit }] of entries.entries())
    for (const policies of ['managed', 'inline'])
      checked.set(`kit${index}-${policies}`, await filesOf('cdk', kit, { policies }));
  const errors = await typeCheck(scratchFolder(), npm.folder, checked);
  assert.equal(errors, '', errors);
  for (const { kit } of named.filter((_, at) => at % 5 === 0))
    await assertFormatted(await filesOf('cdk', kit));
  return `${stacks} stacks of ${entries.length} kits have equal policies, every finding of cdk-nag has a reason, and ${checked.size} apps pass the type checker.`;
}

const proof: InteropProof = { title: 'CDK apps with aws-cdk-lib', packages: [], obstacle: npm.install, run };
export default proof;
