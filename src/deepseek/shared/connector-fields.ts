// The questions of a connector.
import { MODEL_LOCKS } from '#deepseek/catalog/scenario.ts';

/** What a connector may call, and who makes it. */
export const CONNECTOR_FIELDS = [
  'account',
  'regions',
  'connectorTarget',
  'elsewhere',
  'callerRegions',
  'models',
  'importedModels',
  'endpoints',
  'modelEncryption',
  'modelKeys',
  'operatorName',
  ...MODEL_LOCKS,
] as const;
