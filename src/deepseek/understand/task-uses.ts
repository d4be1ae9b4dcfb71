// Tasks that a text names only as what uses the first: “import it, then a Lambda calls it”.
import { findScenario, type ScenarioId, type ScenarioRow } from '#deepseek/catalog/scenarios.ts';
import type { SaidTask } from './other-tasks.ts';
import type { StatedPart } from './sentence-part.ts';

const IT = String.raw`\s+(?:\w+\s+)?(?:it|them|(?:this|that|these|those)(?!\s+(?:role|polic|account|bucket|user|guardrail))|th(?:e|at|is)\s+(?:\w+\s+)?(?:endpoint|model|logs?|prompts)|es[et]e? endpoint)\b`;
const CALLS_IT = new RegExp(
  String.raw`\b(?:call\w*|invo[kq]\w*|us(?:es?|ing)|quer(?:y|ies)|(?:sends?|sending) (?:\w+ )?to|talks? to|hits?|asks?)${IT}|\b(?:answers?|chats?|works?|runs?|summari[sz]es?|translates?|writes?)\b[^.;,]{0,30}?\bwith${IT}|\bthe (?:imported )?(?:endpoint|model) (?:\w+ )?(?:calls|use)\b`,
  'i',
);
const READS_IT = new RegExp(String.raw`\b(?:reads?|reading|see|view|open|access|look at)${IT}`, 'i');

const HOSTS_IT = new RegExp(
  String.raw`\b(?:host|serv|deploy)\w*${IT}|\b(?:put|host|serv|deploy)\w* (?:the )?(?:results?|(?:fine-?)?tuned (?:model|weights))\b`,
  'i',
);
const SHARES_IT = /\bshar(?:e|ed|ing)\b[^.;]{0,60}\b(?:org\w*|accounts?|ous?|o-\w+)\b/i;

const ENFORCES_IT = /\benforce\s+(?:it|them|th(?:e|is|at) guardrail)\b/i;
const CALLS_AGENT = /\b(?:calls?|invokes?|roept)\b[^.;,]{0,20}\bagent\b/i;

interface Use {
  readonly of: ScenarioId;
  readonly task: ScenarioId;
  readonly says: RegExp;
  /** Whether somebody is named who does it. */
  readonly hasCaller: boolean;
}

const called = (of: ScenarioId, task: ScenarioId, says = CALLS_IT): Use => ({
  of,
  task,
  says,
  hasCaller: true,
});

/** “A Lambda calls it”, “let the auditors read them”, “host the result”: the task that uses what another makes. */
const USES: readonly Use[] = [
  called('import', 'invoke-imported'),
  called('host-sagemaker', 'invoke-sagemaker'),
  called('host-marketplace', 'invoke-marketplace'),
  called('invoke', 'invoke-agentcore', CALLS_AGENT),
  called('logging', 'read-logs', READS_IT),
  { of: 'fine-tune-sagemaker', task: 'host-sagemaker', says: HOSTS_IT, hasCaller: false },
  { of: 'enforce-guardrail', task: 'share-guardrail', says: SHARES_IT, hasCaller: false },
  { of: 'share-guardrail', task: 'enforce-guardrail', says: ENFORCES_IT, hasCaller: false },
];

const useOfMaker = (maker: ScenarioId): Use | undefined => USES.find(({ of }) => of === maker);

const SAYS_NO = /\b(?:not|never|nobody|no one|without|cannot)\b|n['’]t\b/i;

/** The task that a text names if it uses what another task makes: “a Lambda calls it”. */
export function useOf(maker: ScenarioId, text: string): ScenarioId | undefined {
  const use = useOfMaker(maker);
  return use?.says.test(text) && !SAYS_NO.test(text) ? use.task : undefined;
}

/** Up to a semicolon, a line or a dot that ends a sentence. */
export const SENTENCE = /(?:[^.;\n]|\.(?=\S))+/g;

/** “It should use V3.1”, of an agent: the model is the agent’s. */
const IT_USES =
  /\b(?:it|the (?:agent|flow|connector|knowledge base)|and)\s+(?:(?:should|must|shall|will|needs? to|has to|can|is to)\s+)?(?:uses?|runs? (?:on|with)|works? with|answers? with)\s+(?:deepseek|v3|r1)/i;

/** A call of a model that only says which model the first task serves. */
const isOfModel = (text: string, main: SaidTask, { row, parts }: SaidTask): boolean =>
  row.family === 'call' &&
  main.row.fields.includes('servedModels') &&
  IT_USES.test(text) &&
  parts.every(({ entities }) => entities.length === 0);

/** The task that a text names and the one that uses what it makes, where it says so, with what is said of each. */
export function withUse(
  text: string,
  main: SaidTask,
  others: readonly SaidTask[],
): readonly [SaidTask, ...SaidTask[]] | undefined {
  const parts = [main, ...others].flatMap((task) => task.parts);
  if (others[0] && isOfModel(text, main, others[0])) return [{ row: main.row, parts }];
  const use = main.row.family === 'call' ? undefined : useOfMaker(main.row.id);
  const row = use && findScenario(use.task);
  // “Calls it” alone is read as a call of a model, “the whole organization” as a policy for it.
  const isRead = ({ row: { id, family } }: SaidTask): boolean =>
    id === row?.id || !['call', use?.hasCaller === false ? main.row.family : 'call'].includes(family);
  if (!row || others.some(isRead)) return undefined;
  for (const { 0: sentence, index } of text.matchAll(SENTENCE)) {
    const end = index + sentence.length;
    const within = parts.filter((part) => part.start >= index && part.end <= end && part.negated !== true);
    const caller = within.find(({ entities }) => entities.length > 0);
    const says = use.says.exec(use.hasCaller ? text.slice(caller?.start ?? end, end) : sentence);
    if (!says || SAYS_NO.test(sentence)) continue;
    const start = use.hasCaller ? caller!.start : index + says.index;
    const isOfUse = (part: StatedPart): boolean => part.start >= start && part.end <= end;
    const own = parts.filter(isOfUse);
    if (own.length === 0) continue;
    return [
      { row: main.row, parts: parts.filter((part) => !isOfUse(part)) },
      { row, parts: own },
    ];
  }
  return undefined;
}

/** “Host it, a Lambda calls it” */
const MAKES_FIRST =
  /^(?:(?:please|and|also|we|i|to|want|need|should|must)\s+)*(?:hoste?|deploy|serve|import)\s+(?:(?:an?|eine?n?|the|our|this)\s|deepseek|r1|it\b)[^]*?(?:[,;]|\.\s|\band\b)[^]*?\b(?:calls?|invokes?|uses?|quer(?:y|ies))\b/i;

/** The task that makes what another calls, where it is said first. */
export function makerOf(text: string, { id }: ScenarioRow): ScenarioRow | undefined {
  const maker = MAKES_FIRST.test(text) ? USES.find(({ task }) => task === id) : undefined;
  return maker && findScenario(maker.of);
}
