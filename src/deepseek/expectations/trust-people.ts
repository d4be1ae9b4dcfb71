// Principals of AWS accounts: partners, people and roles.
import { isAccountId } from '#iam/facts/account-id.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { roleArn } from '#deepseek/compose/plan.ts';
import { allowed, denied, without, type Expectation } from '#iam/request/expectation.ts';
import type { Call, Caller, CallContext } from '#iam/request/call.ts';
import { networkContext, networkMisses } from './lockdown.ts';
import { unrelatedAccount } from './near-miss-arns.ts';

const ORG = 'aws:PrincipalOrgID';

/** What the lock-down switches require of a principal that assumes the role. */
function trustContext(checked: CheckedAnswers): CallContext {
  const { view, answer } = checked;
  const needsNetwork = view.asks('trustNetwork') && answer('trustNetwork');
  const organization = view.asks('principalOrg') ? answer('principalOrg') : '';
  return {
    ...(needsNetwork ? networkContext(checked) : {}),
    ...(organization === '' ? {} : { [ORG]: organization }),
  };
}

/** The call that gets in, and those that fail for a switch. */
function assume(
  checked: CheckedAnswers,
  who: Caller,
  says: string,
  { context, permitted }: { readonly context: CallContext; readonly permitted?: string },
): readonly [Expectation, ...Expectation[]] {
  const locks = trustContext(checked);
  const call: Call = {
    label: `${says} assumes the role`,
    principal: { caller: who, ...(permitted === undefined ? {} : { permitted }) },
    action: 'sts:AssumeRole',
    resource: roleArn(checked),
    context: { ...context, ...locks },
  };
  const needsNetwork = checked.view.asks('trustNetwork') && checked.answer('trustNetwork');
  return [
    allowed(call),
    denied(call, { difference: 'with an identity of its source', action: 'sts:SetSourceIdentity' }),
    ...(needsNetwork ? networkMisses(checked, call) : []),
    ...(ORG in locks
      ? [
          denied(call, {
            difference: 'from outside the organization',
            context: { ...call.context, [ORG]: 'o-zzzzzzzzzz' },
          }),
        ]
      : []),
  ];
}

