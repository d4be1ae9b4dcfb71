// Which composer serves which scenario: one row each. A scenario without a row does not compile.
import type { ScenarioId } from '#core/catalog/scenarios.ts';
import type { ScenarioComposer } from '#core/compose/plan.ts';
import { hostOnEc2, hostOnSageMaker } from './host.ts';
import { importModel } from './import-model.ts';
import { invoke } from './invoke.ts';
import { invokeArns } from './invoke-arns.ts';
import { invokeImportedModels } from './invoke-imported.ts';
import { invokeR1 } from './invoke-r1.ts';
import { invokeSageMaker } from './invoke-sagemaker.ts';
import { openSearch } from './opensearch.ts';

export const COMPOSERS: Record<ScenarioId, ScenarioComposer> = {
  invoke,
  'invoke-r1': invokeR1,
  'invoke-imported': invokeImportedModels,
  'invoke-sagemaker': invokeSageMaker,
  'invoke-arns': invokeArns,
  import: importModel,
  'host-sagemaker': hostOnSageMaker,
  'host-ec2': hostOnEc2,
  opensearch: openSearch,
};
