// The kits that a refresh looks at: each scenario as it starts, for each trusted entity it allows.
import type { Answers } from '#deepseek/answers/answers.ts';
import { scenarios } from '#deepseek/catalog/scenarios.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { documentsOf, type KitDocument } from '#deepseek/compose/role-kit.ts';

export interface ComposedExample {
  /** "Call DeepSeek-V3 on Bedrock (invoke)" */
  readonly scenario: string;
  readonly documents: readonly KitDocument[];
}

export function composedExamples(): readonly ComposedExample[] {
  return scenarios.all().flatMap((scenario) =>
    (scenario.entities.length > 0 ? scenario.entities : [undefined]).map((entity) => {
      const answers = {
        scenario: scenario.id,
        values: entity === undefined ? {} : { entity },
      } as Answers;
      return {
        scenario: `${scenario.title} (\`${scenario.id}\`)`,
        documents: documentsOf(compose(answers)),
      };
    }),
  );
}

/** service:Name of every action that the documents spell out. */
export const actionsIn = (documents: readonly KitDocument[]): readonly string[] => [
  ...new Set(
    documents.flatMap(({ document }) =>
      document.Statement.flatMap(({ Action = [], NotAction = [] }) => [Action, NotAction].flat()),
    ),
  ),
];
