// rolewright tighten: a broad policy narrowed to a task, with what stays allowed and what stops.
import '#deepseek/answers/register-all.ts';
import { type ScenarioId, findScenario, scenarios } from '#deepseek/catalog/index.ts';
import type { JsonValue } from '#iam/json/index.ts';
import { inferPolicyType } from '#iam/grammar/index.ts';
import { type PolicyToTighten, tighten, tightenChoices } from '#deepseek/tighten/index.ts';
import type { Command } from './command.ts';
import { readDocuments } from './documents.ts';
import { didYouMean } from './options.ts';
import { readable } from './readable.ts';
import { referenceWith } from './reference.ts';
import { jsonText, type Terminal } from './terminal.ts';
import { choicesText, tightenedText } from './tighten/as-text.ts';
import { UsageError } from './usage.ts';

async function readPolicies(path: string, terminal: Terminal): Promise<readonly PolicyToTighten[]> {
  const documents = await readDocuments(path, terminal);
  return documents.map((document) => {
    const type = inferPolicyType(document as JsonValue);
    if (type !== 'identity')
      throw new UsageError(`${path} has a ${type} policy. Give the permissions policy of a role or a user.`);
    return { type, text: JSON.stringify(document) };
  });
}

function scenarioOf(id: string): ScenarioId {
  const found = findScenario(id);
  if (found) return found.id;
  const near = didYouMean(
    id,
    scenarios.all().map((each) => each.id),
  );
  throw new UsageError(`There is no scenario “${id}”.${near} See: rolewright scenarios`);
}

/** Without a task: those that the policies may be for. */
function listChoices(policies: readonly PolicyToTighten[], isJson: boolean, terminal: Terminal): number {
  const choices = tightenChoices(policies);
  terminal.out(isJson ? jsonText({ choices }) : readable(choicesText(choices, terminal), terminal));
  return choices.length > 0 ? 0 : 1;
}

export const tightenCommand: Command = {
  name: 'tighten',
  operands: '<policy|->',
  count: [1, 1],
  summary: 'Narrows a broad policy to a task, and shows what stops.',
  about: [
    'A file holds a policy document, a list of documents that apply together, or the output of the AWS CLI for one policy. Without --scenario it lists the tasks that the policy may be for.',
    'The result allows nothing that the policy does not, except what the task needs in addition, which is named. Regions, ARNs, buckets and accounts that the policy names become answers, which can go to “rolewright compose”; its other conditions, and what it denies, stay. The exit status is 1 if the policy is for no task, or not for the one given.',
  ],
  options: [
    {
      name: 'scenario',
      value: 'ID',
      text: 'The task, as “rolewright scenarios” and this command without it list them.',
    },
    { name: 'format', value: 'FORMAT', choices: ['text', 'json'], text: 'The output format; default: text.' },
  ],
  examples: [
    'rolewright tighten policy.json',
    'rolewright tighten policy.json --scenario invoke',
    'rolewright tighten - --scenario import --format json < policy.json',
  ],
  async run(input, terminal) {
    const named = input.one('scenario');
    const scenario = named === undefined ? undefined : scenarioOf(named);
    const policies = await readPolicies(input.operands[0] ?? '', terminal);
    const isJson = input.one('format') === 'json';
    if (scenario === undefined) return listChoices(policies, isJson, terminal);
    const found = tighten(policies, scenario, referenceWith);
    if (found) {
      terminal.out(isJson ? jsonText(found) : readable(tightenedText(found, terminal), terminal));
      return 0;
    }
    terminal.note(`The policy allows too little for “${findScenario(scenario)?.title}”.`);
    listChoices(policies, isJson, terminal);
    return 1;
  },
};
