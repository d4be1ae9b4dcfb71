// Where the calls are run that check a role of this trusted entity.
import { inRegion, type CallPlaceOf } from '#deepseek/shared/call-place.ts';

export const callPlace: CallPlaceOf = ({ checked }) => ({
  words: 'In the agent’s code: your own credentials prove nothing.',
  command: inRegion(
    checked,
    'bedrock-agentcore invoke-agent-runtime',
    `--agent-runtime-arn RUNTIME_ARN \\\n  --payload '{"prompt":"Hello"}' --cli-binary-format raw-in-base64-out answer.json && cat answer.json`,
  ),
  inCode: 'agent',
});
