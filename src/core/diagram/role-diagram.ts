// The diagram of a kit: who assumes and passes its roles, what they reach and what limits them. Read from its documents alone.
import { parseArn } from '#core/iam/arn.ts';
import { toArray, type PrincipalElement, type Statement } from '#core/iam/policy.ts';
import { groupBy } from '#core/collections/group-by.ts';
import { deniedResources, type ReachedResource } from './denied-resources.ts';
import {
  inRegions,
  describeResource,
  describeResources,
  valuesOf,
  type DiagramResource,
} from './resource-names.ts';
import {
  boundaryOf,
  isCreated,
  type KitDocument,
  type KitPolicy,
  type KitRole,
  type RoleKit,
} from '#core/compose/role-kit.ts';

export type DiagramNodeKind = 'role' | 'person' | 'caller' | 'policy' | 'resource';

export interface DiagramNode {
  readonly id: string;
  readonly kind: DiagramNodeKind;
  readonly label: string;
  /** What it is, where the label is a name. */
  readonly detail?: string;
}

export interface DiagramEdge {
  readonly from: string;
  readonly verbs: readonly string[];
  readonly to: string;
}

export interface Diagram {
  readonly nodes: readonly DiagramNode[];
  readonly edges: readonly DiagramEdge[];
}

/** What somebody does who is allowed an action; the first that fits. */
const VERBS: readonly (readonly [RegExp, string])[] = [
  [/^sts:AssumeRole/, 'assumes'],
  [/^sts:/, ''],
  [/^iam:PassRole$/, 'passes'],
  [/^kms:Decrypt$/, 'decrypts with'],
  [/^kms:(?:Encrypt|GenerateDataKey|ReEncrypt)/, 'encrypts with'],
  [/^kms:/, 'uses'],
  [/:CallWithBearerToken$/, 'calls with'],
  [/:(?:Invoke|ESHttp|CreateInference|Retrieve|RenderPrompt)/, 'calls'],
  [/:ApplyGuardrail$/, 'applies'],
  [/:(?:Get|List|Describe|Batch(?:Get|Check)|Search|Head)/, 'reads'],
  [/^(?:s3:(?:Put|Delete|Abort)|logs:(?:Put|Create)|cloudwatch:Put)/, 'writes'],
  [/./, 'manages'],
];

const verbOf = (action: string): string => VERBS.find(([pattern]) => pattern.test(action))?.[1] ?? '';

const ORDER = VERBS.map(([, verb]) => verb);
const byOrder = (a: string, b: string): number => ORDER.indexOf(a) - ORDER.indexOf(b);

/** Services by the beginning of their principal, which is the same in every partition. */
const SERVICES: Readonly<Record<string, string>> = {
  lambda: 'Lambda',
  ec2: 'EC2',
  'ecs-tasks': 'ECS',
  'pods.eks': 'EKS Pod Identity',
  bedrock: 'Bedrock',
  sagemaker: 'SageMaker',
  es: 'OpenSearch Service',
  opensearchservice: 'OpenSearch Service',
  'ml.opensearchservice': 'OpenSearch Serverless',
};

const roleId = ({ id }: KitRole): string => `role:${id}`;
const lastOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Gathers nodes and edges; what is said twice is said once. */
function createDrawing(kit: RoleKit) {
  const nodes = new Map<string, DiagramNode>();
  const edges = new Map<string, { from: string; verbs: string[]; to: string }>();
  const byArn = new Map(kit.roles.filter(isCreated).map((role) => [role.arn, roleId(role)] as const));
  const add = (node: DiagramNode): string => {
    if (!nodes.has(node.id)) nodes.set(node.id, node);
    return node.id;
  };
  return {
    add,
    /** The node of something that has no other name than its words. */
    word: (kind: DiagramNodeKind, label: string): string => add({ id: `${kind}:${label}`, kind, label }),
    roleWith: (arn: string): string | undefined => byArn.get(arn),
    tie(from: string, verb: string, to: string): void {
      if (verb === '' || from === to) return;
      const key = `${from} ${to}`;
      const edge = edges.get(key) ?? { from, verbs: [], to };
      if (!edge.verbs.includes(verb)) edge.verbs.push(verb);
      edges.set(key, edge);
    },
    done: (): Diagram => ({
      nodes: [...nodes.values()],
      edges: [...edges.values()].map((edge) => ({ ...edge, verbs: edge.verbs.toSorted(byOrder) })),
    }),
  };
}

type Drawing = ReturnType<typeof createDrawing>;

const actionsOf = (statement: Statement): readonly string[] => toArray(statement.Action);
const statementsOf = (documents: readonly KitDocument[]): readonly Statement[] =>
  documents.flatMap(({ document }) => document.Statement);

