// A CloudFormation template as data: JSON with intrinsic functions and comments, written as YAML or JSON.

export type TemplateValue =
  | string
  | number
  | boolean
  | null
  | { readonly kind: 'list'; readonly items: readonly TemplateValue[] }
  | {
      readonly kind: 'members';
      readonly members: readonly TemplateValueMember[];
      readonly comment?: string | undefined;
    }
  /** `block` is written on several lines where the format allows it. */
  | {
      readonly kind: 'function';
      readonly name: FunctionName;
      readonly of: TemplateValue;
      readonly block?: true;
    };

/** A member, with the lines of the comment above it. */
export interface TemplateValueMember {
  readonly name: string;
  readonly value: TemplateValue;
  readonly comment?: readonly string[] | undefined;
}

export type FunctionName = 'Ref' | 'GetAtt' | 'Sub' | 'If' | 'Not' | 'Equals' | 'Join';

export const list = (items: readonly TemplateValue[]): TemplateValue => ({ kind: 'list', items });
export const call = (name: FunctionName, of: TemplateValue): TemplateValue => ({
  kind: 'function',
  name,
  of,
});
export const ref = (id: string): TemplateValue => call('Ref', id);

/** An object without the members that are undefined. */
export const members = (
  entries: Readonly<Record<string, TemplateValue | undefined>>,
  comment?: string,
): TemplateValue & { kind: 'members' } => ({
  kind: 'members',
  members: Object.entries(entries).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }])),
  comment,
});
