// A CloudFormation template as data: JSON with intrinsic functions and comments, written as YAML or JSON.

export type Value =
  | string
  | number
  | boolean
  | null
  | { readonly kind: 'list'; readonly items: readonly Value[] }
  | { readonly kind: 'members'; readonly members: readonly Member[]; readonly comment?: string | undefined }
  /** `block` is written over several lines where the format can. */
  | { readonly kind: 'function'; readonly name: FunctionName; readonly of: Value; readonly block?: true };

/** With the words that stand above it, a line each. */
export interface Member {
  readonly name: string;
  readonly value: Value;
  readonly comment?: readonly string[] | undefined;
}

export type FunctionName = 'Ref' | 'GetAtt' | 'Sub' | 'If' | 'Not' | 'Equals' | 'Join';

export const list = (items: readonly Value[]): Value => ({ kind: 'list', items });
export const call = (name: FunctionName, of: Value): Value => ({ kind: 'function', name, of });
export const ref = (id: string): Value => call('Ref', id);

/** Members as an object; those that are undefined are left out. */
export const members = (
  entries: Readonly<Record<string, Value | undefined>>,
  comment?: string,
): Value & { kind: 'members' } => ({
  kind: 'members',
  members: Object.entries(entries).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }])),
  comment,
});
