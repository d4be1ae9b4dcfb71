// Certificates with which IAM Roles Anywhere assumes the role, and similar ones that must not.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { roleArn } from '#deepseek/compose/plan.ts';
import type { Call } from '#iam/request/call.ts';
import { allowed, type Expectation } from '#iam/request/expectation.ts';
import { around, withKey, withoutKeys } from '#deepseek/expectations/near-misses.ts';

const SOURCE = 'aws:SourceArn';

const NAME = 'aws:PrincipalTag/x509Subject/CN';

export function checks(checked: CheckedAnswers): readonly Expectation[] {
  return checked.answer('trustAnchors').flatMap((anchor) =>
    checked.answer('certificateNames').flatMap((name) => {
      const call: Call = {
        label: `A certificate of ${name} assumes the role`,
        principal: { caller: 'rolesanywhere.amazonaws.com' },
        action: 'sts:AssumeRole',
        resource: roleArn(checked),
        context: { [SOURCE]: anchor, [NAME]: name },
      };
      const other = anchor.replace(/[^/]+$/, '00000000-0000-0000-0000-000000000000');
      return [
        ...around(call, [
          withKey('of another name', NAME, `${name}.other`),
          withoutKeys('without a name', NAME),
          withKey('of another authority', SOURCE, other),
          { difference: 'an instance', principal: { caller: 'ec2.amazonaws.com' } },
        ]),
        ...['sts:TagSession', 'sts:SetSourceIdentity'].map((action) =>
          allowed({ ...call, label: `${call.label}, ${action.slice('sts:'.length)}`, action }),
        ),
      ];
    }),
  );
}
