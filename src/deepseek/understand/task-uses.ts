// Tasks that a text names only as what uses the first: “import it, then a Lambda calls it”.
import { findScenario, type ScenarioId, type ScenarioRow } from '#deepseek/catalog/scenarios.ts';

const IT = String.raw`\s+(?:\w+\s+)?(?:it|this|that|them|these|those|th(?:e|at|is)\s+(?:\w+\s+)?(?:endpoint|model|logs?|prompts)|es[et]e? endpoint)\b`;
const CALLS_IT = new RegExp(
  String.raw`\b(?:call\w*|invo[kq]\w*|us(?:es?|ing)|quer(?:y|ies)|(?:sends?|sending) (?:\w+ )?to|talks? to|hits?)${IT}`,
  'i',
);
const READS_IT = new RegExp(String.raw`\b(?:reads?|reading|see|view|open|access|look at)${IT}`, 'i');

/** “A Lambda calls it”, “let the auditors read them”: the task that uses what another makes. */
const USES: { readonly [K in ScenarioId]?: readonly [ScenarioId, RegExp] } = {
  import: ['invoke-imported', CALLS_IT],
  'host-sagemaker': ['invoke-sagemaker', CALLS_IT],
  'host-marketplace': ['invoke-marketplace', CALLS_IT],
  logging: ['read-logs', READS_IT],
};

const FIRST_SENTENCE = /^(?:[^.;\n]|\.(?=\S))*/;

/** The task that uses what the task `id` makes, if `words`, from its caller on, say so. */
export function useOf(id: ScenarioId, words: string): ScenarioRow | undefined {
  const [use, says] = USES[id] ?? [];
  return use && says?.test(FIRST_SENTENCE.exec(words)![0]) ? findScenario(use) : undefined;
}
