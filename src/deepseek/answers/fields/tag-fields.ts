// The question on access by tags. It is asked where AWS checks tags of what the role calls: models of AWS have none.
import { listField, type AnswersView } from '#deepseek/answers/field.ts';
import { readMatchedTagKey } from '#deepseek/answers/inputs/own-principals.ts';
import { hasPasted } from '#deepseek/answers/pasted-arns.ts';

const TAGGED = ['application-inference-profile/', ':imported-model/', ':provisioned-model/', ':endpoint/'];

/**
 * Projects are what is called on bedrock-mantle.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrock.html
 * https://docs.aws.amazon.com/bedrock/latest/userguide/tagging.html
 */
const callsTagged = (view: AnswersView): boolean =>
  ['appProfiles', 'importedModels', 'endpoints', 'mantleProjects'].some((id) => view.asks(id)) ||
  (view.asks('modelArns') && TAGGED.some((part) => hasPasted(view, part)));

export const tagFields = {
  matchTags: listField({
    key: 'mtk',
    step: 'limits',
    rank: 2510,
    label: 'Only resources with the caller’s own tags',
    sentence: 'only with the caller’s {matchTags:tag *|tags *}',
    hint: 'Tag keys, one per line. Calls need the same value on the caller and on the profile, imported model, Provisioned Throughput, endpoint or project. Leave empty for no condition',
    example: 'team',
    noun: 'tag key',
    required: false,
    identifying: true,
    limit: 10,
    when: callsTagged,
    check: readMatchedTagKey,
    placeholder: () => [],
  }),
};
