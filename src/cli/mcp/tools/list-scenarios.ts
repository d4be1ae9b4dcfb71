// list_scenarios: what roles can be composed for, and the questions of one scenario.
import { z } from 'zod';
import { scenariosJson } from '#cli/scenarios.ts';
import { knownScenario } from '#cli/mcp/inputs.ts';
import { pageOf } from '#cli/mcp/pages.ts';
import { answer, list, said, TEXT, TEXTS } from '#cli/mcp/shapes.ts';
import { defineTool } from '#cli/mcp/tool.ts';

export const listScenarios = defineTool({
  name: 'list_scenarios',
  title: 'List scenarios',
  description:
    'Lists what roles can be composed for: tasks with DeepSeek on AWS. With a scenario, lists that one with the questions it asks first; their ids are the names of the values that compose_role takes.',
  input: z.strictObject({
    scenario: z.string().max(200).optional().describe('The id of a scenario, to get its questions.'),
  }),
  output: answer({
    scenarios: list({
      id: TEXT,
      family: TEXT,
      title: TEXT,
      summary: TEXT,
      entities: said('Who can use the role.', TEXTS),
      questions: list({ id: TEXT, kind: TEXT, label: TEXT, initial: {}, options: TEXTS }),
    }),
  }),
  run({ scenario }) {
    const { scenarios } = scenariosJson();
    if (scenario === undefined)
      return Promise.resolve({ scenarios: scenarios.map(({ questions: _questions, ...each }) => each) });
    const id = knownScenario(scenario);
    return Promise.resolve(pageOf({ scenarios: scenarios.filter((each) => each.id === id) }, {}));
  },
  words: ({ scenarios }) => {
    const [only, second] = scenarios;
    return only !== undefined && second === undefined
      ? [`${only.title}. Send answers to its questions as values of compose_role; ask the person for them.`]
      : [`${scenarios.length} scenarios. Send one, such as ${only?.id}, for its questions.`];
  },
});
