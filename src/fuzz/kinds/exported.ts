// The files of an export format, for every scenario as it starts.
import { startAnswers } from '#core/answers/answers.ts';
import { scenarios } from '#core/catalog/scenarios.ts';
import { compose } from '#core/compose/compose.ts';
import { exportKitOf } from '#core/export/export-kit.ts';
import { findExporter } from '#core/export/index.ts';

export async function exportedFiles(id: string, extension: string): Promise<readonly string[]> {
  const exporter = await findExporter(id)?.load();
  return scenarios.all().flatMap((scenario) => {
    const answers = startAnswers(scenario.id);
    const exported = exportKitOf(answers, compose(answers));
    const files = exported.ok ? (exporter?.files(exported.kit) ?? []) : [];
    return files.filter(({ name }) => name.endsWith(extension)).map(({ text }) => text);
  });
}
