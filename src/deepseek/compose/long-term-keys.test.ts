// Long-term API keys of Bedrock are only what policies forbid: no kit lets anybody create or use one.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyAnswers } from '#deepseek/answers/answers.arbitrary.ts';
import { toArray } from '#iam/policy/policy.ts';
import { compose } from './compose.ts';
import { documentsOf } from './role-kit.ts';

test('no policy allows creating one, and no step gives one', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const kit = compose(answers);
      for (const { type, document } of documentsOf(kit)) {
        // A service control policy allows nothing.
        if (type === 'scp') continue;
        const allowed = document.Statement.filter(({ Effect }) => Effect === 'Allow');
        const actions = allowed.flatMap(({ Action }) => toArray(Action));
        expect(actions.filter((action) => /ServiceSpecificCredential/.test(action))).toEqual([]);
      }
      for (const { code = '' } of kit.nextSteps)
        expect(code).not.toMatch(/create-service-specific-credential|reset-service-specific-credential/);
    }),
  );
});

test('a role for API keys refuses keys that last, wherever the kind of key is sent', () => {
  const kit = compose({ scenario: 'api-keys', values: {} });
  const uses = documentsOf(kit)
    .flatMap(({ document }) => document.Statement)
    .filter(({ Action }) => toArray(Action).some((action) => action.endsWith(':CallWithBearerToken')));
  expect(uses.length).toBeGreaterThan(0);
  for (const { Condition } of uses) expect(JSON.stringify(Condition)).toContain('SHORT_TERM');
});
