// The README of a module: how to apply its example, and how to call it.
import type { ExportedFile } from '#deepseek/export/exporter.ts';
import { bullets, code, fenced, prose } from '#deepseek/export/formats/markdown/text.ts';
import { EXAMPLE, moduleName } from './example.ts';
import type { ModuleBuilder } from './module-builder.ts';
import { notReadyLines } from '#deepseek/export/not-ready.ts';

export function moduleReadMe(module: ModuleBuilder, example: readonly ExportedFile[]): string {
  const { kit } = module;
  const values = example.find(({ name }) => name.endsWith('.tfvars.example'));
  const variables = module.variables();
  const commands = [
    `cd ${EXAMPLE}`,
    ...(values ? ['cp terraform.tfvars.example terraform.tfvars # then put in your values'] : []),
    'terraform init',
    'terraform apply',
  ];
  return `${[
    `# ${prose(kit.name)}`,
    prose(`${kit.title}. A Terraform module, made with Rolewright.`),
    ...notReadyLines(kit.left, 'parameters').map(prose),
    ...(kit.notes.length > 0 ? [bullets(kit.notes.map(prose))] : []),
    '## Apply it',
    fenced(commands.join('\n'), 'sh'),
    '## Call it from your configuration',
    `The module has no provider block: it uses the providers of its caller. Copy the block ${code(`module "${moduleName(kit)}"`)} of ${code(`${EXAMPLE}/main.tf`)} and set ${code('source')}. Names of roles and policies are variables with a default.`,
    ...(variables.some(({ name }) => name === 'exclusive_attachments')
      ? [
          `With ${code('exclusive_attachments = true')}, ${code('terraform apply')} removes every policy of the roles that is not part of this module. It does not prevent others from adding one.`,
        ]
      : []),
  ].join('\n\n')}\n`;
}
