// What a person may want to do, one row each: the questions it needs and the values it starts from.
import type { EntityId } from './entities.ts';
import type { PageId } from './pages.ts';

export const FAMILIES = [
  { id: 'call', name: 'Call a DeepSeek model' },
  { id: 'import', name: 'Import your own weights' },
  { id: 'host', name: 'Host it on SageMaker or EC2' },
  { id: 'search', name: 'Connect OpenSearch' },
  { id: 'govern', name: 'Govern an organization' },
] as const;

export type FamilyId = (typeof FAMILIES)[number]['id'];

/** How a scenario decides in which Regions it works. */
export type RegionRule =
  | 'in-region-models'
  | 'batch-models'
  | 'mantle-models'
  | 'profile-models'
  | 'inference-profile'
  | 'model-import'
  | 'connector-target'
  | 'marketplace'
  | 'anywhere';

/** Who an app that calls a model can be. */
export const APP_ENTITIES = ['lambda', 'ecs', 'ec2', 'account'] as const satisfies readonly EntityId[];

export interface Scenario {
  readonly id: string;
  readonly family: FamilyId;
  readonly title: string;
  /** One line: what the role will let happen. */
  readonly summary: string;
  /** Trusted entities it allows; the first is where it starts. Empty where no role is made. */
  readonly entities: readonly EntityId[];
  /** One role may do this beside other tasks that also say so. */
  readonly joins?: true;
  /** The questions beside those of the trusted entity and the names. */
  readonly fields: readonly string[];
  readonly regionRule: RegionRule;
  /** Values that differ from what the fields start from. */
  readonly initial: Readonly<Record<string, string | boolean | readonly string[]>>;
  readonly page: PageId;
}
