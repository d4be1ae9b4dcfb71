// The environment variables by which the scripts of the AWS CLI take the kit's parameters.
import type { ExportKit } from '#deepseek/export/export-kit.ts';

/** Where the role is, for scripts of other accounts. */
export const HOME_ACCOUNT = '500000000001';

const variableOf = (id: string): string =>
  id
    .replaceAll(/([a-z\d])([A-Z])/g, '$1_$2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toUpperCase();

export const parameterVariables = (
  kit: ExportKit,
  valueOf: (id: string) => string,
): Readonly<Record<string, string>> =>
  Object.fromEntries(kit.parameters.map(({ id }) => [variableOf(id), valueOf(id)]));
