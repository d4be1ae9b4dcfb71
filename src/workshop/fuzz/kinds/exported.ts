// The files of an export format, for every scenario as it starts.
import { startAnswers } from '#deepseek/answers/answers.ts';
import { scenarios } from '#deepseek/catalog/scenarios.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { exportKitOf } from '#deepseek/export/export-kit.ts';
import { expectationsOf } from '#deepseek/expectations/index.ts';
import { findExporter } from '#deepseek/export/exporters.ts';
import { kitAccountOf } from '#deepseek/verify/kit-account.ts';
import { environmentOf } from '#deepseek/verify/kit-environment.ts';

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
