// A model that may be called, but not with response streaming.
import { show } from '#iam/text/quote.ts';
import { atValue, defineCheck, type Edit, type CheckFindings } from '#iam/rules/check.ts';
import type { StatementView } from '#iam/rules/policy-view.ts';
import { bedrockName, covers, INVOKE, inScope, scopeOf, STREAM, type BedrockName } from './bedrock-policy.ts';

const STREAM_ACTION = 'bedrock:InvokeModelWithResponseStream';

/** The first model or profile that the statement names. */
function namedModel({ resources }: StatementView): BedrockName | undefined {
  for (const resource of resources) {
    const name = bedrockName(resource);
    if (name && (name.kind === 'foundation-model' || name.kind === 'inference-profile') && name.isOutright)
      return name;
  }
  return undefined;
}

const streams = scopeOf(
  ({ effect, actions, notActions }) =>
    effect === 'Allow' && (notActions.length > 0 || actions.some((action) => covers(action, STREAM))),
);

export default defineCheck({
  id: 'streaming-missing',
  severity: 'suggestion',
  types: ['identity'],
  title: 'Model that can be called, but not with streaming',
  why: 'ConverseStream and InvokeModelWithResponseStream need the action `bedrock:InvokeModelWithResponseStream`. Clients that stream the response are denied without it.',
  source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/inference-prereq.html',
  bad: [
    {
      with: {
        Action: 'bedrock:InvokeModel',
        Resource: 'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2',
      },
      at: ['Statement.0.Action'],
      fixed: { Action: ['bedrock:InvokeModel', STREAM_ACTION] },
    },
    {
      with: {
        Action: ['bedrock:GetInferenceProfile', 'bedrock:invokemodel'],
        Resource: [
          'arn:aws:bedrock:us-east-1:111122223333:inference-profile/us.deepseek.r1-v1:0',
          'arn:aws:bedrock:*::foundation-model/deepseek.r1-v1:0',
        ],
      },
      at: ['Statement.0.Action.1'],
      fixed: { Action: ['bedrock:GetInferenceProfile', 'bedrock:invokemodel', STREAM_ACTION] },
    },
  ],
  good: [
    {
      with: {
        Action: ['bedrock:InvokeModel', STREAM_ACTION],
        Resource: 'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2',
      },
    },
    {
      with: {
        Action: 'bedrock:InvokeModel*',
        Resource: 'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2',
      },
    },
    // No model is named.
    { with: { Action: 'bedrock:InvokeModel', Resource: '*' } },
    {
      with: {
        Effect: 'Deny',
        Action: 'bedrock:InvokeModel',
        Resource: 'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2',
      },
    },
  ],
  on: 'statement',
  check(statement, _same, { policy }): CheckFindings {
    if (statement.effect !== 'Allow') return undefined;
    const invoke = statement.actions.find(({ prefix, name }) => prefix === 'bedrock' && name === INVOKE);
    const model = invoke && namedModel(statement);
    if (!invoke || !model || inScope(streams(policy), model.arn.region, model.arn.resource)) return undefined;
    const list = statement.source['Action'];
    const path = [...statement.path, 'Action'];
    const edit: Edit = Array.isArray(list)
      ? { kind: 'insert', path: [...path, list.length], value: STREAM_ACTION }
      : { kind: 'replace', path, value: [invoke.value, STREAM_ACTION] };
    return {
      message: `${show(model.id)} can be called here, but not with a streamed response. If the client streams, allow \`${STREAM_ACTION}\` as well.`,
      locations: [atValue(invoke.path)],
      fix: { title: `Add ${STREAM_ACTION}`, safe: false, edits: [edit] },
    };
  },
});
