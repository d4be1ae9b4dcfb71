// The files of an export format, for every scenario as it starts.
import { startAnswers } from '#core/answers/answers.ts';
import { scenarios } from '#core/catalog/scenarios.ts';
import { compose } from '#core/compose/compose.ts';
import { exportKitOf } from '#core/export/export-kit.ts';
import { expectationsOf } from '#core/expectations/index.ts';
import { findExporter } from '#core/export/index.ts';
import { kitAccountOf } from '#core/verify/kit-account.ts';
import { environmentOf } from '#core/verify/policy-environment.ts';

export async function exportedFiles(id: string, extension: string): Promise<readonly string[]> {
  const exporter = await findExporter(id)?.load();
  return scenarios.all().flatMap((scenario) => {
    const answers = startAnswers(scenario.id);
    const kit = compose(answers);
    const exported = exportKitOf(answers, kit);
    const calls = {
      environment: environmentOf(kit, kitAccountOf(answers), {}),
      expectations: expectationsOf(answers),
    };
    const files = exported.ok ? (exporter?.files(exported.kit, {}, { calls }) ?? []) : [];
    return files.filter(({ name }) => name.endsWith(extension)).map(({ text }) => text);
  });
}
