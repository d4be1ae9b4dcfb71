// What comments of code say, and what the code contradicts in them.
import type { FieldValues } from '#deepseek/answers/answers.ts';
import type { FieldValue } from '#deepseek/answers/field.ts';
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import type { CodeConflict, CodeStatement } from '#deepseek/code/reading.ts';
import { MODEL_IDS, MODELS } from '#deepseek/facts/models.ts';
import { outsidePlaces } from './vocabulary/residence-words.ts';

const COMMENT = /(?:^|[\s;])(?:#(?![!{])|\/\/(?!\/?[\w.-]+\.)|--(?= ))([^\n]*)|\/\*([\s\S]*?)\*\//gm;

/** Texts of several lines, which are a docstring at the start of a line; comments; and what a template says of itself. */
const PROSE = new RegExp(
  String.raw`"{3}[\s\S]*?(?:"{3}|$(?![\s\S]))|'{3}[\s\S]*?(?:'{3}|$(?![\s\S]))|${COMMENT.source}|^( {0,4})Description:[^\n]*(?:\n\3 +[^\n]*)*`,
  'gm',
);

/** The text with all but its comments, and what else is prose in it, blanked out; offsets stay. */
export function commentsOf(text: string): string {
  let rest = '';
  let from = 0;
  for (const { 0: whole, index } of text.matchAll(PROSE)) {
    const isText = /^["']{3}/.test(whole);
    if (isText && text.slice(text.lastIndexOf('\n', index) + 1, index).trim() !== '') continue;
    rest += text.slice(from, index).replaceAll(/[^\n]/g, ' ') + whole;
    from = index + whole.length;
  }
  return rest + text.slice(from).replaceAll(/[^\n]/g, ' ');
}

/** The text with its comments blanked out. */
export const withoutComments = (text: string): string =>
  text.replaceAll(COMMENT, (whole) => whole.replaceAll(/[^\n]/g, ' '));

const MODEL = new RegExp(String.raw`\b(?:deepseek[- ]?)?(?:${MODEL_IDS})\b(?![-.\w]*distill)`, 'gi');
const NAME = String.raw`(?:deepseek[- ]?)?(?:${MODEL_IDS})\b`;
/** “Only DeepSeek-V3.1 is approved”, “must use R1”, and not “only R1 needs a profile”, “R1 only works in …”. */
const ONLY = new RegExp(
  [
    String.raw`\b(?:only|must)\s+(?:(?:be|use|call|run|invoke|allow|the|model|is|ever|to)[\s:]+){0,3}${NAME}(?!\s+(?:needs?|has|have|supports?|requires?|takes?|works?|wants?|can|uses?)\b)`,
    String.raw`\b${NAME}\s+only(?=\s*(?:[.,;:)!]|$|please\b|here\b|for now\b))`,
    String.raw`\bonly\s+(?:approved|allowed|permitted|supported)\s+models?\b|\bapproved\b|\bnothing (?:else|newer|other)\b`,
  ].join('|'),
  'i',
);
/** “Uses R1”, and nothing of what it did or will do. */
const USES = new RegExp(
  String.raw`\b(?:uses?|using|calls?|runs?|talks? to|model\s*(?:is|:|=))\s+(?:on\s+)?(?:deepseek[- ]?)?(?=(?:${MODEL_IDS})\b)`,
  'i',
);
const NOT_NOW =
  /\b(?:was|were|used to|todo|fixme|migrat\w*|instead|old|switch\w*|before|later|formerly|once|until|when|if|or|than|unlike|fallback|falls? back)\b/i;
/** “V3.2 is not approved yet”, “V3.2 is forbidden” */
const IS_DENIED =
  /^\s*(?:is|are)?\s*(?:(?:not|never)\s+(?:yet\s+)?(?:approved|allowed|permitted|released|to be used)|banned|forbidden|prohibited|off[- ]limits)\b/i;
/** “never use V3.2”, and not “never use V3.2 without …” */
const DENIES =
  /(?:\b(?:never|not|avoid|don['’]t|mustn['’]t)\s+(?:(?:use|call|run|invoke|switch to|upgrade to|the|using)\s+){0,2})$/i;
const UNLESS =
  /^\s+(?:without|unless|until|if|when|before|as|for (?!now\b)|with|from(?! here\b)|on|in (?!(?:this|prod\w*|here)\b))/i;

const idOf = (words: string): string | undefined =>
  MODELS.find(({ id }) => words.toLowerCase().endsWith(id))?.id;

export function listOf(answers: FieldValues, field: FieldId): readonly string[] {
  const value = answers[field];
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}

const MAX_CONFLICTS = 20;

/** How a file begins that has a title, and the first line of its code. */
const TITLED = /^\s*(?:#(?!!)|\/\/|\/\*|"{3}|'{3})/;
const CODE_LINE = /^[ \t]*(?:use|import|from|package|using|const|require|resource)\b/m;

/** A comment that names one model, and code that calls another. */
function ofModels(
  text: string,
  comments: string,
  statements: readonly CodeStatement[],
): readonly CodeConflict[] {
  const code = TITLED.test(text) ? text.search(CODE_LINE) : 0;
  let end = -1;
  let found = 0;
  return comments.split('\n').flatMap((line): readonly CodeConflict[] => {
    const from = end + 1;
    end = from + line.length;
    if (found >= MAX_CONFLICTS) return [];
    const all = Array.from(line.matchAll(MODEL));
    const isDenied = ({ 0: words, index: at }: RegExpExecArray): boolean => {
      const after = line.slice(at + words.length);
      return IS_DENIED.test(after) || (DENIES.test(line.slice(0, at)) && !UNLESS.test(after));
    };
    const denied = all.filter(isDenied);
    // “Terminal chat for DeepSeek-R1”, above all code.
    const isTitle = from < code && new Set(all.map(([words]) => idOf(words))).size === 1;
    const isMeant = ONLY.test(line) || ((USES.test(line) || isTitle) && !NOT_NOW.test(line));
    if (!isMeant && denied.length === 0) return [];
    // What stands in brackets is why.
    const isAside = ({ index: at }: RegExpExecArray): boolean => /\([^)]*$/.test(line.slice(0, at));
    const told = all.filter((each) => !isDenied(each));
    const named = told.every(isAside) ? told : told.filter((each) => !isAside(each));
    const meant = named.flatMap(([words]) => idOf(words) ?? []);
    const [first] = [...named, ...denied];
    if (!first || (meant.length === 0 && denied.length === 0)) return [];
    const without = denied.flatMap(([words]) => idOf(words) ?? []);
    const start = from + first.index;
    const other = statements.find(({ answers }) => {
      const called = listOf(answers, 'servedModels');
      if (called.some((id) => without.includes(id))) return true;
      return called.length > 0 && meant.length > 0 && !called.some((id) => meant.includes(id));
    });
    if (!other) return [];
    found += 1;
    const said = { text: first[0], start, end: start + first[0].length, value: meant };
    const called = {
      text: other.text,
      start: other.start,
      end: other.end,
      value: listOf(other.answers, 'servedModels'),
    };
    return [{ field: 'models', parts: [said, called] }];
  });
}

/** “The stack is deployed to eu-west-1” */
export const DEPLOYED = /\bdeployed (?:to|in|into) ((?:[a-z]+-)+\d)\b/i;

/** A comment that says where data stays, and a Region elsewhere. */
function ofPlaces(comments: string, statements: readonly CodeStatement[]): readonly CodeConflict[] {
  const regions = statements.filter(
    ({ isHome, answers }) => !isHome && listOf(answers, 'regions').length > 0,
  );
  return outsidePlaces(
    comments,
    regions.flatMap(({ answers }) => listOf(answers, 'regions')),
    true,
  ).flatMap(({ residence, region }) => {
    if (DEPLOYED.test(residence.text)) return [];
    const stated = regions.find(({ answers }) => listOf(answers, 'regions').includes(region));
    if (!stated) return [];
    const { text, start, end } = stated;
    return [
      {
        field: 'regions' as const,
        parts: [
          { text, start, end, value: [region] },
          { text: residence.text, start: residence.start, end: residence.end, value: [] },
        ],
      },
    ];
  });
}

/** What a comment rules out, and the answer that the code states all the same. */
const RULED_OUT: readonly { readonly words: RegExp; readonly field: FieldId; readonly value: FieldValue }[] =
  [
    {
      words: /\b(?:s3 only|only (?:to |in )?s3|(?:not?|never) (?:to |in )?cloud ?watch)\b/i,
      field: 'logDestination',
      value: 'cloudwatch',
    },
    {
      words: /\b(?:cloud ?watch only|only (?:to |in )?cloud ?watch|(?:not?|never) (?:to |in )?s3)\b/i,
      field: 'logDestination',
      value: 's3',
    },
    {
      words:
        /\b(?:no|not|never|without|don['’]t) stream\w*|\bstreaming (?:(?:is|stays|remains|must (?:be|stay)) )?(?:off|forbidden|disabled|not allowed)\b/i,
      field: 'streaming',
      value: true,
    },
    { words: /\b(?:no kms|never kms|sse-s3 only|only sse-s3)\b/i, field: 'weightsEncryption', value: 'kms' },
    {
      words:
        /\bpod identity only\b|\bonly (?:eks )?pod identity\b|\b(?:no|not|without|never) irsa\b|\birsa is not\b/i,
      field: 'entity',
      value: 'eks-irsa',
    },
    {
      words: /\birsa only\b|\bonly irsa\b|\b(?:no|not|without|never) pod identity\b|\bpod identity is not\b/i,
      field: 'entity',
      value: 'eks-pods',
    },
  ];

function ofRuledOut(comments: string, statements: readonly CodeStatement[]): readonly CodeConflict[] {
  return RULED_OUT.flatMap(({ words, field, value }): readonly CodeConflict[] => {
    const match = words.exec(comments);
    const stated = statements.find(
      ({ answers, entity }) => (field === 'entity' ? entity : answers[field]) === value,
    );
    if (!match || !stated) return [];
    const { text, start, end } = stated;
    const said = { text: match[0], start: match.index, end: match.index + match[0].length, value: '' };
    return [{ field, parts: [said, { text, start, end, value }] }];
  });
}

/** The contradictions between the code and its comments. */
export function commentConflicts(
  text: string,
  statements: readonly CodeStatement[],
): readonly CodeConflict[] {
  const comments = commentsOf(text);
  return [
    ...ofModels(text, comments, statements),
    ...ofPlaces(comments, statements),
    ...ofRuledOut(comments, statements),
  ];
}
