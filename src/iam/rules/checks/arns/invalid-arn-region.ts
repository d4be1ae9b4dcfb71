// The Region of an ARN does not exist, or is in another partition.
import { findRegion, PARTITIONS, partitionOfRegion, REGIONS } from '#iam/facts/regions.ts';
import { show } from '#iam/text/quote.ts';
import {
  atValue,
  defineCheck,
  WITH_RESOURCES,
  type CheckFinding,
  type CheckFindings,
} from '#iam/rules/check.ts';
import { suggestName } from '#iam/rules/checks/actions/action-fixes.ts';
import type { ResourceView } from '#iam/rules/policy-view.ts';
import { fieldFix, isOutright, misplacedVariable, soundArn } from './arn-fields.ts';

/** Regions of the isolated partitions, which have no public list. */
const ISOLATED = /^(?:us|eu)-iso[a-z]?-[a-z]+-\d$/;
/** The part of the world that the code of every Region names. */
const PLACE = /-(?:north|south|east|west|central|northeast|northwest|southeast|southwest)-/;
const CODES = REGIONS.map(({ code }) => code);

function unlisted({ path }: ResourceView, region: string): CheckFinding {
  return {
    message: `${show(region)} is not in the list of Regions from November 2026. Ignore this if the Region is newer; otherwise correct it, because the ARN matches nothing.`,
    locations: [atValue(path)],
    severity: 'warning',
  };
}

export default defineCheck({
  id: 'invalid-arn-region',
  code: 'INVALID_ARN_REGION',
  severity: 'error',
  types: WITH_RESOURCES,
  title: 'Region that does not exist in an ARN',
  why: 'The fourth field of an ARN is the code of a Region of its partition, a wildcard, or empty. With anything else, as with an Availability Zone, the ARN matches nothing.',
  source: 'https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html',
  bad: [
    {
      with: { Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs:us-esat-1:111122223333:jobs' },
      at: ['Statement.0.Resource'],
      fixed: { Resource: 'arn:aws:sqs:us-east-1:111122223333:jobs' },
    },
    {
      with: {
        Action: 'dynamodb:GetItem',
        Resource: [
          'arn:aws:dynamodb:eu-west-1:111122223333:table/Orders',
          'arn:aws:dynamodb:eu-west-1a:111122223333:table/Orders',
        ],
      },
      at: ['Statement.0.Resource.1'],
      fixed: {
        Resource: [
          'arn:aws:dynamodb:eu-west-1:111122223333:table/Orders',
          'arn:aws:dynamodb:eu-west-1:111122223333:table/Orders',
        ],
      },
    },
    // A Region of another partition.
    {
      with: { Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs:cn-north-1:111122223333:jobs' },
      at: ['Statement.0.Resource'],
    },
    // Looks like a Region; AWS may have it by now.
    {
      with: { Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs:us-east-7:111122223333:jobs' },
      at: ['Statement.0.Resource'],
      severity: 'warning',
    },
    {
      with: { Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs:${aws:RequestedRegion}:111122223333:jobs' },
      at: ['Statement.0.Resource'],
    },
    {
      with: { Action: 's3:GetObject', Resource: 'arn:*:dynamodb:us-east-9:111122223333:table/Prompts' },
      at: ['Statement.0.Resource'],
      severity: 'warning',
    },
    {
      with: { Action: 's3:GetObject', Resource: 'arn:aws:dynamodb:everywhere:111122223333:table/Prompts' },
      at: ['Statement.0.Resource'],
    },
  ],
  good: [
    { with: { Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs:us-*:111122223333:jobs' } },
    { with: { Action: 'sqs:SendMessage', Resource: 'arn:aws-cn:sqs:cn-north-1:111122223333:jobs' } },
    { with: { Action: 'sqs:SendMessage', Resource: 'arn:aws-iso-b:sqs:us-isob-east-1:111122223333:jobs' } },
    { with: { Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/*' } },
    // Another check reports the partition.
    {
      with: {
        Action: 'dynamodb:GetItem',
        Resource: 'arn:amazon:dynamodb:us-east-1:111122223333:table/Prompts',
      },
    },
  ],
  on: 'arn',
  check(resource, _statement, { policy }): CheckFindings {
    const { arn, path } = resource;
    if (!arn || !isOutright(arn.region)) return undefined;
    const region = findRegion(arn.region);
    if (region?.partition === arn.partition) return undefined;
    const misplaced = misplacedVariable(resource, 'region');
    if (misplaced || !soundArn(resource) || ISOLATED.test(arn.region)) return misplaced;
    const partition =
      region?.partition ?? (PLACE.test(arn.region) ? partitionOfRegion(arn.region)?.id : undefined);
    if (partition !== undefined) {
      if (!region && (arn.partition === partition || !isOutright(arn.partition))) {
        return unlisted(resource, arn.region);
      }
      if (!PARTITIONS.some(({ id }) => id === arn.partition)) return undefined;
      return {
        message: `${show(arn.region)} is a Region in the partition \`${partition}\`, but the ARN has the partition ${show(arn.partition)}, so it matches nothing. Change one of the two.`,
        locations: [atValue(path)],
      };
    }
    const meant = suggestName(policy, arn.region, () => CODES);
    return {
      message: `${show(arn.region)} is not an AWS Region. ${meant ? `Did you mean \`${meant}\`?` : 'Write the code of a Region, such as `us-east-1`, or `*`.'}`,
      locations: [atValue(path)],
      ...(meant && { fix: fieldFix(path, arn, { region: meant }) }),
    };
  },
});
