// Tasks that a text names only as what uses the first: “import it, then a Lambda calls it”.
import { findScenario, type ScenarioId } from '#deepseek/catalog/scenarios.ts';
import type { SaidTask } from './other-tasks.ts';
import type { StatedPart } from './sentence-part.ts';

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

/** The task that a text names, and the one that uses what it makes, if it names a caller that does. */
export function withUse(text: string, main: SaidTask): readonly [SaidTask, SaidTask] | undefined {
  const [use, says] = USES[main.row.id] ?? [];
  const row = use && findScenario(use);
  if (!row || !says) return undefined;
  for (const { start, entities, negated } of main.parts) {
    const [words] = FIRST_SENTENCE.exec(text.slice(start))!;
    if (negated === true || entities.length === 0 || !says.test(words)) continue;
    const isOfUse = (part: StatedPart): boolean => part.start >= start && part.end <= start + words.length;
    return [
      { row: main.row, parts: main.parts.filter((part) => !isOfUse(part)) },
      { row, parts: main.parts.filter(isOfUse) },
    ];
  }
  return undefined;
}