/** An account, role or user, as the ARN or the digits name it. */
function describePrincipal(arn: string): string {
  const { account = arn, resource = 'root' } = parseArn(arn) ?? {};
  if (arn === '*') return 'anyone';
  if (resource === 'root') return `account ${account}`;
  return `${resource.slice(0, resource.indexOf('/'))} ${lastOf(resource)} of ${account}`;
}

/** A token's subject: a repository of GitHub, or a service account of EKS. */
function describeFederated(provider: string, statement: Statement): readonly string[] {
  const issuer = provider.slice(provider.indexOf('oidc-provider/') + 'oidc-provider/'.length);
  const subjects = valuesOf(statement, `${issuer}:sub`).flatMap(({ values }) => values);
  const host = issuer.includes('oidc.eks.') ? 'EKS' : issuer.includes('github') ? 'GitHub Actions' : issuer;
  if (subjects.length === 0) return [host];
  return subjects.map((subject) =>
    subject.startsWith('system:serviceaccount:')
      ? `${host} service account ${subject.split(':').slice(2).join('/')}`
      : `${host} ${subject}`,
  );
}

/** The narrower name of an account principal, where a condition has one: roles of a permission set. */
function describePrincipalArns(statement: Statement): readonly string[] {
  const arns = valuesOf(statement, 'aws:PrincipalArn')
    .filter(({ operator }) => !operator.includes('Not'))
    .flatMap(({ values }) => values);
  return arns.map((arn) => {
    const name = lastOf(arn);
    const set = /^AWSReservedSSO_(.*)_[?*]+$/.exec(name)?.[1];
    return set ? `permission set ${set}` : describePrincipal(arn);
  });
}

/** Whom everybody is limited to by a condition; nobody in particular where none says so. */
function describeEveryone(statement: Statement): readonly string[] {
  const limitsBy = (key: string, words: string) =>
    valuesOf(statement, key)
      .filter(({ operator }) => !operator.includes('Not'))
      .flatMap(({ values }) => values)
      .map((value) => `${words} ${value}`);
  return [
    ...limitsBy('s3:DataAccessPointAccount', 'access points of account'),
    ...limitsBy('aws:PrincipalOrgID', 'organization'),
  ];
}

function principalsOf(statement: Statement, draw: Drawing): readonly string[] {
  const principal: PrincipalElement = statement.Principal ?? {};
  if (principal === '*') return describeEveryone(statement).map((each) => draw.word('caller', each));
  const narrower = describePrincipalArns(statement);
  const aws = toArray(principal.AWS).flatMap((arn) => {
    const crowd = arn === '*' ? describeEveryone(statement) : [];
    if (crowd.length > 0) return crowd.map((each) => draw.word('caller', each));
    const own = draw.roleWith(arn);
    if (own) return [own];
    const words = narrower.length > 0 && /(?::root|^\d{12})$/.test(arn) ? narrower : [describePrincipal(arn)];
    return words.map((each) => draw.word('caller', each));
  });
  const services = toArray(principal.Service).map((name) => {
    const [, short = name] = /^(.*?)\.amazonaws\./.exec(name) ?? [];
    return draw.word('caller', SERVICES[short] ?? short);
  });
  const federated = toArray(principal.Federated)
    .flatMap((provider) => describeFederated(provider, statement))
    .map((words) => draw.word('caller', words));
  return [...aws, ...services, ...federated];
}

/** Ties `from` to things; the same thing in several Regions is one. */
function connectAll(draw: Drawing, from: string, reached: readonly ReachedResource[]): void {
  const groups = new Map<string, { thing: ReachedResource; regions: Set<string>; verbs: Set<string> }>();
  for (const thing of reached) {
    // What is reached anyway is not reached only through something.
    const open = reached.some(
      ({ words, region, tail, verb }) =>
        tail === undefined && words === thing.words && region === thing.region && verb === thing.verb,
    );
    if (thing.tail !== undefined && open) continue;
    const key = `${thing.words}${thing.tail ?? ''}`;
    const group = groups.get(key) ?? { thing, regions: new Set(), verbs: new Set() };
    if (thing.region) group.regions.add(thing.region);
    group.verbs.add(thing.verb);
    groups.set(key, group);
  }
  for (const { thing, regions, verbs } of groups.values()) {
    const to = draw.word('resource', `${thing.words}${inRegions([...regions])}${thing.tail ?? ''}`);
    for (const verb of verbs) draw.tie(from, verb, to);
  }
}

/** Only AWS manages a model: who starts a job with it uses it. In the same way, interfaces use the subnet that they are created in. */
const isUsed = ({ words, region }: DiagramResource): boolean =>
  region !== undefined || /^(?:subnet|security group) /.test(words);

