// The script that removes what apply.sh has created.
import type { ResourceTarget } from '#deepseek/export/targets.ts';
import { endpointVariable, organizationType, ownerOf, thingsIn } from './apply.ts';
import { kitTagOf, scriptText, type ScriptBuilder } from './script-builder.ts';

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

/** Managed policies of earlier choices are deleted too. */
export function undoScript(script: ScriptBuilder): string {
  const { kit, group } = script;
  const things = thingsIn(group, false).map((thing) => {
    if (thing.startsWith('policy/')) return `drop_policy ${script.word(thing)}`;
    const name = script.word(thing.slice(thing.lastIndexOf('/') + 1));
    return thing.startsWith('role/') ? `drop_role ${name}` : `drop_profile ${name}`;
  });
  return scriptText(script, {
    about: [
      `Removes what the apply script creates: ${kit.title}. Deletes roles with everything attached to them, and detaches policies from everyone.`,
      ...(things.length > 0
        ? [
            `Only what has the tag rolewright:kit=${kitTagOf(kit)} goes. What the script of an older version made gets it from bash apply.sh --adopt.`,
          ]
        : []),
    ],
    variables: [],
    body: [
      ...group.organization.flatMap((target) =>
        target.documents.map(
          ({ name }) => `drop_organization_policy ${organizationType(target)} ${script.word(name)}`,
        ),
      ),
      ...group.resources.flatMap((target) => resource(script, target)),
      ...(things.length > 0 ? ["KEEP=''", ...things, 'sweep_kit'] : []),
      'say Done.',
    ],
  });
}
