// What a configuration says that the policies of a file are.
import { type TypedPaths, typedBy } from '#iam/config/index.ts';
import { pathFrom } from './config-paths.ts';
import type { LoadedConfig } from './load-config.ts';

export const typedFile = (
  { config, folder }: LoadedConfig,
  path: string,
): Pick<TypedPaths, 'type' | 'attachedTo'> => typedBy(config, pathFrom(folder, path));
