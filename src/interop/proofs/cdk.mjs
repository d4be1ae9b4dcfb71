// CDK apps, synthesised by aws-cdk-lib: the templates hold the policies of the kit, and everything around them.
import assert from 'node:assert/strict';
import { compareStacks } from '#interop/support/cdk-compare.mjs';
import { writer } from '#interop/support/expected.mjs';
import { npmFolder } from '#interop/support/npm.mjs';
import { resolver } from '#interop/support/template.mjs';
import { scratch } from '#interop/support/tools.mjs';
import { inOrder, runFiles, typeCheck } from '#interop/support/typescript.mjs';

const npm = npmFolder('cdk', { 'aws-cdk-lib': '2.276.0', constructs: '10.8.1' });

const HOME = '555566667777';
const OTHER = '999900001111';
// CDK checks that accounts are twelve digits.
const value = (/** @type {string} */ id) => (/account/i.test(id) ? '777788889999' : `given-${id}`);
const isOther = (/** @type {any} */ stack) =>
  /(OtherAccount|Account\d{12})Stack$/.test(stack.constructor.name);

const regionsOf = (/** @type {any} */ kit) =>
  new Set(
    kit.groups.flatMap((/** @type {any} */ { resources }) =>
      resources.flatMap((/** @type {any} */ { on }) => on.regions ?? []),
    ),
  );

const NETWORK = [
  ['vpcId', 'vpc-0123456789abcdef0'],
  ['subnetIds', 'subnet-0123456789abcdef0,subnet-0123456789abcdef1'],
  ['securityGroupIds', 'sg-0123456789abcdef0'],
];

/** @typedef {import('#interop/support/expected.mjs').Kits} Kits */

/**
 * Starts an app of exported files below `parent`.
 * @param {Kits} kits
 * @param {any} parent
 * @param {string} id
 * @param {readonly import('#core/export/exporter.ts').ExportedFile[]} files
 * @param {import('#core/export/export-kit.ts').ExportKit} kit
 */
async function start(kits, parent, id, files, kit) {
  const cdk = npm.require('aws-cdk-lib');
  /** @type {any} */
  let app;
  function App() {
    app = new cdk.Stage(parent, id);
    for (const parameter of kit.parameters) app.node.setContext(parameter.id, value(parameter.id));
    app.node.setContext('roleAccount', HOME);
    for (const region of regionsOf(kit))
      for (const [name, id] of NETWORK)
        app.node.setContext(kits.identifier(`${name} ${region.slice(0, 20)}`, 'camel'), id);
    return app;
  }
  // The package's members are getters, which a spread would all call.
  const faked = Object.create(cdk, { App: { value: App } });
  await runFiles(files, 'bin/app.ts', (name) => (name === 'aws-cdk-lib' ? faked : npm.require(name)));
  return app;
}

/** What the stacks make, in the words of `expectedOf`. @param {any} app @param {any} assembly @param {any} kit */
function madeBy(app, assembly, kit) {
  const { partition } = kit.home;
  const { PolicyDocument } = npm.require('aws-cdk-lib/aws-iam');
  const all = app.node.children.map((/** @type {any} */ stack) => {
    const { template } = assembly.getStackArtifact(stack.artifactId);
    const home = kit.home.accountOpen ? HOME : kit.home.account;
    const account = isOther(stack) ? OTHER : home;
    const resolve = resolver(template, { partition, account });
    const of = (/** @type {string} */ type) =>
      Object.values(template.Resources ?? {})
        .filter((/** @type {any} */ resource) => resource.Type === type)
        .map((/** @type {any} */ resource) => resolve(resource.Properties));
    // Documents that no resource holds are fields of the stack.
    const shown = Object.values(stack)
      .filter((held) => held instanceof PolicyDocument || Object.hasOwn(held ?? {}, 'Statement'))
      .map((held) => resolve(stack.resolve(held)));
    return { of, shown };
  });
  const of = (/** @type {string} */ type) => all.flatMap((/** @type {any} */ stack) => stack.of(type));
  return { of, shown: all.flatMap((/** @type {any} */ { shown }) => shown) };
}

/**
 * Synthesises all in one app, and compares.
 * @param {Kits} kits
 * @param {{ entries: readonly Pick<import('#interop/support/kits.ts').NamedKit, 'name' | 'kit'>[], flags: object, validated: boolean, policies: string }} round
 */
async function synthesise(kits, { entries, flags, validated, policies }) {
  const cdk = npm.require('aws-cdk-lib');
  // With it, CDK holds templates against the schemas of CloudFormation and the grammar of policies.
  process.env['CDK_VALIDATION'] = String(validated);
  const root = new cdk.App({ context: flags, analyticsReporting: false, outdir: scratch() });
  const started = [];
  for (const [index, { name, kit }] of entries.entries()) {
    const files = await kits.filesOf('cdk', kit, { policies });
    started.push({ name, kit, app: await start(kits, root, `kit${index}`, files, kit) });
  }
  const assembly = root.synth();
  for (const { name, kit, app } of started) {
    const made = madeBy(app, assembly.getNestedAssembly(app.artifactId), kit);
    const account = kit.home.accountOpen ? HOME : kit.home.account;
    compareStacks(writer(kits, kit, { account, value }), name, kit, made, policies === 'inline');
  }
  return started.reduce((sum, { app }) => sum + app.node.children.length, 0);
}

/** @type {import('#interop/run.mjs').Proof} */
export default {
  title: 'CDK apps with aws-cdk-lib',
  packages: [],
  needs: npm.needs,
  async run(kits) {
    const { CURRENTLY_RECOMMENDED_FLAGS } = npm.require('aws-cdk-lib/cx-api');
    const named = [...kits.startKits(), ...kits.answeredKits(120)];
    // Actions and Sids that CDK does not take would make plain JSON of every document.
    const kept = new Set([...kits.KEPT, 'Sid', 'Action', 'NotAction']);
    const hostile = named
      .filter(({ representative }) => representative)
      .flatMap(({ name, kit }) => [
        { name: `${name}, hostile`, kit: kits.poisoned(kit) },
        { name: `${name}, hostile in typed statements`, kit: kits.poisoned(kit, undefined, kept) },
      ]);
    const entries = [...named, ...hostile];
    // China has not every resource type, and hostile names are none that AWS takes.
    const valid = named.filter(({ kit }) => !JSON.stringify([kit.home, kit.groups]).includes('"cn-'));
    const others = entries.filter(({ kit }) => !valid.some((entry) => entry.kit === kit));
    const flags = CURRENTLY_RECOMMENDED_FLAGS;
    let stacks = 0;
    for (const round of [
      { entries: valid, flags, validated: true, policies: 'managed' },
      { entries: others, flags, validated: false, policies: 'managed' },
      { entries, flags: {}, validated: false, policies: 'inline' },
    ])
      stacks += await synthesise(kits, round);
    const checked = new Map();
    for (const [index, { kit }] of entries
      .filter(({ kit }, at) => at % 9 === 0 || kit.groups.length > 1)
      .entries())
      if (index < 30) checked.set(`kit${index}`, await kits.filesOf('cdk', kit));
    const wrong = await typeCheck(scratch(), npm.folder, checked);
    assert.equal(wrong, '', wrong);
    for (const { kit } of named.filter((_, at) => at % 5 === 0))
      await inOrder(await kits.filesOf('cdk', kit));
    return `${stacks} stacks of ${entries.length} kits have equal policies, and ${checked.size} apps pass the type checker.`;
  },
};
