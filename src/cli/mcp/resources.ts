// Kits and scenarios as resources: every scenario, and the kits that were composed over this connection.
import '#deepseek/answers/register-all.ts';
import { scenarios } from '#deepseek/catalog/index.ts';
import { nearest, show } from '#iam/text/index.ts';
import { scenariosJson } from '#cli/scenarios.ts';
import { jsonText } from '#cli/terminal.ts';
import { openLink } from './inputs.ts';
import { fragmentOf, KIT_TEMPLATE, kitUri, scenarioIdOf, SCENARIO_TEMPLATE, scenarioUri } from './kit-uri.ts';
import { ToolError } from './tool.ts';
import { draftJson } from './tools/compose-role.ts';

const JSON_TYPE = 'application/json';

export const TEMPLATES = [
  {
    name: 'kit',
    title: 'Role kit',
    uriTemplate: KIT_TEMPLATE,
    mimeType: JSON_TYPE,
    description: 'The role kit of a share link: what follows its #, percent-encoded.',
  },
  {
    name: 'scenario',
    title: 'Scenario',
    uriTemplate: SCENARIO_TEMPLATE,
    mimeType: JSON_TYPE,
    description: 'What a role can be composed for, with the questions that it asks first.',
  },
];

/** More are forgotten, the oldest first: a link still opens them. */
const MAX_KITS = 50;

export class Kits {
  readonly #titles = new Map<string, string>();

  keep(fragment: string, title: string): void {
    this.#titles.delete(fragment);
    this.#titles.set(fragment, title);
    const [oldest] = this.#titles.keys();
    if (this.#titles.size > MAX_KITS && oldest !== undefined) this.#titles.delete(oldest);
  }

  list() {
    return [
      ...scenarios.all().map(({ id, title, summary }) => ({
        uri: scenarioUri(id),
        name: id,
        title,
        description: summary,
        mimeType: JSON_TYPE,
      })),
      ...[...this.#titles].map(([fragment, title], index) => ({
        uri: kitUri(fragment),
        name: `kit-${index + 1}`,
        title: `Role kit: ${title}`,
        mimeType: JSON_TYPE,
      })),
    ];
  }
}

/** Throws a ToolError that says what to ask for instead. */
export async function readResource(uri: string) {
  const [fragment, id] = [fragmentOf(uri), scenarioIdOf(uri)];
  let value: unknown;
  if (fragment !== undefined) value = await draftJson(await openLink(fragment));
  else {
    value = scenariosJson().scenarios.find((each) => each.id === id);
    if (value === undefined) {
      const near =
        id === undefined
          ? undefined
          : nearest(
              id,
              scenarios.all().map((each) => each.id),
            );
      throw new ToolError(
        `There is no resource ${show(uri)}. ${near === undefined ? `Ask for ${KIT_TEMPLATE} or ${SCENARIO_TEMPLATE}.` : `Did you mean ${scenarioUri(near)}?`}`,
      );
    }
  }
  return { contents: [{ uri, mimeType: JSON_TYPE, text: jsonText(value) }] };
}

const MAX_COMPLETIONS = 100;

/** Ids of scenarios that begin like what is typed. */
export const completeScenario = (typed: string): readonly string[] =>
  scenarios
    .all()
    .map(({ id }) => id)
    .filter((id) => id.startsWith(typed.toLowerCase()))
    .slice(0, MAX_COMPLETIONS);
