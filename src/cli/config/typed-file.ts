// What a configuration says of the policies of a file.
import { type TypedFile, typedBy } from '#iam/config/index.ts';
import { pathFrom } from './config-paths.ts';
import type { LoadedConfig } from './load-config.ts';

export const typedFile = ({ config, folder }: LoadedConfig, path: string): TypedFile =>
  typedBy(config, pathFrom(folder, path));
