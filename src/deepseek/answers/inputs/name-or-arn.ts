// Reads a name that may also be given as an ARN or a URL: a row says what names look like. The rows are in names.ts.
import { parseArn } from '#iam/policy/arn.ts';
import { misplaced, placeAdvice } from './misplaced-arn.ts';
import { accept, refuse } from './outcome.ts';
import type { CheckedInput, RoleHome } from '#deepseek/answers/field.ts';

/** A name with the partition, Region and account of the ARN or URL that it was in. */
export interface NameInArn {
  readonly name: string;
  readonly partition: string;
  readonly region: string;
  readonly account: string;
  readonly from: 'ARN' | 'address';
}

export interface NamedKind {
  /** "function" */
  readonly noun: string;
  readonly service: string;
  /** What stands before the name in its ARN: "function:". */
  readonly prefix: string;
  readonly name: RegExp;
  /** What names have, and one of them. */
  readonly help: string;
  /** What may follow the name, such as a version, and is dropped. */
  readonly tail?: RegExp;
  /** Another form that holds the name. */
  readonly address?: (text: string) => NameInArn | undefined;
  /** What is often wrong with a name, how it is mended, and what to say before the mended one. */
  readonly mends?: readonly (readonly [what: RegExp, mend: (name: string) => string, say: string])[];
}

/** Takes the name out of an ARN of the kind. */
function nameInArn(text: string, { service, prefix }: NamedKind): NameInArn | undefined {
  const arn = parseArn(text);
  if (arn?.service !== service || !arn.resource.startsWith(prefix)) return undefined;
  const { partition, region, account } = arn;
  return { name: arn.resource.slice(prefix.length), partition, region, account, from: 'ARN' };
}

/** A name, which is one of the role's own account; an ARN or address is refused if it says something else. */
export function readNamed(raw: string, home: RoleHome, kind: NamedKind): CheckedInput<string> {
  const text = raw.trim();
  const named = nameInArn(text, kind) ?? kind.address?.(text);
  const name = named && kind.tail ? named.name.replace(kind.tail, '') : (named?.name ?? text);
  if (!kind.name.test(name)) {
    for (const [what, mend, say] of kind.mends ?? [])
      if (what.test(name) && kind.name.test(mend(name))) return refuse(`${say} Write ${mend(name)}`);
    return refuse(kind.help);
  }
  if (!named) return accept(name);
  const rules = {
    noun: kind.noun,
    otherAccount: { refuse: 'Name one in the role’s own account.' },
    otherRegion: { advise: '' },
  };
  const fault = misplaced(named, home, rules);
  return fault
    ? refuse(fault)
    : accept(name, `${name}, from the ${named.from}`, placeAdvice(named, home, rules));
}

/** https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html */
const FUNCTION: NamedKind = {
  noun: 'function',
  service: 'lambda',
  prefix: 'function:',
  name: /^[A-Za-z0-9_-]{1,64}$/,
  // A version or an alias.
  tail: /:[\w$-]+$/,
  help: 'A function name has up to 64 letters, digits, hyphens and underscores, as in deepseek-chat.',
};

export const readFunction = (raw: string, home: RoleHome): CheckedInput<string> =>
  readNamed(raw, home, FUNCTION);
