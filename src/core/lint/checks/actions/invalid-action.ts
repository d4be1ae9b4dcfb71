// An action that its service does not have.
import { nearest } from '#core/iam/nearest.ts';
import { show } from '#core/iam/words.ts';
import { ALL_TYPES, atValue, defineCheck, type Hits } from '#core/lint/check.ts';

export default defineCheck({
  id: 'invalid-action',
  code: 'INVALID_ACTION',
  severity: 'error',
  types: ALL_TYPES,
  title: 'Unknown action',
  why: 'AWS takes the policy, but the statement does nothing for a name that is no action of the service. Case does not count; a wildcard that fits nothing is not reported.',
  source:
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
  bad: [
    { with: { Action: 's3:GetObjekt' }, at: ['Statement.0.Action'], fixed: { Action: 's3:GetObject' } },
    { with: { Action: ['s3:GetObject', 's3:PutObjectt'] }, at: ['Statement.0.Action.1'] },
    { with: { Action: undefined, NotAction: 's3:ReadObject' }, at: ['Statement.0.NotAction'] },
  ],
  good: [
    { with: { Action: 'S3:getobject' } },
    { with: { Action: 's3:Getx*' } },
    // Another check tells of a service that does not exist.
    { with: { Action: 'nosuchservice:GetObject' } },
  ],
  on: 'action',
  check(action, _statement, { reference }): Hits {
    if (action.wildcard || action.prefix === '') return undefined;
    const service = reference.listed(action.prefix);
    if (!service || service.actions.has(action.name)) return undefined;
    const meant = nearest(action.name, [...service.actions.values()]);
    const fixed = meant && `${service.prefix}:${meant}`;
    return {
      message: `${show(action.value)} is not an action of ${service.name}. ${fixed ? `Did you mean \`${fixed}\`?` : 'Take it out, or look up its name.'}`,
      locations: [atValue(action.path)],
      ...(fixed && {
        fix: {
          title: `Replace with ${fixed}`,
          safe: false,
          edits: [{ kind: 'replace', path: action.path, value: fixed }],
        },
      }),
    };
  },
});
