// The script that removes what apply.sh has created.
import type { ResourceTarget } from '#deepseek/export/targets.ts';
import { endpointVariable, organizationType, ownerOf } from './apply.ts';
import { scriptText, type ScriptBuilder } from './script-builder.ts';

function resource(script: ScriptBuilder, { on, documents }: ResourceTarget): readonly string[] {
  switch (on.kind) {
    case 'bucket':
      return documents.map(
        (document) =>
          `drop_bucket_policy ${script.word(on.bucket)} ${ownerOf(script, on.account)} ${script.document(document)}`,
      );
    case 'repository':
      return documents.map(
        (document) =>
          `drop_repository_policy ${script.word(on.repository)} ${script.word(on.region)} ${ownerOf(script, on.account)} ${script.document(document)}`,
      );
    case 'guardrail':
      return documents.map(
        (document) =>
          `drop_guardrail_policy ${script.word(on.arn)} ${script.word(on.region)} ${script.document(document)}`,
      );
    case 'endpoint':
      return on.regions.map(
        (region) =>
          `drop_endpoint_policy ${script.word(on.service)} ${script.word(region)} "\${${endpointVariable(script, on.service, region)}:-}"`,
      );
  }
}

/** In reverse order. Inline policies go with their role; managed policies of earlier choices are deleted too. */
export function undoScript(script: ScriptBuilder): string {
  const { kit, group } = script;
  const policies = (of: readonly { readonly permissions: readonly { readonly name: string }[] }[]) =>
    of.flatMap(({ permissions }) => permissions.map(({ name }) => `drop_policy ${script.word(name)} /`));
  return scriptText(script, {
    about: [
      `Removes what the apply script creates: ${kit.title}. Deletes roles with everything attached to them, and detaches policies from everyone.`,
    ],
    options: [],
    body: [
      ...group.organization.flatMap((target) =>
        target.documents.map(
          ({ name }) => `drop_organization_policy ${organizationType(target)} ${script.word(name)}`,
        ),
      ),
      ...group.resources.flatMap((target) => resource(script, target)),
      ...policies(group.attachments.filter(({ to }) => to.kind !== 'permission-sets')),
      ...group.roles.flatMap(({ name, path, permissions, instanceProfile }) => [
        `drop_role ${script.word(name)} ${script.word(path)} ${script.word(permissions.map((document) => document.name).join(' '))}`,
        ...(instanceProfile === undefined ? [] : [`drop_profile ${script.word(instanceProfile)}`]),
      ]),
      ...policies(group.roles),
      ...group.boundaries.flatMap(({ documents, path }) =>
        documents.map(({ name }) => `drop_policy ${script.word(name)} ${script.word(path)}`),
      ),
      'say Done.',
    ],
  });
}
