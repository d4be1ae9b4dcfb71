// The ARN formats of AWS's reference, by field.
import { parseArn } from '#iam/policy/arn.ts';
import type { ResourceType } from '#iam/reference/service.ts';
import type { Proposal } from './completion.ts';

/** An ARN format as AWS writes it in its reference, by field. */
export interface ArnForm {
  readonly type: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
}

export const formsOf = ({ name, arn }: ResourceType): readonly ArnForm[] =>
  arn.split(/,\s*/).flatMap((text) => {
    const parsed = parseArn(text);
    return parsed ? [{ type: name, ...parsed }] : [];
  });

export const PLACEHOLDER = /\$\{([^}]*)\}/g;
export const hasPlaceholder = (text: string): boolean => text.includes('${');

export const arn = (text: string, rest: Omit<Proposal, 'label' | 'text' | 'kind'>): Proposal => ({
  label: text,
  text,
  kind: 'arn',
  ...rest,
});
