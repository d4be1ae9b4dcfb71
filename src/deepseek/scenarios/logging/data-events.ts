// Calls that CloudTrail records as data events: those around a model, and all on bedrock-mantle. Calls of models on
// bedrock-runtime are management events.
// https://docs.aws.amazon.com/bedrock/latest/userguide/logging-using-cloudtrail.html
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { allow, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import type { NextStep } from '#deepseek/compose/role-kit.ts';
import { command, jsonWord, shellWord } from '#deepseek/compose/shell.ts';
import { parseArn } from '#iam/policy/arn.ts';

/** Resource types of CloudTrail, as an advanced event selector names them, and what is recorded with each. */
const RECORDED = [
  ['AWS::Bedrock::Guardrail', 'Guardrails applied'],
  ['AWS::Bedrock::AgentAlias', 'Agents invoked'],
  ['AWS::Bedrock::InlineAgent', 'Inline agents invoked'],
  ['AWS::Bedrock::FlowAlias', 'Flows invoked'],
  ['AWS::Bedrock::KnowledgeBase', 'Knowledge bases queried'],
  ['AWS::Bedrock::PromptVersion', 'Prompts rendered'],
  // https://docs.aws.amazon.com/bedrock/latest/userguide/logging-cloudtrail-mantle.html
  ['AWS::BedrockMantle::Project', 'Calls on bedrock-mantle'],
  ['AWS::BedrockMantle::CustomizedModel', 'Customized models on bedrock-mantle'],
  ['AWS::BedrockMantle::Reservation', 'Reservations on bedrock-mantle'],
] as const;

const TYPES_DOUBT =
  'AWS’s pages name the type for stored prompts both AWS::Bedrock::PromptVersion and AWS::Bedrock::Prompt. If CloudTrail refuses the first, use the other.';

export const trailOf = ({ view, answer }: CheckedAnswers): string =>
  view.asks('auditTrail') ? answer('auditTrail') : '';

export function eventSelectorStatements(checked: CheckedAnswers): readonly PlannedStatement[] {
  const trail = trailOf(checked);
  if (trail === '') return [];
  return [
    allow({
      sid: 'RecordDataEvents',
      actions: ['cloudtrail:GetEventSelectors', 'cloudtrail:PutEventSelectors'],
      resources: trail,
      why: {
        title: 'Chooses what the trail records',
        text: 'Only on this trail. Who has this can also make the trail record less, so grant it to few people.',
        answers: ['auditTrail'],
        page: 'cloudTrailDataEvents',
      },
    }),
  ];
}

export function eventSelectorSteps(checked: CheckedAnswers): readonly NextStep[] {
  const trail = trailOf(checked);
  if (trail === '') return [];
  const region = parseArn(trail)?.region ?? '';
  const field = (name: string, value: string) => ({ Field: name, Equals: [value] });
  const selectors = [
    { Name: 'Management events', FieldSelectors: [field('eventCategory', 'Management')] },
    ...RECORDED.map(([type, name]) => ({
      Name: name,
      FieldSelectors: [field('eventCategory', 'Data'), field('resources.type', type)],
    })),
  ];
  return [
    {
      id: 'data-events',
      title: 'Record what is around the calls in CloudTrail',
      text: `The second command replaces the trail’s selectors: add what the first one prints. InvokeModel and Converse on bedrock-runtime are management events, which a trail records anyway. Calls on bedrock-mantle are data events, without prompts and responses, and the log does not have them. Data events cost extra. ${TYPES_DOUBT}`,
      code: [
        `aws cloudtrail get-event-selectors --region ${region} --trail-name ${shellWord(trail)}`,
        command(
          `aws cloudtrail put-event-selectors --region ${region} --trail-name ${shellWord(trail)}`,
          `--advanced-event-selectors ${jsonWord(selectors)}`,
        ),
      ].join('\n'),
      page: PAGES.cloudTrailDataEvents,
    },
  ];
}
