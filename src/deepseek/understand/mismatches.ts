// IDs, ARNs, numbers and options of a text that do not agree: “the same account” and two IDs, an ARN of another Region.
import type { AnswersView } from '#deepseek/answers/field.ts';
import { fieldOf } from '#deepseek/answers/fields/fields.ts';
import { findModel } from '#deepseek/facts/models.ts';
import { partFor } from './choose-scenario.ts';
import type { PlacedWords } from './clauses.ts';
import { ofTask, placedIn, type Contradiction } from './contradiction.ts';
import type { StatedPart } from './sentence-part.ts';
import type { StatedAnswer } from './state-answers.ts';
import { EXEMPTS } from './vocabulary/exempt-words.ts';

interface Found extends PlacedWords {
  readonly id: string;
}

const foundIn = (text: string, pattern: RegExp, idOf = (words: string): string => words): readonly Found[] =>
  Array.from(text.matchAll(pattern), ({ 0: words, index }) => ({
    ...placedIn(text, index, index + words.length),
    id: idOf(words),
  }));

const REGION = /\b(?:us|eu|ap|sa|ca|me|af|il|mx|cn)(?:-gov)?-[a-z]+-\d\b/g;

/** What a text names by an ID, and says to be one or the same. */
const KINDS: readonly { readonly name: string; readonly ids: (text: string) => readonly Found[] }[] = [
  { name: 'account', ids: (text) => foundIn(text, /(?<!\d)\d{12}(?!\d)/g) },
  { name: 'region', ids: (text) => foundIn(text, REGION) },
  {
    name: 'bucket',
    ids: (text) =>
      foundIn(text, /\bs3:\/\/[\w.-]+|\barn:aws[\w-]*:s3:::[\w.-]+/g, (words) =>
        words.replace(/^.*[:/]/, ''),
      ),
  },
];

const ONE =
  /\b(?:(?:only|just|exactly|all in|everything (?:is |stays |runs |lives )?in|stays? in)\s+(?:one|a single)|(?:(?:the|that|this|one and the)\s+)?(?:very )?same|(?:one|a single)(?=\s+(?:aws\s+)?\w+ only)|no other)\s+(?:aws\s+)?(account|region|bucket)s?\b|\bsingle[- ](account|region)\b|\b(account|region|bucket)s? (?:is|are) the same\b|\bbuckets?\b[^.;]{0,60}\b(?:is|are|lies?|lives?|sits?|stays?) in (?:our|my) own (account)\b/i;
const TWO =
  /\b(?:cross-|another |a different |the other |a second |two |different )(account|region|bucket)s?\b/i;
