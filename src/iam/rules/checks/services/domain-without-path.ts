// Calls to an OpenSearch domain allowed on the domain, but on none of its paths.
import { show } from '#iam/text/quote.ts';
import { atValue, defineCheck, type CheckFinding, type CheckFindings } from '#iam/rules/check.ts';
import type { ActionView, ResourceView } from '#iam/rules/policy-view.ts';

const DOMAIN = /^domain\/[^/*?$]+$/;

const isHttp = ({ prefix, name }: ActionView): boolean => prefix === 'es' && name.startsWith('eshttp');
const isDomain = ({ arn }: ResourceView): boolean => arn?.service === 'es' && DOMAIN.test(arn.resource);

export default defineCheck({
  id: 'domain-without-path',
  severity: 'warning',
  types: ['identity', 'resource'],
  title: 'OpenSearch domain without `/*`',
  why: 'Calls to an OpenSearch domain, `es:ESHttp…`, are authorized on a path in it: `domain/NAME/_search`. The ARN of the domain alone covers none of them.',
  source: 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ac.html',
  bad: [
    {
      with: { Action: 'es:ESHttpPost', Resource: 'arn:aws:es:us-east-1:111122223333:domain/rag' },
      at: ['Statement.0.Resource'],
      fixed: { Resource: 'arn:aws:es:us-east-1:111122223333:domain/rag/*' },
    },
    {
      with: { Action: ['es:ESHttp*'], Resource: ['arn:aws:es:us-east-1:111122223333:domain/rag'] },
      at: ['Statement.0.Resource.0'],
      fixed: { Resource: ['arn:aws:es:us-east-1:111122223333:domain/rag/*'] },
    },
    // Other actions are on the domain itself, so that it stays.
    {
      with: {
        Action: ['es:DescribeDomain', 'es:ESHttpGet'],
        Resource: 'arn:aws:es:us-east-1:111122223333:domain/rag',
      },
      at: ['Statement.0.Resource'],
    },
  ],
  good: [
    { with: { Action: 'es:ESHttpPost', Resource: 'arn:aws:es:us-east-1:111122223333:domain/rag/*' } },
    {
      with: {
        Action: 'es:ESHttp*',
        Resource: [
          'arn:aws:es:us-east-1:111122223333:domain/rag',
          'arn:aws:es:us-east-1:111122223333:domain/rag/*',
        ],
      },
    },
    { with: { Action: 'es:DescribeDomain', Resource: 'arn:aws:es:us-east-1:111122223333:domain/rag' } },
    { with: { Action: 'es:ESHttpGet', Resource: 'arn:aws:es:*:*:domain/*' } },
  ],
  on: 'statement',
  check({ effect, actions, resources }): CheckFindings {
    if (effect !== 'Allow' || !actions.some(isHttp) || !resources.every(isDomain)) return undefined;
    const isAllHttp = actions.every(isHttp);
    return resources.map(({ value, path }): CheckFinding => ({
      message: `\`es:ESHttp…\` is authorized on paths in the domain, but ${show(value)} covers none of them. ${isAllHttp ? 'Write' : 'Add'} ${show(`${value}/*`)}.`,
      locations: [atValue(path)],
      ...(isAllHttp && {
        fix: {
          title: 'Add /* to the domain',
          safe: false,
          edits: [{ kind: 'replace', path, value: `${value}/*` }],
        },
      }),
    }));
  },
});
