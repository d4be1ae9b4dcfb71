// Whether the answers deal with an imported model, or import one.
import { isConnector } from './connector.ts';
import type { AnswersView } from './field.ts';
import { hasPasted } from './pasted-arns.ts';

/** Such a model may be encrypted with its own KMS key. */
export function usesImportedModel(view: AnswersView): boolean {
  if (isConnector(view)) return view.text('connectorTarget') === 'imported';
  return view.scenarios.some(({ id }) => {
    if (id === 'invoke-arns') return hasPasted(view, ':imported-model/');
    return id === 'import' || id === 'invoke-imported';
  });
}

/** Whether a job imports one. */
export const importsWeights = (view: AnswersView): boolean =>
  view.scenarios.some(({ id }) => id === 'import');
