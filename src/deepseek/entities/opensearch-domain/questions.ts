// The question on OpenSearch domains: which of them use the role.
import { homeBy } from '#deepseek/answers/inputs/arn-home.ts';
import { callerHome } from '#deepseek/answers/caller-home.ts';
import { readDomain } from '#deepseek/answers/inputs/names.ts';
import { listField } from '#deepseek/answers/field.ts';

export const questions = {
  domains: listField({
    key: 'dom',
    step: 'entity',
    rank: 370,
    label: 'OpenSearch domain',
    sentence: 'of {domains:domain *|domains *}',
    hint: 'Name or ARN, one per line',
    example: 'deepseek-rag',
    noun: 'domain',
    required: true,
    identifying: true,
    limit: 10,
    homeOf: homeBy(readDomain),
    homeKind: 'caller',
    check: (raw, view) => readDomain(raw, callerHome(view)),
    placeholder: () => ['deepseek-rag'],
  }),
};
