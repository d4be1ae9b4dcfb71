// The environment variables by which the scripts of the AWS CLI take the kit's parameters.
import type { ExportKit } from '#deepseek/export/export-kit.ts';
import { snake } from './created-by-provider.ts';

/** Where the role is, for scripts of other accounts. */
export const HOME_ACCOUNT = '500000000001';

export const parameterVariables = (
  kit: ExportKit,
  valueOf: (id: string) => string,
): Readonly<Record<string, string>> =>
  Object.fromEntries(kit.parameters.map(({ id }) => [snake(id).toUpperCase(), valueOf(id)]));
