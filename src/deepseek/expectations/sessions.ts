// What a session with each session policy can call, and what it cannot although the role can.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#policies_session
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { composeLoaded } from '#deepseek/compose/compose-loaded.ts';
import { allowed, denied, type Expectation } from '#iam/request/expectation.ts';
import { APP } from './operator-calls.ts';

const ASYNC = 'sagemaker:InvokeEndpointAsync';

const CALLS: ReadonlySet<string> = new Set([
  'bedrock:InvokeModel',
  'bedrock:InvokeModelWithResponseStream',
  'bedrock-mantle:CreateInference',
  'sagemaker:InvokeEndpoint',
  'sagemaker:InvokeEndpointWithResponseStream',
  ASYNC,
]);

/** What a call needs besides itself, whatever it calls. */
const BESIDE: ReadonlySet<string> = new Set(['bedrock:ApplyGuardrail', 'kms:Decrypt']);

interface Session {
  readonly id: string;
  readonly title: string;
  readonly calls: string;
}

/** Whether the call is one of the thing, directly or through its profile. */
const isCallOf = ({ resource, context }: Expectation, { calls }: Session): boolean =>
  resource === calls || context['bedrock:InferenceProfileArn'] === calls;

/** Components stand behind an endpoint, and all Marketplace endpoints of a Region share an ARN: several sessions need these. */
const isShared = ({ resource }: Expectation): boolean =>
  resource.includes(':inference-component/') || resource.includes(':marketplace/');

/** The key of files in S3, which another task of the role reads or writes: only asynchronous calls have files. */
const isOfFiles = ({ context }: Expectation): boolean => {
  const via = context['kms:ViaService'];
  return typeof via === 'string' && via.startsWith('s3.');
};

const within = (expectation: Expectation, { id, title }: Session): Expectation => ({
  ...expectation,
  label: `${expectation.label}, with the ${title.charAt(0).toLowerCase()}${title.slice(1)}`,
  topic: title,
  sessionPolicy: id,
});

/** `ofRole` are the expectations of the role without a session policy. */
export function sessionExpectations(
  checked: CheckedAnswers,
  ofRole: readonly Expectation[],
): readonly Expectation[] {
  if (!checked.view.asks('sessionPolicy') || !checked.answer('sessionPolicy')) return [];
  const sessions = composeLoaded(checked.answers).policies.flatMap(
    ({ id, title, target }): readonly Session[] =>
      target.kind === 'session' ? [{ id, title, calls: target.calls }] : [],
  );
  const can = ofRole.filter(
    ({ expect, principal }) => expect === 'allowed' && 'role' in principal && principal.role === APP,
  );
  return sessions.flatMap((session) => {
    const calls = can.filter(({ action }) => CALLS.has(action));
    const own = calls.filter((call) => isCallOf(call, session));
    const hasFiles = own.some(({ action }) => action === ASYNC);
    const beside = can.filter((call) => BESIDE.has(call.action) && (hasFiles || !isOfFiles(call)));
    const others = calls.filter((call) => !isCallOf(call, session) && !isShared(call));
    return [
      ...own.map((call) => allowed(within(call, session))),
      ...beside.map((call) => allowed(within(call, session))),
      ...others
        .slice(0, 2)
        .map((call) => denied(within(call, session), { difference: 'which the role can call' })),
    ];
  });
}