/** Whose it is tells that another is meant, too. */
const OF_OTHERS =
  /\b(?:trust\w*|vendor|partner|customer|supplier|(?:called (?:by|from)|caller in|callers?['’]?s?) (?:the )?account)\b/i;

/** “The same account”, and two IDs; “another account”, and twice the same. */
function ofIds(text: string, view: AnswersView): readonly Contradiction[] {
  if (EXEMPTS.test(text.replace(ONE, '').replace(/\beverything else\b/i, ''))) return [];
  return KINDS.flatMap(({ name, ids }): readonly Contradiction[] => {
    const said = (pattern: RegExp): boolean =>
      pattern
        .exec(text)
        ?.slice(1)
        .some((each) => each?.toLowerCase() === name) === true;
    const all = ids(text);
    const [first] = all;
    const other = all.find(({ id }) => id !== first?.id);
    const pair =
      first && other && said(ONE) && !OF_OTHERS.test(text)
        ? [first, other]
        : first && !other && all[1] && said(TWO)
          ? [first, all[1]]
          : undefined;
    if (!pair) return [];
    const isAsked = name === 'account' && view.asks('account');
    const [one, two] = pair.map((place) => ({ ...place, value: isAsked ? place.id : view.scenario.id }));
    return [
      {
        field: isAsked ? 'account' : 'scenario',
        said: [one!, two!],
        ...(other ? {} : { why: `Whether it is another ${name}` }),
      },
    ];
  });
}

/** “Not from other accounts”, and another account. */
const NO_OTHERS =
  /\b(?:no|not|never|without|nobody|no one|nothing)\b[^.;,]{0,30}?\b(?:outside (?:of )?(?:the|our|this|my) account|cross-account|(?:other|another|foreign|external|different) accounts?)\b|\b(?:other|another|foreign|external|different) accounts?\b[^.;,]{0,20}?\b(?:is|are) (?:not|never) (?:involved|used|part)\b/i;

function ofOneAccount(
  text: string,
  parts: readonly StatedPart[],
  view: AnswersView,
): readonly Contradiction[] {
  const none = NO_OTHERS.exec(text);
  if (!none) return [];
  const place = placedIn(text, none.index, none.index + none[0].length);
  const ids = KINDS[0]!.ids(text);
  const caller = parts.find(
    ({ entities, accountId, negated, start }) =>
      accountId !== undefined &&
      entities.includes('account') &&
      negated !== true &&
      (start > place.end || !/\bother\b/i.test(place.text)),
  );
  const other = caller ?? ids.find(({ id }) => id !== ids[0]?.id);
  if (!other) return [];
  return [ofTask(place, other, view, 'Whether other accounts take part')];
}

const PARTNER = String.raw`(?:vendor|partner|customer|supplier|client|contractor)`;
const OURS = /\b(?:our|my)\s+(?:own\s+)?(?:aws\s+)?account\W*(?:is\W*)?$/i;
const IS_OURS = /^\s*(?:is|belongs to)\s+(?:ours|us|mine|our own)\b/i;
const THEIRS = new RegExp(
  String.raw`\b(?:their|(?:the\s+)?${PARTNER}['’]?s?)\s+(?:aws\s+)?account\W*(?:is\W*)?$`,
  'i',
);
const IS_THEIRS = new RegExp(
  String.raw`^\s*(?:is|belongs to|is owned by)\s+(?:theirs|them|(?:the|a|our|that of (?:the|a|our))\s+${PARTNER}|a third party)\b`,
  'i',
);

/** “A role in account 1… The role is created in account 2”. */
const HOLDS_ROLE =
  /\broles?\b(?:\s+(?:has to be|must be|should be|will be|is|gets|sits|lives|belongs))?(?:\s+(?:created|made|deployed|set up))?\s+(?:in|into|to)\s+(?:the\s+)?(?:aws\s+)?account\W*$/i;

/** “The account where the function and the role live is 2”: ours is another, then. */
const IS_HOME = /\baccounts? (?:where|in which|that)\b[^.;\d]{0,60}\broles?\b[^.;\d]{0,30}$/i;

function ofHomes(text: string, parts: readonly StatedPart[]): readonly Contradiction[] {
  const accounts = parts.filter(({ accountId }) => accountId !== undefined);
  const behind = ({ start }: StatedPart, words: RegExp): boolean =>
    words.test(text.slice(Math.max(0, start - 90), start));
  const isNamed = accounts.some((part) => behind(part, IS_HOME));
  const homes = accounts.filter(
    (part) => behind(part, HOLDS_ROLE) || (isNamed && (behind(part, IS_HOME) || behind(part, OURS))),
  );
  const [one] = homes;
  const other = homes.find(({ accountId }) => accountId !== one?.accountId);
  if (!one || !other || /\b(?:two|second|another|other|separate|both|each)\b/i.test(text)) return [];
  const said = ({ accountId, ...part }: StatedPart) => ({ ...part, value: accountId! });
  return [{ field: 'account', said: [said(one), said(other)] }];
}

/** “The endpoint is in our own account”, before its ID. */
const IS_IN =
  /\b(endpoint|model|domain|function|collection|agent|cluster|instance|app|application|connector)\s+(?:is|are|lives?|sits?|runs?|resides?|stays?|lies|belongs?)\s+(?:(?:in|to|of|the|an?|our|own|another|other|different|same|aws|account|that|owned|by)\b[\s,:(]*)*$/i;

/** A sentence is looked for within, in UTF-16 code units. */
const SENTENCE = 200;

const sentenceBefore = (text: string, start: number): string =>
  /(?:[^;\n.]|\.(?=\S))*$/.exec(text.slice(Math.max(0, start - SENTENCE), start))![0];

const sentenceAround = (text: string, start: number, end: number): string =>
  sentenceBefore(text, start) + /^(?:[^;\n.]|\.(?=\S))*/.exec(text.slice(start, end + SENTENCE))![0];

/** “The endpoint is in our account 1. The endpoint is in another account, 2”. */
function ofPlaces(text: string, parts: readonly StatedPart[]): readonly Contradiction[] {
  const placed = parts.flatMap(({ accountId, ...part }) => {
    const subject = IS_IN.exec(sentenceBefore(text, part.start))?.[1];
    return accountId === undefined || subject === undefined
      ? []
      : [{ ...part, value: accountId, subject: subject.toLowerCase() }];
  });
  if (SEVERAL.test(text)) return [];
  return placed
    .flatMap((one) =>
      placed
        .filter(
          ({ subject, value, start }) => subject === one.subject && value !== one.value && start > one.start,
        )
        .slice(0, 1)
        .map((other) => ({
          field: 'account' as const,
          said: [one, other] as const,
          why: `In which account the ${one.subject} is`,
        })),
    )
    .slice(0, 1);
}

/** There is more than one of a thing. */
const SEVERAL =
  /\b(?:two|three|several|second|both|each|separate|accounts|(?:endpoint|model|domain|function|collection|agent|cluster|instance|app)s)\b/i;

/** “The role must be named x”, “the name of the endpoint is y”, “the output goes to bucket z”. */
const THING = String.raw`role|endpoint|(?:opensearch )?domain|(?:eks |ecs )?cluster|namespace|service account|(?:training |job )?outputs?(?: bucket)?|results? bucket|bucket for (?:the )?(?:output|results?)`;
const NAMED = new RegExp(
  String.raw`\b(?:(?:the|its|our|a) )?(?:(?<owned>${THING})['’]?s? name|name of (?:the |its |our )?(?<named>${THING})|(?<thing>${THING}))\b(?<verb>(?:[^.;:\n]{0,100}?\b(?:must be|has to be|should be|shall be|is|are|be) (?:named|called)|\s*(?::|is|are|must be|has to be|should be|goes (?:in)?to|go (?:in)?to|lies in|lands in))\s*(?:the )?(?:bucket )?)["'“\`]?(?:s3:\/\/)?(?<name>[a-z][\w+=,.@-]*\w)|\b(?:the|our) (?:only|sole) (?<sole>bucket|endpoint|cluster|domain)\b[^.;:\n]{0,50}? is (?:s3:\/\/)?(?<only>[a-z][\w+=,.@-]*\w)|\bname (?:it|the (?<verbal>role|endpoint)) (?<given>[a-z][\w+=,.@-]*\w)`,
  'gi',
);

function ofNames(text: string, view: AnswersView): readonly Contradiction[] {
  const named = Array.from(text.matchAll(NAMED), ({ 0: words, index, groups = {} }) => {
    const name = groups['name'] ?? groups['only'] ?? groups['given'] ?? '';
    const thing =
      groups['owned'] ?? groups['named'] ?? groups['thing'] ?? groups['sole'] ?? groups['verbal'] ?? 'role';
    const start = index + words.length - name.length;
    return {
      ...placedIn(text, start, start + name.length),
      value: name,
      thing: /output|result/i.test(thing) ? 'output' : thing.toLowerCase(),
    };
  }).filter(({ value }) => /[-_\d]|[a-z][A-Z]/.test(value));
  for (const one of named) {
    const other = named.find(({ thing, value }) => thing === one.thing && value !== one.value);
    const several = new RegExp(
      String.raw`\b(?:two|second|both|each|another|other|different) ${one.thing}s?\b`,
      'i',
    );
    if (!other || several.test(text)) continue;
    const isAsked = one.thing === 'role' && view.asks('roleName');
    return isAsked
      ? [{ field: 'roleName', said: [one, other] }]
      : [ofTask(one, other, view, `What the ${one.thing} is`)];
  }
  return [];
}

/** Numbers as words, of hours and minutes. */
const NUMBERS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  six: 6,
  eight: 8,
  ten: 10,
  twelve: 12,
  fifteen: 15,
  thirty: 30,
  sixty: 60,
  ninety: 90,
};
const DURATION = new RegExp(
  String.raw`(?<![\w.-])(\d{1,3}|${Object.keys(NUMBERS).join('|')})[\s-]*(h|ho?u?rs?|min|minutes?)(?![\w-])`,
  'gi',
);
const ENDS_SENTENCE = /[;\n]|\.\s|,? and (?:the )?(?:session|credential|token)/i;
/** What lasts so long. */
const LASTS = /\b(?:sessions?|credentials?|tokens?|signed in|logged in|log-?ins?)\b/i;

/** “A session of 12 hours”, “credentials expire after sixty minutes”. */
function ofDurations(text: string, view: AnswersView): readonly Contradiction[] {
  const stated = Array.from(text.matchAll(DURATION), ({ 0: words, 1: number = '', 2: unit = '', index }) => ({
    ...placedIn(text, index, index + words.length),
    value: String((NUMBERS[number.toLowerCase()] ?? Number(number)) * (/^h/i.test(unit) ? 60 : 1)),
  })).filter(({ start, end }) => LASTS.test(sentenceAround(text, start, end)));
  const [one] = stated;
  const other = stated.find(
    ({ value, start }) => value !== one?.value && ENDS_SENTENCE.test(text.slice(one?.end ?? 0, start)),
  );
  if (!one || !other) return [];
  const isAsked = view.asks('sessionDuration');
  return [
    isAsked
      ? { field: 'sessionDuration', said: [one, other] }
      : ofTask(one, other, view, 'How long a session may be'),
  ];
}

/** An account that is ours and theirs. */
function ofOwners(text: string, parts: readonly StatedPart[]): readonly Contradiction[] {
  const accounts = parts.filter(({ accountId }) => accountId !== undefined);
  const before = ({ start }: StatedPart): string => text.slice(Math.max(0, start - 40), start);
  const behind = ({ end }: StatedPart): string => text.slice(end, end + 40);
  const ours = accounts.find((part) => OURS.test(before(part)) || IS_OURS.test(behind(part)));
  const theirs = accounts.find(
    (part) =>
      part.accountId === ours?.accountId && (THEIRS.test(before(part)) || IS_THEIRS.test(behind(part))),
  );
  if (!ours || !theirs) return [];
  const [one, other] = [ours, theirs].map((part) => ({ ...part, value: part.accountId ?? '' }));
  return [{ field: 'account', said: [one!, other!], why: `Whose account is ${ours.accountId}` }];
}

/** What is called or applied where it is. */
const IN_ITS_REGION =
  /^arn:aws[\w-]*:(bedrock|sagemaker|bedrock-agentcore):([a-z]{2}(?:-[a-z]+)+-\d):\d{12}:(?:imported-model|provisioned-model|application-inference-profile|guardrail|prompt|agent|flow|endpoint|runtime)\/|^arn:aws[\w-]*:(kms):([a-z]{2}(?:-[a-z]+)+-\d):\d{12}:key\/(?!mrk-)/;

/** What may be in another Region than the model: “both in us-east-1” says that it is not. */
const OF_SEARCH = /^arn:aws[\w-]*:(es|aoss):([a-z]{2}(?:-[a-z]+)+-\d):/;
const ALL_IN = /\b(?:both|all|everything)\s+(?:(?:is|are|run|runs|live|lives|stays?)\s+)?in\b/i;

/** “The imported model arn:…:us-east-1:…, in eu-central-1”. */
function ofArns(
  text: string,
  parts: readonly StatedPart[],
  statements: readonly StatedAnswer[],
  view: AnswersView,
): readonly Contradiction[] {
  const stated = statements.filter(({ field, part }) => field === 'regions' && part.region !== undefined);
  const [first] = stated;
  if (!first || statements.some(({ field }) => field === 'callerRegions')) return [];
  return parts.flatMap((part): readonly Contradiction[] => {
    const found = IN_ITS_REGION.exec(part.text) ?? (ALL_IN.test(text) ? OF_SEARCH.exec(part.text) : null);
    const region = found?.[2] ?? found?.[4];
    if (region === undefined || stated.some((each) => each.part.region === region)) return [];
    const value = (code: string) => (view.asks('regions') ? [code] : view.scenario.id);
    return [
      {
        field: view.asks('regions') ? 'regions' : 'scenario',
        said: [
          { ...part, value: value(region) },
          { ...first.part, value: value(first.part.region!) },
        ],
        why: 'Region',
      },
    ];
  });
}

/** “Batch inference with R1”: what a question offers and says to be impossible. */
function ofOptions(parts: readonly StatedPart[], view: AnswersView): readonly Contradiction[] {
  const task = partFor(view.scenario.id, parts);
  if (!task || !view.asks('models')) return [];
  const field = fieldOf('models');
  const options = field.kind === 'choices' ? field.options(view) : [];
  const named = parts.filter(({ answers, negated }) => answers['profileModels'] && negated !== true);
  const whyNot = named.map(({ answers: { profileModels: ids } }) => {
    const stated: readonly unknown[] = Array.isArray(ids) ? ids : [];
    return options.find(({ value, disabled }) => disabled && stated.includes(value))?.disabled;
  });
  const [why] = whyNot;
  if (why === undefined || whyNot.includes(undefined)) return [];
  return [
    {
      field: 'models',
      said: [
        { ...task, value: [] },
        { ...named[0]!, value: [] },
      ],
      why: why.replace(/\.$/, ''),
    },
  ];
}

const PROFILE =
  /(?<!\b(?:no|not|without|never|avoid)\s+(?:\w+\s+){0,2})(?:\b(?:us|eu|apac|ap|jp|au|global)\.?\s+(?:cross-region\s+)?(?:inference\s+)?profile\b|\b(?:us|eu|apac|jp|au|global)\.deepseek\.v3[\w.:-]*|\b(?:cross-region|geographic|global) inference\b(?: profile)?|(?<!application[- ])\binference profile\b(?! arn:))/gi;

/** “V3.2 through the us. inference profile”: it has none. */
function ofNoProfile(
  text: string,
  parts: readonly StatedPart[],
  view: AnswersView,
): readonly Contradiction[] {
  if (view.scenario.id !== 'invoke' || view.scenarios.length > 1) return [];
  const named = parts.flatMap((part) => {
    const { profileModels: ids } = part.answers;
    return Array.isArray(ids) && part.negated !== true
      ? ids.flatMap((id) => ({ part, model: findModel(id) }))
      : [];
  });
  const [first] = named;
  const [profile] = foundIn(text, PROFILE);
  if (!first?.model || !profile || named.some(({ model }) => model?.profile)) return [];
  const value = view.list('models');
  return [
    {
      field: 'models',
      said: [
        { ...first.part, value },
        { ...profile, value },
      ],
      why: `${first.model.name} is called in its Region: it has no inference profile of several`,
    },
  ];
}

/** What in a text does not agree. */
export const mismatchesIn = (
  text: string,
  parts: readonly StatedPart[],
  statements: readonly StatedAnswer[],
  view: AnswersView,
): readonly Contradiction[] => [
  ...ofOwners(text, parts),
  ...ofHomes(text, parts),
  ...ofPlaces(text, parts),
  ...ofNames(text, view),
  ...ofDurations(text, view),
  ...ofIds(text, view),
  ...ofOneAccount(text, parts, view),
  ...ofArns(text, parts, statements, view),
  ...ofOptions(parts, view),
  ...ofNoProfile(text, parts, view),
];
