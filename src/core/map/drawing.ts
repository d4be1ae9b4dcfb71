// The nodes and edges of a diagram, and how they are gathered.
import { isCreated, type KitRole, type RoleKit } from '#core/compose/role-kit.ts';
import { byOrder } from './verbs.ts';

export type MapNodeKind = 'role' | 'person' | 'caller' | 'policy' | 'resource';

export interface MapNode {
  readonly id: string;
  readonly kind: MapNodeKind;
  readonly label: string;
  /** What it is, where the label is a name. */
  readonly detail?: string;
}

export interface MapEdge {
  readonly from: string;
  readonly verbs: readonly string[];
  readonly to: string;
}

export interface KitMap {
  readonly nodes: readonly MapNode[];
  readonly edges: readonly MapEdge[];
}

export const roleId = ({ id }: KitRole): string => `role:${id}`;

/** Gathers nodes and edges; what is said twice is said once. */
export function createDrawing(kit: RoleKit) {
  const nodes = new Map<string, MapNode>();
  const edges = new Map<string, { from: string; verbs: string[]; to: string }>();
  const byArn = new Map(kit.roles.filter(isCreated).map((role) => [role.arn, roleId(role)] as const));
  const add = (node: MapNode): string => {
    if (!nodes.has(node.id)) nodes.set(node.id, node);
    return node.id;
  };
  return {
    add,
    /** The node of something that has no other name than its words. */
    word: (kind: MapNodeKind, label: string): string => add({ id: `${kind}:${label}`, kind, label }),
    roleWith: (arn: string): string | undefined => byArn.get(arn),
    tie(from: string, verb: string, to: string): void {
      if (verb === '' || from === to) return;
      const key = `${from} ${to}`;
      const edge = edges.get(key) ?? { from, verbs: [], to };
      if (!edge.verbs.includes(verb)) edge.verbs.push(verb);
      edges.set(key, edge);
    },
    done: (): KitMap => ({
      nodes: [...nodes.values()],
      edges: [...edges.values()].map((edge) => ({ ...edge, verbs: edge.verbs.toSorted(byOrder) })),
    }),
  };
}

export type Drawing = ReturnType<typeof createDrawing>;
