// The role kit as bash scripts with the AWS CLI: for each account one that makes everything, and one that takes it away.
import type { ExportKit } from '#core/export/export-kit.ts';
import { POLICY_KIND, type Choices, type ExportedFile, type Exporter } from '#core/export/exporter.ts';
import { applyScript } from './aws-cli/apply.ts';
import { scriptFor } from './aws-cli/parts.ts';
import { undoScript } from './aws-cli/undo.ts';

function files(kit: ExportKit, choices?: Choices): readonly ExportedFile[] {
  return kit.groups.flatMap((group): ExportedFile[] => {
    const suffix = group.account === undefined ? '' : `-${group.id.replaceAll(/[^\w-]/g, '')}`;
    const apply = applyScript(scriptFor(kit, group), choices);
    const undo = undoScript(scriptFor(kit, group));
    return [
      { name: `apply${suffix}.sh`, text: apply, executable: true },
      { name: `undo${suffix}.sh`, text: undo, executable: true },
    ];
  });
}

export const awsCli: Exporter = { choices: [POLICY_KIND], files };
