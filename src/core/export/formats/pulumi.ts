// The role kit as Pulumi programs in TypeScript: one for each account.
import type { ExportKit } from '#core/export/export-kit.ts';
import { POLICY_KIND, type Choices, type ExportedFile, type Exporter } from '#core/export/exporter.ts';
import { identifier } from '#core/export/names.ts';
import { programFor } from './pulumi/program.ts';

function files(kit: ExportKit, choices?: Choices): readonly ExportedFile[] {
  return kit.groups.flatMap((group): ExportedFile[] => {
    const folder = group.account === undefined ? '' : `${identifier(group.id, 'kebab')}/`;
    const name = identifier(
      `${kit.name.slice(0, 64)} ${group.account === undefined ? '' : group.id}`,
      'kebab',
    );
    return [
      { name: `${folder}index.ts`, text: programFor(kit, group, choices) },
      { name: `${folder}Pulumi.yaml`, text: `name: ${name}\nruntime: nodejs\n` },
    ];
  });
}

export const pulumi: Exporter = { choices: [POLICY_KIND], files };