/** What the Allow statements reach, by what each action does; roles of the kit are tied at once. */
function reachedBy(
  draw: Drawing,
  from: string,
  statements: readonly Statement[],
): readonly ReachedResource[] {
  return statements
    .filter(({ Effect }) => Effect === 'Allow')
    .flatMap((statement) => {
      const resources = toArray(statement.Resource);
      const others = resources.filter((arn) => draw.roleWith(arn) === undefined);
      const verbs = groupBy(actionsOf(statement), verbOf);
      return [...verbs].flatMap(([verb, actions]) => {
        for (const arn of resources) {
          const own = draw.roleWith(arn);
          if (own) draw.tie(from, verb, own);
        }
        return describeResources(statement, actions, others).map((thing) => ({
          ...thing,
          verb: verb === 'manages' && isUsed(thing) ? 'uses' : verb,
        }));
      });
    });
}

/** Conditions that limit a role as a whole. */
const GUARDS: readonly (readonly [string, (value: string) => string])[] = [
  ['aws:SourceVpce', (id) => `VPC endpoint ${id}`],
  ['aws:SourceIp', (range) => `addresses ${range}`],
  ['bedrock:GuardrailIdentifier', (arn) => describeResource(arn.replace(/:(?:\d+|\*)$/, '')).words],
];

function drawGuards(draw: Drawing, role: string, statements: readonly Statement[]): void {
  for (const statement of statements) {
    for (const [key, words] of GUARDS) {
      for (const value of valuesOf(statement, key).flatMap(({ values }) => values))
        draw.tie(draw.word('policy', words(value)), 'limits', role);
    }
  }
}

function drawRole(draw: Drawing, role: KitRole): void {
  const statements = statementsOf(role.permissions);
  const id = roleId(role);
  for (const statement of statementsOf(isCreated(role) ? [role.trust] : [])) {
    if (statement.Effect !== 'Allow') continue;
    for (const principal of principalsOf(statement, draw)) draw.tie(principal, 'assumes', id);
  }
  const boundary = boundaryOf(role);
  if (boundary) draw.tie(draw.word('policy', `boundary ${lastOf(boundary)}`), 'limits', id);
  drawGuards(draw, id, statements);
  connectAll(draw, id, reachedBy(draw, id, statements));
}

/** A policy on a resource: what it opens, and to whom; an endpoint's says what passes through. */
function drawResourcePolicy(draw: Drawing, id: string, policy: KitPolicy): void {
  const opens = /endpoint/i.test(policy.title) ? 'lets pass' : 'opens';
  const statements = statementsOf(policy.documents);
  const reached = statements.flatMap((statement) =>
    describeResources(statement, actionsOf(statement), toArray(statement.Resource)).map((thing) => ({
      ...thing,
      verb: statement.Effect === 'Allow' ? opens : 'limits',
    })),
  );
  connectAll(draw, id, reached);
  for (const statement of statements.filter(({ Effect }) => Effect === 'Allow')) {
    for (const principal of principalsOf(statement, draw))
      connectAll(draw, principal, reachedBy(draw, principal, [statement]));
  }
}

function drawPolicy(draw: Drawing, policy: KitPolicy, kit: RoleKit): void {
  const id = `policy:${policy.id}`;
  const type = policy.documents[0]?.type;
  // The boundary of a role of this kit is there already, under its name.
  const own = kit.roles.find((role) => {
    const boundary = boundaryOf(role);
    return boundary && lastOf(boundary) === policy.name;
  });
  if (type === undefined || (type === 'identity' && own)) return;
  draw.add({ id, kind: 'policy', label: policy.name, detail: policy.title });
  if (type === 'resource') {
    drawResourcePolicy(draw, id, policy);
    return;
  }
  draw.tie(id, 'limits', draw.word('resource', policy.attachTo));
  if (type !== 'identity') connectAll(draw, id, deniedResources(statementsOf(policy.documents)));
}

/** The kit in its context. Pure and total. */
export function diagramOf(kit: RoleKit): Diagram {
  const draw = createDrawing(kit);
  for (const role of kit.roles) {
    draw.add(
      isCreated(role)
        ? { id: roleId(role), kind: 'role', label: role.name, detail: role.title }
        : { id: roleId(role), kind: 'person', label: role.title, detail: role.attachTo },
    );
  }
  for (const role of kit.roles) drawRole(draw, role);
  for (const policy of kit.policies) drawPolicy(draw, policy, kit);
  return draw.done();
}

/** "reads and writes", "reads, decrypts with and uses". */
export function joinWords(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
