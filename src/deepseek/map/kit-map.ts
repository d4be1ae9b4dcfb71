// The map of a kit: its nodes, its arrows, and what an arrow says as a sentence.

/** A column of the drawing: who acts, the kit itself, and what is acted on. */
export type MapColumn = 'who' | 'kit' | 'what';

export type MapNodeKind = 'caller' | 'role' | 'attachment' | 'policy' | 'resource' | 'guard';

/** A document on the card of its role or policy. */
export interface MapDocument {
  readonly id: string;
  readonly title: string;
  readonly statements: number;
  readonly edited: boolean;
  /** Its text has syntax errors, so it has no arrows. */
  readonly unreadable: boolean;
}

export interface MapNode {
  readonly id: string;
  readonly kind: MapNodeKind;
  readonly label: string;
  /** What it is, where the label is a name; the Regions or folders behind a label. */
  readonly detail?: string;
  /** Of a role, an attachment or a policy. */
  readonly documents?: readonly MapDocument[];
}

/**
 * `allowed`: statements allow it. `limited`: a condition allows it in this way only. `denied`: a Deny statement stops it, or
 * nothing allows it, as expected. `missing`: it should be allowed and is not. `unwanted`: it should be denied and is not.
 */
export type ArrowState = 'allowed' | 'limited' | 'denied' | 'missing' | 'unwanted';

/** A statement that an arrow rests on. */
export interface MapStatement {
  readonly document: string;
  readonly index: number;
}

export interface MapArrow {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly state: ArrowState;
  /** "reads", "decrypts with": what stands between its ends in a sentence. */
  readonly verbs: readonly string[];
  /** The actions of AWS, as the documents have them. */
  readonly calls: readonly string[];
  /** The document that allows or stops it. */
  readonly document: string | undefined;
  readonly statements: readonly MapStatement[];
  /** What limits it: "only through the profile", "without guardrail gr1". */
  readonly note?: string;
  /** How many expectations hold because of its statements. */
  readonly holds: number;
}

export interface KitMap {
  readonly nodes: readonly MapNode[];
  readonly arrows: readonly MapArrow[];
}

const COLUMNS: Readonly<Record<MapNodeKind, MapColumn>> = {
  caller: 'who',
  role: 'kit',
  attachment: 'kit',
  policy: 'kit',
  resource: 'what',
  guard: 'what',
};

export const columnOf = ({ kind }: MapNode): MapColumn => COLUMNS[kind];

const THROUGH = ' through';

/** "reads and writes", "reads, decrypts with and uses", "reads and writes through". */
export function joinWords(words: readonly string[]): string {
  if (words.length > 1 && words.every((word) => word.endsWith(THROUGH)))
    return `${joinWords(words.map((word) => word.slice(0, -THROUGH.length)))}${THROUGH}`;
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

export const nodesById = ({ nodes }: KitMap): ReadonlyMap<string, MapNode> =>
  new Map(nodes.map((node) => [node.id, node]));

/** "DeepSeekInvoke calls DeepSeek-V3.2 in us-east-1". */
export function sentenceOf(
  { from, verbs, to, note }: Pick<MapArrow, 'from' | 'verbs' | 'to' | 'note'>,
  byId: ReadonlyMap<string, MapNode>,
): string {
  const label = (id: string): string => byId.get(id)?.label ?? '';
  return `${label(from)} ${joinWords(verbs)} ${label(to)}${note ? `, ${note}` : ''}`;
}

/** An action without its service: "InvokeModel". */
const bareCall = (action: string): string => action.slice(action.indexOf(':') + 1);

/** The calls of an arrow as its label has them, at most this many. */
export function callWords({ calls }: Pick<MapArrow, 'calls'>, most = Number.POSITIVE_INFINITY): string {
  const names = [...new Set(calls.map((call) => (call.endsWith(':*') ? call : bareCall(call))))];
  const shown = names.length <= most + 1 ? names : names.slice(0, most);
  const more = names.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** Before the calls of an arrow that is not plainly allowed; color never says it alone. */
export const STATE_WORDS: Readonly<Record<ArrowState, string>> = {
  allowed: 'Allowed',
  limited: 'Required for',
  denied: 'Denied',
  missing: 'Missing',
  unwanted: 'Should be denied',
};

/** What the sign of an arrow means. */
export const STATE_MEANINGS: Readonly<Record<ArrowState, string>> = {
  allowed: 'allowed by a statement',
  limited: 'required by a condition, or a limit',
  denied: 'denied',
  missing: 'expected, but not allowed',
  unwanted: 'allowed, but should be denied',
};

/** The states that a map has, in the order of the table. */
export const statesIn = ({ arrows }: KitMap): readonly ArrowState[] =>
  (Object.keys(STATE_MEANINGS) as ArrowState[]).filter((state) =>
    arrows.some((arrow) => arrow.state === state),
  );

export const isPlain = ({ state }: Pick<MapArrow, 'state'>): boolean => state === 'allowed';
