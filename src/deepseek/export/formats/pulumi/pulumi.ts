// The role kit as Pulumi programs in TypeScript: a project for each account.
import type { ExportKit } from '#deepseek/export/export-kit.ts';
import { POLICY_KIND, type Choices, type ExportedFile, type Exporter } from '#deepseek/export/exporter.ts';
import { identifier } from '#deepseek/export/names.ts';
import { madeBefore, type AccountGroup } from '#deepseek/export/targets.ts';
import { programFor } from './program.ts';
import { projectFiles } from './project.ts';

const folderOf = ({ account, id }: AccountGroup): string =>
  account === undefined ? '' : `${identifier(id, 'kebab')}/`;

function files(kit: ExportKit, choices?: Choices): readonly ExportedFile[] {
  const folders = kit.groups.map(folderOf);
  return kit.groups.flatMap((group): ExportedFile[] => {
    const folder = folderOf(group);
    const { text, configured } = programFor(kit, group, choices);
    const others = folder === '' ? folders.filter((each) => each !== '') : [];
    const first = madeBefore(group, kit.groups).map((other) => folderOf(other) || 'the folder above');
    const project = [{ name: 'index.ts', text }, ...projectFiles({ kit, group, configured, others, first })];
    return project.map((file) => ({ ...file, name: `${folder}${file.name}` }));
  });
}

export const pulumi: Exporter = { choices: [POLICY_KIND], files };
