// Whether the answers make an OpenSearch connector.
import type { AnswersView } from './field.ts';

/** Such a scenario asks what the connector calls, and by that which models. */
export const isConnector = (view: Pick<AnswersView, 'scenario'>): boolean =>
  view.scenario.fields.includes('connectorTarget');
