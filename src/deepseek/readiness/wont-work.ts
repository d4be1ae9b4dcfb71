// What keeps the kit's calls from working, as far as answers and documents tell.
import { viewOf } from '#deepseek/answers/answers-view.ts';
import { documentsOf } from '#deepseek/compose/role-kit.ts';
import { EXAMPLE_ACCOUNTS } from '#iam/facts/example-accounts.ts';
import { parse, toValue } from '#iam/json/parse.ts';
import { count, inSentence, joinAnd } from '#iam/text/words.ts';
import { ridersOf } from './riders.ts';
import { isPasted, type Cause, type Cure, type ReadinessDocument, type ReadinessInput } from './readiness.ts';

/** Answers that are in each other's way: the notices of the kit that stop its calls. */
const contradictions = ({ kit }: ReadinessInput): readonly Cause[] =>
  kit.notices.flatMap(({ id, text, stops }) =>
    stops
      ? [
          {
            id,
            state: 'wontWork',
            text: stops.text,
            ...(stops.text === text ? {} : { why: text }),
            fields: stops.fields,
            cures: [],
          },
        ]
      : [],
  );

/** "The trust policy", "The document". */
function nameOf({ kit }: ReadinessInput, { id }: ReadinessDocument): string {
  const title = documentsOf(kit).find((each) => each.id === id)?.title;
  return title === undefined ? 'The policy' : `The ${inSentence(title)}`;
}

/** What the wizard writes, in place of an edit. */
const asComposed = ({ id, text, composed }: ReadinessDocument): readonly Cure[] =>
  composed === undefined || composed === text
    ? []
    : [{ label: 'Use the document without your edits', documents: { [id]: null } }];

/** Documents that AWS refuses to save, and those that say what AWS does not know. */
function refused(input: ReadinessInput): readonly Cause[] {
  return input.documents.flatMap((document): readonly Cause[] => {
    const { findings = [] } = document;
    const found = findings.find(({ refusal }) => refusal !== undefined);
    const [error, ...others] = findings.filter(({ severity }) => severity === 'error');
    if (!found && error)
      return [
        {
          id: `errors-${document.id}`,
          state: 'wontWork',
          text: `${nameOf(input, document)} has ${others.length === 0 ? 'an error' : count(others.length + 1, 'error')}.`,
          why: error.message,
          fields: [],
          places: [{ document: document.id, path: [] }],
          cures: asComposed(document),
        },
      ];
    if (!found) return [];
    return [
      {
        id: `refused-${document.id}`,
        state: 'wontWork',
        text: `${nameOf(input, document)} cannot be saved in AWS.`,
        why: found.message,
        fields: [],
        places: [{ document: document.id, path: [] }],
        cures: asComposed(document),
      },
    ];
  });
}

type Path = readonly (string | number)[];

/** Every string of a JSON value, member names too, with its place. */
function stringsIn(value: unknown, path: Path = []): readonly (readonly [string, Path])[] {
  if (typeof value === 'string') return [[value, path]];
  if (Array.isArray(value)) return value.flatMap((each, index) => stringsIn(each, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => [
    [name, [...path, name]] as const,
    ...stringsIn(each, [...path, name]),
  ]);
}

const EXAMPLE = new RegExp(`(?<!\\d)(?:${EXAMPLE_ACCOUNTS.join('|')})(?!\\d)`, 'g');

const accountsIn = (text: string): readonly string[] =>
  [...text.matchAll(EXAMPLE)].map(([account]) => account);

/** Documentation accounts in what a person pasted or wrote. What the answers name is an account like any other. */
function examples(input: ReadinessInput): readonly Cause[] {
  const { home } = viewOf(input.answers);
  return input.documents.flatMap((document): readonly Cause[] => {
    const { id, text, composed = '' } = document;
    const known = new Set(accountsIn(composed));
    const left = [...new Set(accountsIn(text))].filter((account) => !known.has(account));
    if (left.length === 0) return [];
    const { root } = parse(text);
    const places = (root ? stringsIn(toValue(root)) : [])
      .filter(([each]) => accountsIn(each).some((account) => left.includes(account)))
      .map(([, path]) => ({ document: id, path }));
    const own: readonly Cure[] =
      home.accountGiven && !isPasted(input)
        ? [
            {
              label: `Write account ${home.account}`,
              documents: {
                [id]: text.replaceAll(EXAMPLE, (account) =>
                  left.includes(account) ? home.account : account,
                ),
              },
            },
          ]
        : [];
    return [
      {
        id: `example-${id}`,
        state: 'wontWork',
        text: `${nameOf(input, document)} names ${joinAnd(left)}, from AWS’s documentation.`,
        why: 'AWS writes this account in samples: put yours in its place.',
        fields: [],
        places,
        cures: [...own, ...asComposed(document)],
      },
    ];
  });
}

/** Checks that fail, unless answers say already why. Somebody who gets in and must not is named as too broad. */
function failing({ failing: all = [], documents, kit }: ReadinessInput): readonly Cause[] {
  const hasRiders = all.length > 0 && documents.some((each) => ridersOf(each, kit).size > 0);
  const checks = all.filter(({ denies }) => !hasRiders || denies !== true);
  const [first] = checks;
  if (!first) return [];
  const fail = checks.length === 1 ? '1 check fails' : `${count(checks.length, 'check')} fail`;
  return [{ id: 'checks', state: 'wontWork', text: `${fail}: ${first.title}.`, fields: [], cures: [] }];
}

/** Everything that stops the kit's calls. */
export function wontWork(input: ReadinessInput): readonly Cause[] {
  const known = isPasted(input) ? [] : contradictions(input);
  return [...known, ...refused(input), ...examples(input), ...(known.length > 0 ? [] : failing(input))];
}
