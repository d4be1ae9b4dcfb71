// What comments answer of what code leaves open: where it runs, and what it works with.
import type { Answers } from '#deepseek/answers/answers.ts';
import { viewOf } from '#deepseek/answers/answers-view.ts';
import { fieldOf, type FieldId } from '#deepseek/answers/fields/fields.ts';
import type { CodeStatement } from '#deepseek/code/reading.ts';
import { templateOf } from '#deepseek/code/segments.ts';
import { looksLikeRegion } from '#iam/facts/regions.ts';
import { commentsOf, DEPLOYED } from './code-comments.ts';
import type { SentenceReading, UnderstoodPart } from './read-english.ts';
import { readSentence } from './read-sentence.ts';
import { placedIn } from './sentence-reading.ts';
import { joined } from './words-around.ts';

/** Regions of what a text names in an account: ARNs, and registries of images. */
const NAMED = /\barn:aws[\w-]*:[\w-]+:((?:[a-z]+-)+\d):\d{12}:|\.dkr\.ecr\.((?:[a-z]+-)+\d)\./g;

/** “The stack is deployed to eu-west-1”: where the code runs, which may call another Region; else the only one of all it names. */
export function homeIn(text: string, isNamed: boolean): readonly CodeStatement[] {
  const comments = commentsOf(text);
  const said = DEPLOYED.exec(comments);
  const named = isNamed ? Array.from(text.matchAll(NAMED)) : [];
  const [first = said] = new Set(named.map(([, one, other]) => one ?? other)).size === 1 ? named : [];
  const match = said ?? first;
  const region = match?.[1] ?? match?.[2] ?? '';
  if (!match || !looksLikeRegion(region)) return [];
  const start = match.index + match[0].indexOf(region);
  return [
    {
      text: region,
      start,
      end: start + region.length,
      line: text.slice(0, start).split('\n').length,
      isHome: true,
      answers: { regions: [region] },
    },
  ];
}

/** Comments further down are about details. */
const MAX_BLOCKS = 40;

/** Code that is commented out, and lines that say nothing of the code as it is. */
const NOT_SAID =
  /[={}<|]|(?<!-)>|;\s*$|\w\(\w*[,)]|https?:|\be\.?g\.|\b(?:examples?|maybe|perhaps|sometimes|depend\w*|or|could|would|might|should|wants?|wish|later|soon|planned|ever|once|old|former(?:ly)?|used to|had|todo|fixme|instead|before|until|otherwise|than|see|ask|test(?:s|ed|ing)?|never|no longer|others?|another|elsewhere)\b/i;
