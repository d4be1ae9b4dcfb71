// The role kit as bash scripts with the AWS CLI: for each account one that creates everything, one that removes it, and one
// that checks what is deployed.
import type { ExportKit } from '#deepseek/export/export-kit.ts';
import { POLICY_KIND, type Choices, type ExportedFile, type Exporter } from '#deepseek/export/exporter.ts';
import { applyScript } from './apply.ts';
import { startScript, suffixOf } from './script-builder.ts';
import { undoScript } from './undo.ts';
import { verifyScript } from './verify.ts';

function files(kit: ExportKit, choices?: Choices): readonly ExportedFile[] {
  return kit.groups.flatMap((group): ExportedFile[] => {
    const suffix = suffixOf(group);
    const apply = applyScript(startScript(kit, group), choices);
    const undo = undoScript(startScript(kit, group));
    const verify = verifyScript(startScript(kit, group), choices);
    return [
      { name: `apply${suffix}.sh`, text: apply, executable: true },
      { name: `undo${suffix}.sh`, text: undo, executable: true },
      { name: `verify${suffix}.sh`, text: verify, executable: true },
    ];
  });
}

export const awsCli: Exporter = { choices: [POLICY_KIND], files };
