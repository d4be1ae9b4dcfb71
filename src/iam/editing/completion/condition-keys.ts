// Offers condition keys: those of the statement's actions, then the global ones.
import { readOperator } from '#iam/policy/operators.ts';
import { GLOBAL_KEYS, type KeyType } from '#iam/reference/global-keys.ts';
import { inSnippet, type Proposal } from './completion.ts';
import { fitOf } from './match.ts';
import { fitsOperator } from './operators.ts';
import { actionsOf, keysOf, type CompletionContext } from './completion-context.ts';

/** AWS writes the part that people choose in three ways. */
const PLACEHOLDER = /\$\{([^}]*)\}|<([^>]*)>/g;

/** A name as a snippet, with places for the parts that people choose. */
function snippetOf(key: string): string {
  let number = 0;
  let at = 0;
  let text = '';
  for (const match of key.matchAll(PLACEHOLDER)) {
    text += inSnippet(key.slice(at, match.index));
    text += `\${${(number += 1)}:${match[1] ?? match[2] ?? 'name'}}`;
    at = match.index + match[0].length;
  }
  return text + inSnippet(key.slice(at));
}

/** What a key's value begins as: one, or several where requests carry several. */
function valueFor(type: KeyType, operator: string, isOpen: boolean): string {
  // The placeholders of the name come first.
  const place = isOpen ? '$2' : '$1';
  if (readOperator(operator)?.family === 'Null') return `"${place}"`;
  return type.startsWith('Array') ? `["${place}"]` : `"${place}"`;
}

interface Offered {
  readonly key: string;
  readonly type: KeyType;
  readonly is: string;
  readonly detail: string;
  readonly rank: number;
}

/** Claims in the tokens of federated principals. */
function claims({ statement }: CompletionContext): readonly Offered[] {
  return (statement?.principals ?? []).flatMap(({ kind, value }): readonly Offered[] => {
    if (kind !== 'Federated' || value.includes(':saml-provider/')) return [];
    const issuer = value.slice(value.indexOf(':oidc-provider/') < 0 ? 0 : value.indexOf('/') + 1);
    return ['aud', 'sub'].map((claim) => ({
      key: `${issuer}:${claim}`,
      type: 'String',
      is: claim === 'aud' ? 'who the token is for' : 'who the token identifies',
      detail: 'String, of the token',
      rank: 0,
    }));
  });
}

function ofActions(scene: CompletionContext): readonly Offered[] {
  const actions = actionsOf(scene);
  return [...keysOf(actions)].map(([{ key, type, description }, number]) => ({
    key,
    type,
    is: description,
    detail:
      number === actions.length
        ? `${type}, of every action here`
        : `${type}, of ${number} of ${actions.length} actions`,
    rank: number === actions.length ? 1 : 2,
  }));
}

const GLOBAL: readonly Offered[] = GLOBAL_KEYS.map(({ key, type, is }) => ({
  key,
  type,
  is,
  detail: `${type}, global`,
  rank: 3,
}));

/** The completions for condition keys under an operator. */
export function conditionKeys(operator: string, scene: CompletionContext): readonly Proposal[] {
  const { typed, cursor } = scene;
  const { container, member } = cursor;
  const taken = new Set(
    container.kind === 'object'
      ? container.members.filter((each) => each !== member).map(({ key }) => key.text.toLowerCase())
      : [],
  );
  const seen = new Set<string>();
  return [...claims(scene), ...ofActions(scene), ...GLOBAL].flatMap(
    ({ key, type, is, detail, rank }): readonly Proposal[] => {
      const lower = key.toLowerCase();
      const fit = fitOf(typed, key);
      if (fit === undefined || seen.has(lower) || taken.has(lower) || !fitsOperator(operator, type))
        return [];
      seen.add(lower);
      const text = snippetOf(key);
      return [
        {
          label: key,
          text,
          json: valueFor(type, operator, text !== inSnippet(key)),
          kind: 'key',
          detail,
          documentation: is,
          rank: fit * 10 + rank,
          snippet: true,
          more: true,
        },
      ];
    },
  );
}