const KEY = /^\s*[\w-]+:(?:\s|$)/;
/** What begins or ends the lines of comments. */
const MARKS = /^[ \t]*(?:[#/;*"'!-]+|Description:[ \t]*["'>|]?)|(?:\*\/|"{3}|'{3})[ \t]*$/gm;

/** “Deployed as an ECS task.”, “called from a pod on EKS”, “AWS Batch array job”: a sentence about the code, and nothing else. */
const RUNS =
  /(?:^|[.:;]\s|[*#/"',(–-]\s?)[ \t]*(?:(?:(?:this|it|the)\s+(?:(?:whole|small|python)\s+)?(?:(?:script|app|service|bot|worker|code|job|program|proxy|function|container)\s+)?|[a-z]+ proxy,?\s+|container\s+|[\w.-]+\/[\w./-]+\s+)?(?:(?:is|gets)\s+)?(?:(?:runs?|running|deployed|hosted|executed|läuft)\s+(?:this\s+)?(?:as|on|in|inside|als|auf)|(?:called|started|invoked)\s+(?:from|by|in))\s|credentials\s+(?:come|are taken)\s+from\s|(?=(?:aws |amazon )?(?:batch|glue|lambda|ecs|fargate|ec2|app runner|codebuild)\s(?:[\w-]+\s){0,2}(?:job|function|task|service|worker|handler)\b))[^.;\n]{2,80}/gim;
/** The title of a file: “worker.rb: Rails on ECS”, “helper of the planning service (App Runner)”. */
const IN_TITLE =
  /(?:\b(?:on|in)\s+(?:(?:the|this|an?)\s+)?|->\s*|\()(?=(?:ec2|ecs|fargate|app runner|aws lambda|lambda)\b)[^.;,)\n]{2,40}/gi;
/** A title is above the code. */
const TITLE_LINES = 3;
const NOT_ALONE =
  /\b(?:not|never|no|nothing|or|and|but|except|than|like|parallel|layer|next to|beside|sometimes|optionally|can|may|also|tests?|used to|was|were|old|instead|n['’]t)\b/i;

/** Where comments say that the code runs, for code that does not show it. */
function runsIn(comments: string, { scenario }: Answers): readonly UnderstoodPart[] {
  const title = comments
    .split('\n', TITLE_LINES)
    .map((line) => (NOT_ALONE.test(line) ? ' '.repeat(line.length) : line))
    .join('\n');
  const found = [...comments.matchAll(RUNS), ...title.matchAll(IN_TITLE)]
    .slice(0, MAX_BLOCKS)
    .flatMap(({ 0: words, index }): readonly UnderstoodPart[] => {
      if (NOT_ALONE.test(words)) return [];
      const { understood, conflicts } = readWords(words, { scenario, values: {} });
      const isOpen = conflicts.some(({ field }) => field === 'entity');
      const [first] = isOpen ? [] : understood.filter(({ field }) => field === 'entity');
      return first ? [{ ...first, start: first.start + index, end: first.end + index }] : [];
    });
  return new Set(found.map(({ value }) => value)).size === 1 ? found.slice(0, 1) : [];
}

/** The words of a text, for the task that is `given`. */
export function readWords(words: string, given?: Answers): SentenceReading {
  const text = joined(words);
  return placedIn(words, text, readSentence(text.english, given));
}

/** What code says itself, or leaves open on purpose. */
const OF_CODE: ReadonlySet<string> = new Set(['scenario', 'also', 'entity', 'models', 'regions']);

/** A name that a comment may mean, and no word of it. */
const isName = (value: unknown): boolean =>
  /[\d/_-]/.test(String(value)) && !/^[A-Z][A-Z0-9]*_[A-Z0-9_]+$/.test(String(value));

const isMeant = (field: FieldId, value: UnderstoodPart['value']): boolean =>
  !['text', 'list'].includes(fieldOf(field).kind) || [value].flat().every(isName);

/** What comments answer of what the code leaves open. */
export function saidInComments(text: string, answers: Answers): readonly UnderstoodPart[] {
  const isYaml = templateOf(text) === 'yaml';
  const comments = commentsOf(text);
  const blocks = comments
    .replaceAll(MARKS, (mark) => ' '.repeat(mark.length))
    .replaceAll(/^.*$/gm, (line) =>
      NOT_SAID.test(line) || (isYaml && KEY.test(line)) ? ' '.repeat(line.length) : line,
    )
    .matchAll(/(?:^.*\S.*(?:\n|$))+/gm);
  const said = Array.from(blocks)
    .slice(0, MAX_BLOCKS)
    .flatMap(({ 0: words, index }) => {
      const { answers: given, understood } = readWords(words, answers);
      return understood.flatMap(({ field, value, ...part }): readonly UnderstoodPart[] =>
        field === 'scenario' || OF_CODE.has(field)
          ? []
          : [
              {
                ...part,
                field,
                value: given?.values[field] ?? value,
                start: part.start + index,
                end: part.end + index,
              },
            ],
      );
    });
  const view = viewOf(answers);
  const known = new Set<string>(Object.keys(answers.values));
  return [...runsIn(comments, answers), ...said].filter(({ field, value }) => {
    if (field === 'scenario' || known.has(field) || !view.asks(field) || !isMeant(field, value)) return false;
    known.add(field);
    return true;
  });
}
