// The README of a module: how to apply its example, and how to call it.
import type { ExportedFile } from '#deepseek/export/exporter.ts';
import type { AccountGroup } from '#deepseek/export/targets.ts';
import { bullets, code, fenced, prose } from '#deepseek/export/formats/markdown/text.ts';
import { EXAMPLE, moduleName } from './example.ts';
import { attribute, block, hclFile } from './hcl.ts';
import type { ModuleBuilder } from './module-builder.ts';
import { quoted } from './text.ts';
import { notReadyLines } from '#deepseek/export/not-ready.ts';

type Adopted = readonly [address: string, id: string];

function adoptedIn({ label }: ModuleBuilder, group: AccountGroup): readonly Adopted[] {
  const all = (type: string, documents: readonly { readonly id: string }[], own: string): Adopted[] =>
    documents.map(({ id }) => [`${type}.${label(id, group)}`, own]);
  return [
    ...group.roles.flatMap((role) => all('aws_iam_role', [role], role.name)),
    ...group.resources.flatMap(({ on, documents }) => {
      if (on.kind === 'bucket') return all('aws_s3_bucket_policy', documents, on.bucket);
      // Without the Region, the provider would look in its own.
      return on.kind === 'repository'
        ? all('aws_ecr_repository_policy', documents, `${on.repository}@${on.region}`)
        : [];
    }),
  ];
}

/**
 * Import blocks for what people often have already.
 * https://developer.hashicorp.com/terraform/language/import
 * https://github.com/hashicorp/terraform-provider-aws/blob/main/website/docs/guides/enhanced-region-support.html.markdown
 */
function adoptions(module: ModuleBuilder): readonly string[] {
  const { kit } = module;
  const items = kit.groups.flatMap((group) => adoptedIn(module, group));
  if (items.length === 0) return [];
  const blocks = items.map(([address, id]) =>
    block('import', [attribute('to', `module.${moduleName(kit)}.${address}`), attribute('id', quoted(id))]),
  );
  return [
    '## Take over what exists',
    'For what is there already, put its block into the configuration that calls the module. The plan then shows what would change.',
    fenced(hclFile(blocks).trimEnd(), 'hcl'),
  ];
}

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
    ...adoptions(module),
  ].join('\n\n')}\n`;
}
