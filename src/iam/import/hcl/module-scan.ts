// What it takes to evaluate the expressions of one Terraform module.
import { type PolicyCollector } from '#iam/import/found-policies.ts';
import type { DeploymentEnvironment } from '#iam/import/deployment-environment.ts';
import { Notes } from '#iam/import/partial-value.ts';
import type { Block } from './ast.ts';
import type { EvaluationContext, HclFile, TerraformModule } from './evaluation-context.ts';
import type { Instance } from './instances.ts';
import { environmentIn } from './providers.ts';
import { lookUp } from './references.ts';

/** Steps. To work everything out once takes one for some ten characters. */
const budgetFor = (text: string): number => 100_000 + text.length / 4;

export interface ModuleScan {
  readonly collector: PolicyCollector;
  readonly module: TerraformModule;
  readonly file: HclFile;
  readonly budget: { left: number };
  readonly environment: DeploymentEnvironment;
  /** The names of documents and locals that listed policies use. */
  readonly used: Set<string>;
  /** Resources that are not made as the module is called, by their addresses. */
  readonly unmade: Map<Block, string>;
}

/** The names of an instance, and what is known of these. */
type InstanceNames = Pick<Instance, 'names' | 'notes'>;

export const NO_NAMES: InstanceNames = { names: new Map(), notes: new Notes() };

export function contextOf(scan: ModuleScan, { names, notes }: InstanceNames = NO_NAMES): EvaluationContext {
  const context = { ...freshContext(scan), names };
  context.notes.addAround(notes);
  return context;
}

const freshContext = ({ module, file, budget, environment }: ModuleScan): EvaluationContext => ({
  environment,
  module,
  file,
  budget,
  lookUp,
  notes: new Notes(),
  names: new Map(),
  active: undefined,
  depth: 0,
  used: new Set(),
});

/** For the expressions of a file; what its provider says of Region and account is known there. */
export function scanOf(collector: PolicyCollector, module: TerraformModule, file: HclFile): ModuleScan {
  const { environment } = collector;
  const budget = { left: budgetFor(file.text) };
  const scan = {
    collector,
    module,
    file,
    environment,
    budget,
    used: new Set<string>(),
    unmade: new Map<Block, string>(),
  };
  return { ...scan, environment: environmentIn(contextOf(scan)) };
}
