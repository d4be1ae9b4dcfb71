// Guardrails: those that are enforced from outside the role, and those the role requires itself.
import type { Guardrail } from '#deepseek/answers/inputs/guardrail.ts';
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { guardrailDestinations } from '#deepseek/facts/guardrail-profiles.ts';
import {
  allow,
  deny,
  narrow,
  oneOrMany,
  type PlannedStatement,
} from '#deepseek/compose/planned-statement.ts';
import type { Condition } from '#iam/policy/policy.ts';
import type { Limit } from './limit.ts';
import { chosenNetwork } from './network.ts';
import { INVOKE_ACTIONS, narrowed, select } from './select.ts';

/** Resources whose calls can carry a guardrail. Marketplace endpoints and SageMaker cannot. */
const TAKES_GUARDRAIL =
  /^arn:[\w-]+:bedrock:[\w-]+:\d*:(?:foundation-model|inference-profile|application-inference-profile|imported-model|provisioned-model)\//;

const selectGuarded = (statement: PlannedStatement) =>
  select(statement, INVOKE_ACTIONS, (arn) => TAKES_GUARDRAIL.test(arn));

/** The Allow statements on calls that can carry a guardrail. */
export const guardedStatements = (statements: readonly PlannedStatement[]): readonly PlannedStatement[] =>
  statements.flatMap((statement) => selectGuarded(statement).chosen ?? []);

const distinct = (values: readonly string[]): readonly string[] => [...new Set(values)];

/**
 * The profiles of cross-Region guardrails, in every Region that content may go to, under the guardrail's own account.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/guardrail-profiles-permissions.html
 */
export function profileArns(guardrails: readonly Guardrail[], checked: CheckedAnswers): readonly string[] {
  if (!checked.view.asks('guardrailProfile')) return [];
  const { partition } = checked.view.home;
  const arns = checked
    .answer('guardrailProfile')
    .flatMap((id) =>
      guardrails.flatMap(({ region, account }) =>
        (guardrailDestinations(id, region) ?? []).map(
          (destination) => `arn:${partition}:bedrock:${destination}:${account}:guardrail-profile/${id}`,
        ),
      ),
    );
  return distinct(arns);
}

const CROSS_REGION =
  'The guardrail uses cross-Region inference, so its profile is named in every Region it can send content to.';

/** https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-enforcements.html */
export const applyEnforced: Limit = (statements, checked) => {
  if (!checked.view.asks('enforcedGuardrails') || !statements.some((each) => selectGuarded(each).chosen))
    return statements;
  const guardrails = checked.answer('enforcedGuardrails');
  const profiles = profileArns(guardrails, checked);
  const apply = allow({
    sid: 'ApplyEnforcedGuardrail',
    actions: 'bedrock:ApplyGuardrail',
    resources: distinct([...guardrails.map(({ arn }) => arn), ...profiles]),
    why: {
      title: 'Applies the enforced guardrail',
      text: `Bedrock applies it to every call, with the caller’s permissions: a caller without this statement is denied.${
        profiles.length > 0 ? ` ${CROSS_REGION}` : ''
      }`,
      calls: ['InvokeModel', 'Converse'],
      answers: [
        'enforcedGuardrail',
        'enforcedGuardrails',
        ...(profiles.length > 0 ? (['guardrailProfile'] as const) : []),
      ],
      page: 'bedrockGuardrailEnforcement',
    },
  });
  return [...statements, apply];
};

interface Identifiers {
  readonly values: readonly string[];
  /** Each of them is one version of a guardrail, without a wildcard. */
  readonly exact: boolean;
}

/** The values of bedrock:GuardrailIdentifier: the bare ARN is the working draft, ARN:VERSION a version. */
function identifiers(guardrails: readonly Guardrail[]): Identifiers {
  const values = guardrails.flatMap(({ arn, version }) =>
    version === undefined ? [arn, `${arn}:*`] : [`${arn}:${version}`],
  );
  return { values: distinct(values), exact: guardrails.every(({ version }) => version !== undefined) };
}

const condition = (operator: string, values: readonly string[]): Condition => ({
  [operator]: { 'bedrock:GuardrailIdentifier': oneOrMany(values) },
});

