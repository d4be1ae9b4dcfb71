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
    keep = false,
  }: {
    readonly comment?: readonly string[];
    readonly condition?: string | undefined;
    /**
     * Whether it outlives the stack. What exists can be imported only if it does.
     * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/import-resources-automatically.html
     */
    readonly keep?: boolean;
  } = {},
): TemplateValueMember {
  return {
    name,
    value: members({
      Type: type,
      Condition: condition,
      DeletionPolicy: keep ? 'RetainExceptOnCreate' : undefined,
      UpdateReplacePolicy: keep ? 'Retain' : undefined,
      Properties: members(properties),
    }),
    comment,
  };
}
