// The role kit as a CDK app in TypeScript: a stack for each account, the file that starts them, and the project around them.
import type { ExportKit } from '#deepseek/export/export-kit.ts';
import { POLICY_KIND, type Choices, type ExportedFile, type Exporter } from '#deepseek/export/exporter.ts';
import { appFile } from './app.ts';
import { projectFiles, TRUST_POLICY } from './project.ts';
import { stackFile } from './stack.ts';
import { stackPlans } from './stack-plans.ts';
import { identifier } from '#deepseek/export/names.ts';

function files(kit: ExportKit, choices?: Choices): readonly ExportedFile[] {
  const stacks = stackPlans(kit).map((plan) => ({
    plan,
    name: identifier(plan.className, 'kebab'),
    ...stackFile(kit, plan, choices),
  }));
  const trusts = stacks.some(({ usesTrustPolicy }) => usesTrustPolicy);
  const configured = stacks.flatMap(({ parameters }) =>
    parameters.map((value) => ({ ...value, name: value.asked ?? value.name })),
  );
  const lists = stacks.flatMap(({ options }) => options.map(({ name }) => name));
  const names = stacks.map(({ plan }) => plan.name);
  return [
    ...stacks.map(({ name, text }) => ({ name: `lib/${name}.ts`, text })),
    ...(trusts ? [{ name: 'lib/trust-policy.ts', text: TRUST_POLICY }] : []),
    { name: 'bin/app.ts', text: appFile(kit, stacks) },
    ...projectFiles(kit, names, configured, lists),
  ];
}

export const cdk: Exporter = { choices: [POLICY_KIND], files };