const FIELDS: readonly FieldId[] = ['guardrailRule', 'guardrails'];

/** A Deny besides the Allow, since another policy of the role could allow the call without a guardrail. */
function denyOthers(guarded: readonly PlannedStatement[], { values, exact }: Identifiers): PlannedStatement {
  const imported = guarded.some(({ resources }) =>
    resources?.some((arn) => arn.includes(':imported-model/')),
  );
  return deny({
    sid: exact ? 'DenyOtherGuardrail' : 'DenyWithoutGuardrail',
    // Both actions, streaming or not: the Deny is there for what other policies allow.
    actions: INVOKE_ACTIONS,
    resources: distinct(guarded.flatMap(({ resources = [] }) => resources)),
    condition: condition(exact ? 'ArnNotEquals' : 'ArnNotLike', values),
    why: {
      title: exact ? 'Denies calls with another guardrail' : 'Denies calls without the guardrail',
      text: 'With only an Allow, any other policy could still allow the call. The negated condition also denies calls that do not name a guardrail.',
      calls: ['InvokeModel', 'Converse', 'InvokeModelWithResponseStream', 'ConverseStream'],
      answers: FIELDS,
      page: 'bedrockGuardrailPermissions',
      ...(imported
        ? {
            doubt:
              'AWS documents the condition for these calls but does not mention imported models. Test a call with the guardrail before you rely on it.',
          }
        : {}),
    },
  });
}

function applyRequired(
  guardrails: readonly Guardrail[],
  checked: CheckedAnswers,
): readonly PlannedStatement[] {
  const arns = distinct(guardrails.map(({ arn }) => arn));
  const profiles = profileArns(guardrails, checked);
  const why = {
    title: 'Applies the guardrail',
    text: 'Naming a guardrail in a call needs permission to apply it; AWS’s prerequisites also list reading it.',
    calls: ['ApplyGuardrail', 'GetGuardrail'],
    answers: FIELDS,
    page: 'bedrockInference',
  } as const;
  // A network limits the one action and not the other, so each gets a statement that explains itself.
  if (profiles.length === 0 && !chosenNetwork(checked)) {
    return [
      allow({
        sid: 'ApplyTheGuardrail',
        actions: ['bedrock:ApplyGuardrail', 'bedrock:GetGuardrail'],
        resources: arns,
        why,
      }),
    ];
  }
  return [
    allow({
      sid: profiles.length > 0 ? 'ApplyCrossRegionGuardrail' : 'ApplyTheGuardrail',
      actions: 'bedrock:ApplyGuardrail',
      resources: [...arns, ...profiles],
      why: {
        ...why,
        text: `Naming a guardrail in a call needs permission to apply it.${
          profiles.length > 0 ? ` ${CROSS_REGION}` : ''
        }`,
        ...(profiles.length > 0
          ? { answers: [...FIELDS, 'guardrailProfile'], page: 'bedrockGuardrailProfiles' }
          : {}),
        calls: ['ApplyGuardrail'],
      },
    }),
    allow({
      sid: 'ReadTheGuardrail',
      actions: 'bedrock:GetGuardrail',
      resources: arns,
      why: {
        ...why,
        title: 'Reads the guardrail',
        text: 'AWS’s prerequisites list it as well as applying the guardrail.',
        calls: ['GetGuardrail'],
      },
    }),
  ];
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-permissions-id.html */
export const requireGuardrail: Limit = (statements, checked) => {
  if (!checked.view.asks('guardrails')) return statements;
  const parts = statements.map(selectGuarded);
  const guarded = parts.flatMap(({ chosen }) => chosen ?? []);
  if (guarded.length === 0) return statements;
  const guardrails = checked.answer('guardrails');
  const wanted = identifiers(guardrails);
  const only = condition(wanted.exact ? 'ArnEquals' : 'ArnLike', wanted.values);
  return [
    ...narrowed(parts, (statement) => narrow(statement, only, 'guardrails')),
    denyOthers(guarded, wanted),
    ...applyRequired(guardrails, checked),
  ];
};
