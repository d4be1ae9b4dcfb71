// The role kit as a CDK app in TypeScript: a stack for each account, and the file that starts them.
import type { ExportKit } from '#core/export/export-kit.ts';
import { POLICY_KIND, type Choices, type ExportedFile, type Exporter } from '#core/export/exporter.ts';
import { appFile } from './cdk/app.ts';
import { stackFile } from './cdk/stack.ts';
import { stackPlans } from './cdk/stack-plans.ts';
import { identifier } from '#core/export/names.ts';

function files(kit: ExportKit, choices?: Choices): readonly ExportedFile[] {
  const stacks = stackPlans(kit).map((plan) => ({
    plan,
    name: `${identifier(`${plan.name} stack`, 'kebab')}`,
    ...stackFile(kit, plan, choices),
  }));
  return [
    ...stacks.map(({ name, text }) => ({ name: `lib/${name}.ts`, text })),
    { name: 'bin/app.ts', text: appFile(kit, stacks) },
    { name: 'cdk.json', text: `${JSON.stringify({ app: 'npx tsx bin/app.ts' }, null, 2)}\n` },
  ];
}

export const cdk: Exporter = { choices: [POLICY_KIND], files };
