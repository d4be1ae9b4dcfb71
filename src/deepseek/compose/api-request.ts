// What an API call sends, as options of the AWS CLI and as parameters of a task of Step Functions.
import { jsonWord, shellWord } from './shell.ts';

export type ApiRequest = Readonly<Record<string, unknown>>;

const kebab = (name: string): string =>
  name.replaceAll(/(?<=[a-z\d])[A-Z]/g, (letter) => `-${letter}`).toLowerCase();

/** One option a member; a member that is true is a flag. */
export const cliOptions = (request: ApiRequest): readonly string[] =>
  Object.entries(request).map(([name, value]) => {
    const option = `--${kebab(name)}`;
    if (value === true) return option;
    return `${option} ${typeof value === 'string' ? shellWord(value) : jsonWord(value)}`;
  });

/** Tasks of the AWS SDK take every name with a capital. https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html */
export function pascalNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pascalNames);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      name.charAt(0).toUpperCase() + name.slice(1),
      pascalNames(each),
    ]),
  );
}
