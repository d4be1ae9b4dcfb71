// Commands that reserve GPU capacity, and launch into it.
import { hostHome } from '#deepseek/answers/hosting.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { parseArn } from '#iam/policy/arn.ts';
import { launchesItself, RESERVATION_TAG, reservedCapacity } from '#deepseek/shared/gpu-capacity.ts';
import { json } from '#deepseek/compose/next-steps.ts';
import type { NextStep } from '#deepseek/compose/role-kit.ts';
import { command, jsonWord } from '#deepseek/compose/shell.ts';

/** https://docs.aws.amazon.com/eks/latest/userguide/auto-odcr.html */
const IN_NODE_CLASS = 'Then name its ID under capacityReservationSelectorTerms of the node class.';

const TARGET = (id: string): string =>
  `--capacity-reservation-specification CapacityReservationTarget={CapacityReservationId=${id}}`;

const FOR_BLOCKS = 'For a Capacity Block, also set the market type capacity-block (InstanceMarketOptions)';

/** The nodes of a group take what they are launched into from its launch template. */
const hasNodeGroups = (checked: CheckedAnswers): boolean =>
  checked.view.asks('eksNodes') && !launchesItself(checked);

/** Part of a launch template. https://docs.aws.amazon.com/eks/latest/userguide/capacity-blocks-mng.html */
const templateData = (id: string, isBlock: boolean): string =>
  json({
    ...(isBlock ? { InstanceMarketOptions: { MarketType: 'capacity-block' } } : {}),
    CapacityReservationSpecification: { CapacityReservationTarget: { CapacityReservationId: id } },
    InstanceType: 'GPU_INSTANCE_TYPE',
  });

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/capacity-reservations-launch.html */
const targeted = (checked: CheckedAnswers): NextStep =>
  hasNodeGroups(checked)
    ? {
        id: 'gpu-capacity',
        title: 'Name the reservation in the launch template',
        text: `Put this into the data of the launch template of the node group. ${FOR_BLOCKS}, and give create-nodegroup --capacity-type CAPACITY_BLOCK. The subnets must be in the reservation’s Availability Zone.`,
        code: checked
          .answer('capacityReservations')
          .map(({ id }) => templateData(id, false))
          .join('\n\n'),
        page: PAGES.eksCapacityBlocks,
      }
    : {
        id: 'gpu-capacity',
        title: 'Launch into the reservation',
        text: `Name the reservation in the launch template or in the launch itself. An instance uses an open reservation without that, and a targeted one only with it. ${FOR_BLOCKS}.`,
        code: checked
          .answer('capacityReservations')
          .map(({ id, arns }) => {
            const region = parseArn(arns[0] ?? '')?.region ?? '';
            return command(
              `aws ec2 run-instances --region ${region}`,
              '--launch-template LaunchTemplateName=LAUNCH_TEMPLATE',
              TARGET(id),
            );
          })
          .join('\n\n'),
        page: PAGES.ec2CapacityReservations,
      };

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/capacity-reservations-create.html */
function created(checked: CheckedAnswers): NextStep {
  const tag = { Key: RESERVATION_TAG, Value: checked.answer('roleName') };
  return {
    id: 'gpu-capacity',
    title: 'Reserve GPU capacity',
    text: `The deployer can create a reservation only with this tag. It is charged until it is canceled, used or not. ${launchesItself(checked) ? IN_NODE_CLASS : 'Name its ID in the launch template.'}`,
    code: hostHome(checked.view)
      .regions.map((region) =>
        command(
          `aws ec2 create-capacity-reservation --region ${region}`,
          '--instance-type GPU_INSTANCE_TYPE --instance-platform Linux/UNIX --instance-count 1',
          '--availability-zone AVAILABILITY_ZONE --instance-match-criteria targeted',
          `--tag-specifications ${jsonWord([{ ResourceType: 'capacity-reservation', Tags: [tag] }])}`,
        ),
      )
      .join('\n\n'),
    page: PAGES.ec2CapacityReservations,
  };
}

const launchIntoBlock = (checked: CheckedAnswers, region: string): string =>
  hasNodeGroups(checked)
    ? templateData('RESERVATION_ID', true)
    : command(
        `aws ec2 run-instances --region ${region}`,
        '--launch-template LaunchTemplateName=LAUNCH_TEMPLATE --instance-market-options MarketType=capacity-block',
        TARGET('RESERVATION_ID'),
      );

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/capacity-blocks-using.html */
const bought = (checked: CheckedAnswers): NextStep => ({
  id: 'gpu-capacity',
  title: 'Buy a Capacity Block',
  text: `The first command lists what is for sale, the second buys one of them. ${
    launchesItself(checked)
      ? IN_NODE_CLASS
      : hasNodeGroups(checked)
        ? 'Put what follows into the data of the launch template of the node group.'
        : 'Launch into it with market type capacity-block and its ID.'
  } EC2 ends its instances 30 minutes before the block ends.`,
  code: hostHome(checked.view)
    .regions.map((region) =>
      [
        command(
          `aws ec2 describe-capacity-block-offerings --region ${region}`,
          '--instance-type GPU_INSTANCE_TYPE --instance-count 1 --capacity-duration-hours 24',
        ),
        command(
          `aws ec2 purchase-capacity-block --region ${region}`,
          '--capacity-block-offering-id OFFERING_ID --instance-platform Linux/UNIX',
        ),
        ...(launchesItself(checked) ? [] : [launchIntoBlock(checked, region)]),
      ].join('\n'),
    )
    .join('\n\n'),
  page: hasNodeGroups(checked) ? PAGES.eksCapacityBlocks : PAGES.ec2CapacityBlocks,
});

export function capacitySteps(checked: CheckedAnswers): readonly NextStep[] {
  switch (reservedCapacity(checked)) {
    case undefined:
      return [];
    case 'targeted':
      // The node class of Auto Mode has them.
      return launchesItself(checked) ? [] : [targeted(checked)];
    case 'create':
      return [created(checked)];
    case 'block':
      return [bought(checked)];
  }
}
