// The map as a Mermaid flowchart, which GitHub, GitLab and many wikis draw. https://mermaid.js.org/syntax/flowchart.html
import {
  callWords,
  columnOf,
  joinWords,
  nodesById,
  STATE_WORDS,
  type ArrowState,
  type KitMap,
  type MapArrow,
  type MapNode,
} from './kit-map.ts';

/** Mermaid reads “#” as the start of an entity, and quotes, angle brackets and backticks as syntax. Lines break at <br>. */
const escapeLabel = (text: string): string =>
  Array.from(text.replaceAll(/\s+/g, ' '), (character) =>
    /[\p{L}\p{N} .,:;/()+=@*?!_-]/u.test(character) ? character : `#${character.codePointAt(0) ?? 0};`,
  ).join('');

const quoted = (lines: readonly string[]): string => `"${lines.map(escapeLabel).join('<br>')}"`;

const LINKS: Readonly<Record<ArrowState, string>> = {
  allowed: '-->',
  limited: '-.-o',
  denied: '--x',
  missing: '-.->',
  unwanted: '==>',
};

const COLORS: Readonly<Partial<Record<ArrowState, string>>> = {
  limited: '#8a2fb0',
  denied: '#c02626',
  missing: '#8f5200',
  unwanted: '#c02626',
};

/** Calls on a link, as many as fit. */
const CALLS = [4, 1] as const;
/**
 * Mermaid draws at most 500 links and 50,000 characters unless a page says otherwise.
 * https://mermaid.js.org/config/schema-docs/config.html
 */
const MOST_LINKS = 450;
const MOST_CHARACTERS = 49_000;

function linkWords(arrow: MapArrow, most: number): readonly string[] {
  const words = arrow.calls.length === 0 ? joinWords(arrow.verbs) : callWords(arrow, most);
  const state = arrow.state === 'allowed' || arrow.calls.length === 0 ? '' : `${STATE_WORDS[arrow.state]}: `;
  return [`${state}${words}`, ...(arrow.note === undefined ? [] : [arrow.note])];
}

const labelLines = ({ label, detail }: MapNode): readonly string[] => [
  label,
  ...(detail === undefined ? [] : [detail]),
];

/** The flowchart; a map that Mermaid would not draw whole says how many arrows it lacks. */
export function mermaidOf(map: KitMap): string {
  const texts = CALLS.map((most) => flowchart(map, most, MOST_LINKS));
  const fitting = texts.find((text) => text.length <= MOST_CHARACTERS);
  if (fitting !== undefined) return fitting;
  const share = MOST_CHARACTERS / (texts.at(-1)?.length ?? 1);
  return flowchart(map, 1, Math.floor(Math.min(map.arrows.length, MOST_LINKS) * share * share));
}

/** Labels are quoted and escaped; ids are made here. */
function flowchart(whole: KitMap, most: number, links: number): string {
  const arrows = whole.arrows.slice(0, links);
  const tied = new Set(arrows.flatMap(({ from, to }) => [from, to]));
  const nodes =
    arrows.length === whole.arrows.length ? whole.nodes : whole.nodes.filter(({ id }) => tied.has(id));
  return drawn({ nodes, arrows }, most, whole.arrows.length - arrows.length);
}

function drawn(map: KitMap, most: number, lacking: number): string {
  const byId = nodesById(map);
  const ids = new Map(map.nodes.map(({ id }, index) => [id, `n${index}`]));
  const documents = new Map<string, string>();
  const cards = map.nodes.map((node): readonly string[] => {
    const id = ids.get(node.id) ?? '';
    if (!node.documents || node.documents.length === 0)
      return [`  ${id}[${quoted(labelLines(node))}]`, `  class ${id} ${node.kind}`];
    const inside = node.documents.map((document, index) => {
      documents.set(document.id, `${id}d${index}`);
      return `    ${id}d${index}[${quoted([document.title, ...(document.edited ? ['edited by hand'] : [])])}]`;
    });
    return [
      `  subgraph ${id}[${quoted(labelLines(node))}]`,
      '    direction TB',
      ...inside,
      '  end',
      `  class ${id} ${node.kind}`,
    ];
  });
  /** An arrow touches the document that it belongs to, where that is on the card. */
  const end = (arrow: MapArrow, id: string): string | undefined => {
    const node = byId.get(id);
    const owns = node?.documents?.some((document) => document.id === arrow.document);
    return (owns ? documents.get(arrow.document ?? '') : undefined) ?? ids.get(id);
  };
  const links = map.arrows.map((arrow) => {
    const from = end(arrow, arrow.from);
    const to = end(arrow, arrow.to);
    return `  ${from} ${LINKS[arrow.state]}|${quoted(linkWords(arrow, most))}| ${to}`;
  });
  const styles = Object.entries(COLORS).flatMap(([state, color]) => {
    const numbers = map.arrows.flatMap((arrow, index) => (arrow.state === state ? [index] : []));
    return numbers.length === 0 ? [] : [`  linkStyle ${numbers.join(',')} stroke:${color},color:${color}`];
  });
  const used = new Set(map.nodes.map(({ kind }) => kind));
  const classes = [
    ['role', 'fill:#e9eeff,stroke:#2f55d4,color:#16191d'],
    ['attachment', 'fill:#e9eeff,stroke:#2f55d4,color:#16191d'],
    ['policy', 'fill:#f6edfa,stroke:#8a2fb0,color:#16191d'],
    ['guard', 'fill:#f6edfa,stroke:#8a2fb0,color:#16191d'],
    ['caller', 'fill:#ffffff,stroke:#7d8795,color:#16191d'],
    ['resource', 'fill:#ffffff,stroke:#7d8795,color:#16191d'],
  ].filter(([kind]) => used.has(kind as MapNode['kind']));
  const order = { who: 0, kit: 1, what: 2 } as const;
  const inOrder = map.nodes
    .map((node, index) => ({ rank: order[columnOf(node)], lines: cards[index] ?? [] }))
    .toSorted((a, b) => a.rank - b.rank);
  return [
    'flowchart LR',
    ...(lacking > 0 ? [`  more["${lacking} more arrows are not drawn"]`] : []),
    ...inOrder.flatMap(({ lines }) => lines),
    ...links,
    ...classes.map(([kind, look]) => `  classDef ${kind} ${look}`),
    ...styles,
  ].join('\n');
}
