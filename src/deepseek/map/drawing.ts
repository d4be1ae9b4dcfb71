// Gathers the nodes and arrows of a map.
import { isCreated, type KitContents, type KitRole } from '#deepseek/compose/role-kit.ts';
import type { ArrowState, KitMap, MapArrow, MapNode, MapNodeKind, MapStatement } from './kit-map.ts';
import { inRegions } from './resource-names.ts';
import { byOrder } from './verbs.ts';

export const roleId = ({ id }: Pick<KitRole, 'id'>): string => `role:${id}`;

/** One statement's part of an arrow. */
interface Tie {
  readonly from: string;
  readonly to: string;
  readonly verb: string;
  readonly calls: readonly string[];
  readonly state?: ArrowState;
  readonly note?: string | undefined;
  /** The statement, or only the document where no statement decides. */
  readonly at: MapStatement | { readonly document: string } | undefined;
}

interface GrowingArrow extends Omit<MapArrow, 'verbs' | 'calls' | 'statements'> {
  readonly verbs: string[];
  readonly calls: string[];
  readonly statements: MapStatement[];
}

interface Keyed {
  readonly key: string;
  readonly arrow: GrowingArrow;
}

interface GrowingNode extends Omit<MapNode, 'detail'> {
  details: string[];
}

/** A resource with the Regions it is reached in. */
interface RegionalThing {
  readonly words: string;
  readonly regions: readonly string[];
  /** What is reached inside of it: folders of a bucket. */
  readonly inside?: readonly string[];
}

const MAX_DETAILS = 4;

function detailOf(details: readonly string[]): string | undefined {
  if (details.length === 0) return undefined;
  const shown = details.length <= MAX_DETAILS ? details : details.slice(0, MAX_DETAILS - 1);
  const more = details.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** Gathers nodes and arrows; what is said twice is said once. */
export function createDrawing(kit: KitContents) {
  const nodes = new Map<string, GrowingNode>();
  const arrows = new Map<string, GrowingArrow>();
  const byArn = new Map(kit.roles.filter(isCreated).map((role) => [role.arn, roleId(role)] as const));
  const byWords = new Map<string, { id: string; regions: readonly string[] }[]>();
  const add = ({ detail, ...node }: MapNode): string => {
    const known = nodes.get(node.id);
    if (!known) nodes.set(node.id, { ...node, details: detail === undefined ? [] : [detail] });
    return node.id;
  };
  const word = (kind: MapNodeKind, label: string, detail?: string): string => {
    const id = `${kind}:${label}`;
    return nodes.has(id) ? id : add({ id, kind, label, ...(detail !== undefined && { detail }) });
  };
  /** Arrows by their ends; each belongs to one document, or to the card as a whole. */
  const between = new Map<string, Map<string, Keyed[]>>();
  function arrowsFrom(from: string, to: string): Keyed[] {
    const out = between.get(from) ?? new Map<string, Keyed[]>();
    between.set(from, out);
    const same = out.get(to) ?? [];
    out.set(to, same);
    return same;
  }
  function resource({ words, regions, inside = [] }: RegionalThing): string {
    const id = word('resource', `${words}${inRegions(regions)}`);
    const same = byWords.get(words) ?? [];
    if (!same.some((each) => each.id === id)) byWords.set(words, [...same, { id, regions }]);
    const details = nodes.get(id)?.details ?? [];
    for (const each of regions.length > 1 && !regions.includes('*') ? [...regions, ...inside] : inside)
      if (!details.includes(each)) details.push(each);
    return id;
  }
  return {
    add,
    /** The node of something that has no other name than its words. */
    word,
    /** The node of a resource, whose label names its Region or counts them. */
    resource,
    /** The node that has a resource in a Region already, or a new one. */
    knownResource(words: string, region: string | undefined): string {
      const same = byWords.get(words) ?? [];
      const has = ({ regions }: { regions: readonly string[] }): boolean =>
        region === undefined || regions.length === 0 || regions.includes(region) || regions.includes('*');
      return same.find(has)?.id ?? resource({ words, regions: region === undefined ? [] : [region] });
    },
    roleWith: (arn: string): string | undefined => byArn.get(arn),
    tie({ from, to, verb, calls, state = 'allowed', note, at }: Tie): void {
      if (verb === '' || from === to) return;
      // Between two cards of the kit there is one arrow, from whichever document; what limits a card limits it as a whole.
      const whole = state === 'limited' || (nodes.get(from)?.documents && nodes.get(to)?.documents);
      const document = whole ? '' : (at?.document ?? '');
      const same = arrowsFrom(from, to);
      const known = same.find(
        ({ key, arrow: each }) =>
          each.state === state && (each.note ?? '') === (note ?? '') && key === document,
      )?.arrow;
      const arrow: GrowingArrow = known ?? {
        id: `${from} → ${to} ${state} ${note ?? ''} ${document}`,
        from,
        to,
        state,
        verbs: [],
        calls: [],
        document: at?.document,
        statements: [],
        ...(note !== undefined && note !== '' && { note }),
        holds: 0,
      };
      if (!known) {
        arrows.set(arrow.id, arrow);
        same.push({ key: document, arrow });
      }
      if (!arrow.verbs.includes(verb)) arrow.verbs.push(verb);
      for (const call of calls) if (!arrow.calls.includes(call)) arrow.calls.push(call);
      const place = at && 'index' in at ? at : undefined;
      const isKnown = arrow.statements.some(
        (each) => each === place || (each.index === place?.index && each.document === place.document),
      );
      if (place && !isKnown) arrow.statements.push(place);
    },
    /** The arrows so far. */
    arrows: (): Iterable<MapArrow> => arrows.values(),
    /** Takes calls from an arrow; without calls it goes. */
    take(id: string, calls: readonly string[]): void {
      const arrow = arrows.get(id);
      if (!arrow) return;
      const left = arrow.calls.filter((call) => !calls.includes(call));
      if (left.length === 0) arrows.delete(id);
      else arrow.calls.splice(0, arrow.calls.length, ...left);
    },
    done(holds: (arrow: MapArrow) => number): KitMap {
      const drawn = [...arrows.values()].map((arrow) => ({
        ...arrow,
        verbs: arrow.verbs.toSorted(byOrder),
        holds: holds(arrow),
      }));
      const tied = new Set(drawn.flatMap(({ from, to }) => [from, to]));
      return {
        nodes: [...nodes.values()]
          .filter(({ id, documents }) => documents !== undefined || tied.has(id))
          .map(({ details, ...node }) => {
            const detail = detailOf(details);
            return { ...node, ...(detail !== undefined && { detail }) };
          }),
        arrows: drawn,
      };
    },
  };
}

export type Drawing = ReturnType<typeof createDrawing>;