/** A role session, or the principal itself. */
function callerOf(arn: string): Caller {
  if (arn.endsWith(':root')) return { kind: 'role-session', roleArn: arn.replace(/:root$/, ':role/Partner') };
  return arn.includes(':role/') ? { kind: 'role-session', roleArn: arn } : arn;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html */
export function accountTrust(checked: CheckedAnswers): readonly Expectation[] {
  const { answer, view } = checked;
  const ours = answer('relation') === 'organization';
  const key = ours ? ORG : 'sts:ExternalId';
  const value = ours ? answer('organizationId') : answer('externalId');
  const trusted = answer('trustedPrincipals');
  return trusted.flatMap((principal) => {
    const arn = isAccountId(principal) ? `arn:${view.home.partition}:iam::${principal}:root` : principal;
    const expectations = assume(checked, callerOf(arn), arn, {
      context: { [key]: value },
      permitted: 'caller',
    });
    const [call] = expectations;
    const account = arn.split(':')[4] ?? '';
    const stranger = `arn:${view.home.partition}:iam::${unrelatedAccount(account)}:role/Partner`;
    const whole = trusted.some((each) => each === account || each.endsWith(`:${account}:root`));
    const neighbor = `arn:${view.home.partition}:iam::${account}:role/NotTheOne`;
    return [
      ...expectations,
      denied(call, { difference: `without ${key}`, context: without(call.context, key) }),
      denied(call, {
        difference: `with another ${key}`,
        context: { ...call.context, [key]: `${value}-other` },
      }),
      denied(call, { difference: 'from another account', principal: { caller: callerOf(stranger) } }),
      ...(whole
        ? []
        : [
            denied(call, {
              difference: 'another role of the account',
              principal: { caller: callerOf(neighbor) },
            }),
          ]),
    ];
  });
}

/** https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html */
export function identityCenterTrust(checked: CheckedAnswers): readonly Expectation[] {
  const { partition, account } = checked.view.home;
  const root = `arn:${partition}:iam::${account}:role`;
  const path = `${root}/aws-reserved/sso.amazonaws.com/eu-west-1`;
  return checked.answer('permissionSets').flatMap((name) => {
    const person = (set: string): Caller => ({
      kind: 'role-session',
      roleArn: `${path}/AWSReservedSSO_${set}_0123456789abcdef`,
    });
    const permitted = 'caller';
    const expectations = assume(checked, person(name), `Someone with ${name}`, { context: {}, permitted });
    const [call] = expectations;
    const fake: Caller = { kind: 'role-session', roleArn: `${root}/AWSReservedSSO_${name}_0123456789abcdef` };
    return [
      ...expectations,
      denied(call, {
        difference: 'with a permission set of a longer name',
        principal: { caller: person(`${name}_more`) },
      }),
      denied(call, { difference: 'with a role that only has the name', principal: { caller: fake } }),
      denied(call, { difference: 'another role', resource: `${call.resource}-other` }),
    ];
  });
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html */
export function userTrust(checked: CheckedAnswers): readonly Expectation[] {
  const present = 'aws:MultiFactorAuthPresent';
  const age = 'aws:MultiFactorAuthAge';
  const limit = checked.answer('mfaAge');
  return checked.answer('mfaUsers').flatMap((arn) => {
    const context = { [present]: 'true', [age]: '1' };
    const expectations = assume(checked, arn, arn, { context, permitted: 'caller' });
    const [call] = expectations;
    return [
      ...expectations,
      denied(call, { difference: 'with only access keys', context: without(call.context, present, age) }),
      denied(call, { difference: 'without MFA', context: { ...call.context, [present]: 'false' } }),
      denied(call, { difference: 'too long ago', context: { ...call.context, [age]: String(limit) } }),
      denied(call, { difference: 'another user', principal: { caller: `${arn}-other` } }),
    ];
  });
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html */
export function taggedRoleTrust(checked: CheckedAnswers): readonly Expectation[] {
  const keys = [...new Map(checked.answer('sessionTagKeys').map((key) => [key.toLowerCase(), key])).values()];
  const tags = Object.fromEntries(keys.map((key) => [`aws:RequestTag/${key}`, 'value']));
  return checked.answer('callerRoles').flatMap((arn) => {
    const context = { ...tags, 'aws:TagKeys': keys };
    const expectations = assume(checked, callerOf(arn), arn, { context, permitted: 'caller' });
    const [call] = expectations;
    const [first = ''] = keys;
    return [
      ...expectations,
      allowed({ ...call, label: `${call.label}, with tags`, action: 'sts:TagSession' }),
      denied(call, {
        difference: 'without one of the tags',
        context: { ...without(call.context, `aws:RequestTag/${first}`), 'aws:TagKeys': keys.slice(1) },
      }),
      denied(call, {
        difference: 'with an extra tag',
        context: { ...call.context, 'aws:RequestTag/zz-more': 'x', 'aws:TagKeys': [...keys, 'zz-more'] },
      }),
      denied(call, { difference: 'another role', principal: { caller: callerOf(`${arn}-other`) } }),
    ];
  });
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_manage-assume.html */
export function roleTrust(checked: CheckedAnswers): readonly Expectation[] {
  return checked.answer('callerRoles').flatMap((arn) => {
    const expectations = assume(checked, callerOf(arn), arn, { context: {} });
    const [call] = expectations;
    const path = arn.replace(/[^/]*$/, '');
    return [
      ...expectations,
      denied(call, { difference: 'another role', principal: { caller: callerOf(`${arn}-other`) } }),
      denied(call, {
        difference: 'a role of the same name under another path',
        principal: { caller: callerOf(`${path}zz-other/${arn.slice(path.length)}`) },
      }),
      denied(call, { difference: 'with session tags', action: 'sts:TagSession' }),
    ];
  });
}
