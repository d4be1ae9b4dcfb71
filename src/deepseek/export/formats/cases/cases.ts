// The calls of the Proof as cases that `rolewright test` decides: every document, and each call with those that apply to it.
import { caseFileOf } from '#iam/cases/cases-of-environment.ts';
import { documentsOf } from '#deepseek/compose/role-kit.ts';
import type { ExportKit } from '#deepseek/export/export-kit.ts';
import type { ExportedFile, Exporter } from '#deepseek/export/exporter.ts';
import { fileNamer, fileNameOf, oneLine } from '#deepseek/export/names.ts';
import type { ReviewInput } from '#deepseek/export/review.ts';
import { documentsIn } from '#deepseek/export/targets.ts';
import { isSettingsType } from '#iam/policy/policy.ts';
import { isObject, type JsonValue } from '#iam/json/json-value.ts';
import { list, members, type TemplateValue } from '#deepseek/export/formats/cloudformation/value.ts';
import { yamlTemplate } from '#deepseek/export/formats/cloudformation/yaml.ts';
import { notReadyLines } from '#deepseek/export/not-ready.ts';

function yamlOf(value: JsonValue): TemplateValue {
  if (Array.isArray(value)) return list((value as readonly JsonValue[]).map(yamlOf));
  return isObject(value) ? membersOf(value) : (value as string | number | boolean | null);
}

const membersOf = (value: { readonly [name: string]: JsonValue }) =>
  members(Object.fromEntries(Object.entries(value).map(([name, each]) => [name, yamlOf(each)])));

const HOW = 'Test these policies with: npx rolewright test';

function files(kit: ExportKit, _choices: unknown, { calls }: ReviewInput = {}): readonly ExportedFile[] {
  const { composed, groups, alone = [] } = kit;
  const byId = new Map([...groups.flatMap(documentsIn), ...alone].map((each) => [each.id, each.document]));
  const nameOf = fileNamer();
  const sources = [...documentsOf(composed), ...alone];
  const documents = sources.flatMap(({ id, name, type }) => {
    const document = byId.get(id);
    const called = type === 'trust' ? `${name}-trust-policy` : name;
    // Settings of AWS Organizations decide no call.
    return document === undefined || isSettingsType(type)
      ? []
      : [{ name: nameOf(called, ''), document: document as JsonValue }];
  });
  const file = caseFileOf(documents, calls);
  const content = membersOf({ name: oneLine(kit.title), ...file });
  const missing = calls ? [] : ['The expectations have not been proved yet, so there are no cases.'];
  return [
    {
      name: fileNameOf(kit.name, '.rolewright.yaml'),
      text: yamlTemplate(content, [...notReadyLines(kit.left, 'placeholders'), HOW, ...missing]),
    },
  ];
}

export const cases: Exporter = { files, reviews: 'calls' };
