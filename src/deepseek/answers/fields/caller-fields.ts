// Questions of step 2 that the first view asks: who uses the role.
import { homeBy } from '#deepseek/answers/inputs/arn-home.ts';
import { findEntity } from '#deepseek/catalog/entities.ts';
import { callerHome } from '#deepseek/answers/caller-home.ts';
import { readFunction } from '#deepseek/answers/inputs/name-or-arn.ts';
import { parseArn } from '#iam/policy/arn.ts';
import { partitionOfRegion, type Partition } from '#iam/facts/regions.ts';
import { choiceField, listField, switchField, type AnswersView } from '#deepseek/answers/field.ts';

/** A function reaches VPC endpoints, or has a public address that stays the same, only in a VPC. */
const needsVpc = (view: AnswersView): boolean => view.asks('network') && view.text('network') !== 'any';

/** Where the ARNs are that the scenarios ask for. Those that the trusted entity asks for depend on it. */
const pastedRegions = (view: AnswersView): readonly string[] =>
  view.scenarios
    .flatMap(({ fields }) => fields)
    .flatMap((id) => [view.given(id) ?? []].flat())
    .flatMap((raw) => (typeof raw === 'string' && parseArn(raw.trim())?.region) || []);

/** That of the Regions a person chose, or else of the ARNs pasted. */
function chosenPartition(view: AnswersView): Partition | undefined {
  const regions = view.given('regions') ?? pastedRegions(view);
  return typeof regions === 'object' ? partitionOfRegion(regions[0] ?? '') : undefined;
}

export const callerFields = {
  entity: choiceField({
    key: 'e',
    step: 'entity',
    rank: 230,
    label: 'Used by',
    guess: true,
    options: (view) =>
      view.scenario.entities.flatMap((id) => {
        const entity = findEntity(id);
        if (!entity) return [];
        const { name, detail, more, partitions } = entity;
        const isRare = more === true && view.scenario.usual?.includes(id) !== true;
        const place = partitions && chosenPartition(view);
        const missing = place && !partitions.includes(place.id) ? place : undefined;
        return [
          {
            value: id,
            label: name,
            detail,
            ...(isRare ? { more: true as const } : {}),
            ...(missing ? { disabled: `${name} is not offered in ${missing.name}` } : {}),
          },
        ];
      }),
    initial: (view) => view.scenario.entities[0] ?? '',
  }),
  functionLogs: switchField({
    key: 'fl',
    step: 'entity',
    rank: 240,
    label: 'Allow the function to write logs',
    sentence: '{functionLogs:|without logs}',
    effect: 'Allows logs:CreateLogStream and logs:PutLogEvents on the function’s log group.',
    initial: () => true,
  }),
  functionInVpc: switchField({
    key: 'fvpc',
    step: 'entity',
    rank: 250,
    label: 'Run the function in a VPC',
    sentence: '{functionInVpc:in a VPC|outside a VPC}',
    effect:
      'Allows Lambda to manage the function’s network interfaces, and denies those actions to the function’s code.',
    initial: needsVpc,
  }),
  functionNames: listField({
    key: 'fn',
    step: 'entity',
    rank: 260,
    label: 'Function name',
    sentence: 'for {functionNames:function *|functions *}',
    hint: 'Its log group is /aws/lambda/NAME',
    example: 'deepseek-chat',
    noun: 'function',
    required: true,
    identifying: true,
    limit: 10,
    when: (view) => view.flag('functionLogs') || view.flag('functionInVpc'),
    homeOf: homeBy(readFunction),
    homeKind: 'caller',
    check: (raw, view) => readFunction(raw, callerHome(view)),
    placeholder: () => ['deepseek-chat'],
  }),
  deployerPolicy: switchField({
    key: 'dpl',
    step: 'entity',
    rank: 2560,
    label: 'Also create a policy for the deployer',
    sentence: '{deployerPolicy:with a policy for its deployer}',
    effect: 'Allows the deployer to pass only this role to the service (iam:PassRole).',
    initial: () => false,
  }),
};
