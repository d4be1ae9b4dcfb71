// Whether the answers make an OpenSearch connector.
import type { View } from './field.ts';

/** Such a scenario asks what the connector calls, and by that which models. */
export const isConnector = (view: Pick<View, 'scenario'>): boolean =>
  view.scenario.fields.includes('connectorTarget');
