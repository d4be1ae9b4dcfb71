// The answers as the deployer's own role sees them. The questions of trusted entities are asked of the deployer too, under
// names of their own: what composes and proves the trust of a role then does so for the deployer's role as well.
import { findEntity, type TrustedEntity } from '#deepseek/catalog/entities.ts';
import { DEPLOYERS, type DeployerRow } from '#deepseek/catalog/deployers.ts';
import type { AnswersView } from './field.ts';

/** Questions that are asked of the deployer too, by their name for the role: `roleName` is `deployerRoleName`. */
export const SHARED_WITH_DEPLOYER = [
  'permissionSets',
  'callerRoles',
  'trustedPrincipals',
  'relation',
  'externalId',
  'organizationId',
  'mfaUsers',
  'mfaAge',
  'githubRepository',
  'githubTail',
  'githubRef',
  'githubSubject',
  'githubOwnerId',
  'githubRepositoryId',
  'githubIssuer',
  'gitlabProject',
  'gitlabTail',
  'gitlabRef',
  'gitlabHost',
  'stateMachines',
  'workflowLogs',
  'workflowTraces',
  'sessionDuration',
  'boundary',
  'roleName',
] as const;

export type SharedField = (typeof SHARED_WITH_DEPLOYER)[number];
export type DeployerField<K extends SharedField = SharedField> = `deployer${Capitalize<K>}`;

export const deployerField = <K extends SharedField>(id: K): DeployerField<K> =>
  `deployer${id[0]!.toUpperCase()}${id.slice(1)}` as DeployerField<K>;

const NAMES: ReadonlyMap<string, string> = new Map([
  ['entity', 'deployer'],
  ...SHARED_WITH_DEPLOYER.map((id) => [id, deployerField(id)] as const),
]);

/** About the role alone: limits on who assumes it, and the files that the app reads. */
const NOT_ASKED: ReadonlySet<string> = new Set([
  'trustNetwork',
  'principalOrg',
  'sourceConditions',
  'appFiles',
]);

/** The name of a question as it is asked of the deployer. */
export const askedOfDeployer = (id: string): string => NAMES.get(id) ?? id;

const rowOf = (view: AnswersView): DeployerRow =>
  DEPLOYERS.find(({ id }) => view.asks('deployer') && id === view.text('deployer')) ?? DEPLOYERS[0];

/** The trusted entity of the deployer's role; undefined where the deployer gets no role of this kit. */
export function deployerEntity(view: AnswersView): TrustedEntity | undefined {
  const row = rowOf(view);
  return 'entity' in row ? findEntity(row.entity) : undefined;
}

/** Whether the deployer's policy goes into a permission set. */
export const inPermissionSet = (view: AnswersView): boolean => rowOf(view).id === 'permission-set';

/** Whether a state machine of Step Functions starts it, which reads no lists and no logs. */
export const runsInWorkflow = (view: AnswersView): boolean => rowOf(view).id === 'step-functions';

const views = new WeakMap<AnswersView, AnswersView>();

/** The view in which the role is the deployer's. */
export function asDeployer(view: AnswersView): AnswersView {
  const known = views.get(view);
  if (known) return known;
  const made: AnswersView = {
    scenario: view.scenario,
    get scenarios() {
      return view.scenarios;
    },
    get entity() {
      return deployerEntity(view) ?? view.entity;
    },
    get home() {
      return view.home;
    },
    text: (id) => view.text(askedOfDeployer(id)),
    list: (id) => view.list(askedOfDeployer(id)),
    flag: (id) => view.flag(askedOfDeployer(id)),
    asks: (id) => !NOT_ASKED.has(id) && view.asks(askedOfDeployer(id)),
    given: (id) => view.given(askedOfDeployer(id)),
    arnHomes: (...kinds) => view.arnHomes(...kinds),
  };
  views.set(view, made);
  return made;
}
