// Questions on the permissions boundary of app roles: what it lets them do, and with which keys.
import { choicesField } from '#deepseek/answers/field.ts';
import { keyPlaceholder, keysField } from '#deepseek/answers/fields/keys-field.ts';
import { readKey } from '#deepseek/answers/inputs/arns.ts';
import { governedPartition, governedPlace, standInRegion } from '#deepseek/answers/inputs/organization.ts';

const more = true as const;

const BOUNDARY_OPTIONS = [
  { value: 'models', label: 'Serverless DeepSeek models', detail: 'In every Region, including new ones' },
  { value: 'profiles', label: 'DeepSeek-R1 profile', detail: 'The us. inference profile' },
  { value: 'app-profiles', label: 'Application inference profiles' },
  { value: 'imported', label: 'Imported models' },
  { value: 'guardrails', label: 'Guardrails in the account' },
  { value: 'reads', label: 'Reading profiles and imported models' },
  { value: 'short-keys', label: 'Short-term API keys' },
  { value: 'logs', label: 'Writing logs', detail: 'To existing log groups' },
  { value: 'prompts', label: 'Stored prompts', detail: 'Rendering prompts from Prompt management' },
  { value: 'mantle', label: 'bedrock-mantle', detail: 'The OpenAI-compatible endpoint', more },
  {
    value: 'vpc-functions',
    label: 'Functions in a VPC',
    detail: 'Lambda manages their network interfaces with the role',
    more,
  },
  {
    value: 'service-logs',
    label: 'Logs and traces of AWS services',
    detail: 'Step Functions, CodeBuild, Glue and AgentCore write them with the role',
    more,
  },
  {
    value: 'agentcore',
    label: 'Agents on AgentCore Runtime',
    detail: 'Calling them, and what their execution roles need besides logs',
    more,
  },
  { value: 'console', label: 'The console', detail: 'Listing models and loading the playground', more },
  { value: 'marketplace', label: 'Bedrock Marketplace endpoints', more },
  { value: 'sagemaker', label: 'SageMaker endpoints', more },
  { value: 'shared-guardrails', label: 'Guardrails in another account', more },
  { value: 'keys', label: 'A customer managed KMS key', more },
];

export const questions = {
  boundaryBlocks: choicesField({
    key: 'gbb',
    step: 'models',
    rank: 2270,
    label: 'What app roles can do at most',
    hint: 'Everything you leave out is denied, even if the role’s own policy allows it',
    style: 'cards',
    options: () => BOUNDARY_OPTIONS,
    initial: () => BOUNDARY_OPTIONS.filter((option) => !('more' in option)).map(({ value }) => value),
  }),
  boundaryKeys: keysField({
    key: 'gbk',
    step: 'models',
    rank: 2280,
    label: 'KMS keys the roles can decrypt with',
    sentence: 'with {boundaryKeys:key *|keys *}',
    when: (view) => view.list('boundaryBlocks').includes('keys'),
    check: (raw, view) => readKey(raw, governedPlace(raw, view)),
    placeholder: (view) =>
      keyPlaceholder({ ...view.home, partition: governedPartition(view) }, standInRegion(view)),
  }),
};
