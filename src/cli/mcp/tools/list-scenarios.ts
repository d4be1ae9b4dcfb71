// list_scenarios: what roles can be composed for, and the questions of one scenario.
import { z } from 'zod';
import { scenariosJson } from '#cli/scenarios.ts';
import { SCHEMAS } from '#cli/schemas/index.ts';
import { knownScenario } from '#cli/mcp/inputs.ts';
import { defineTool } from '#cli/mcp/tool.ts';

export const listScenarios = defineTool({
  name: 'list_scenarios',
  title: 'List scenarios',
  description:
    'Lists what roles can be composed for. With a scenario, lists that one with the questions it asks first; their ids are the names of the values that compose_role takes. Without, questions are left out.',
  input: z.strictObject({
    scenario: z.string().max(200).optional().describe('The id of a scenario, to get its questions.'),
  }),
  output: () => SCHEMAS['scenarios']!(),
  run({ scenario }) {
    const { scenarios } = scenariosJson();
    if (scenario === undefined)
      return Promise.resolve({ scenarios: scenarios.map((each) => ({ ...each, questions: [] })) });
    const id = knownScenario(scenario);
    return Promise.resolve({ scenarios: scenarios.filter((each) => each.id === id) });
  },
});
