// One resource of a template.
import type { MayRefer } from '#deepseek/export/created-entities.ts';
import { members, type TemplateValue, type TemplateValueMember } from './value.ts';

export const referToNothing: MayRefer = () => false;
export const referToEverything: MayRefer = () => true;

export function resource(
  name: string,
  type: string,
  properties: Readonly<Record<string, TemplateValue | undefined>>,
  {
    comment,
    condition,
  }: { readonly comment?: readonly string[]; readonly condition?: string | undefined } = {},
): TemplateValueMember {
  return {
    name,
    value: members({ Type: type, Condition: condition, Properties: members(properties) }),
    comment,
  };
}
