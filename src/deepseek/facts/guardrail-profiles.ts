// The guardrail profiles of cross-Region guardrails: from which Region a guardrail sends content to which.
// https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-cross-region-support.html

interface Route {
  readonly sources: readonly string[];
  readonly destinations: readonly string[];
}

export interface GuardrailProfile {
  /** As in the ARN: guardrail-profile/ID. */
  readonly id: string;
  readonly partition: string;
  readonly area: string;
  readonly routes: readonly Route[];
}

const US = ['us-east-1', 'us-east-2', 'us-west-2'];
const US_GOV = ['us-gov-east-1', 'us-gov-west-1'];
const EU = ['eu-central-1', 'eu-west-1', 'eu-west-3', 'eu-north-1', 'eu-south-1', 'eu-south-2'];
/** Destinations of every guardrail of the apac. profile. */
const APAC = [
  'ap-south-1',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-southeast-1',
  'ap-southeast-2',
];
/** Destinations of guardrails in newer Regions, besides their own Region. */
const APAC_WIDE = [...APAC, 'ap-south-2', 'ap-southeast-4'];

export const GUARDRAIL_PROFILES: readonly GuardrailProfile[] = [
  {
    id: 'us.guardrail.v1:0',
    partition: 'aws',
    area: 'United States',
    routes: [
      { sources: US, destinations: US },
      { sources: ['us-west-1'], destinations: [...US, 'us-west-1'] },
    ],
  },
  {
    id: 'eu.guardrail.v1:0',
    partition: 'aws',
    area: 'European Union',
    routes: [
      { sources: EU, destinations: EU },
      { sources: ['il-central-1'], destinations: [...EU, 'il-central-1'] },
    ],
  },
  {
    id: 'uk.guardrail.v1:0',
    partition: 'aws',
    area: 'United Kingdom',
    routes: [{ sources: ['eu-west-2'], destinations: ['eu-west-2'] }],
  },
  {
    id: 'apac.guardrail.v1:0',
    partition: 'aws',
    area: 'Asia Pacific',
    routes: [
      { sources: APAC.filter((region) => region !== 'ap-northeast-3'), destinations: APAC },
      { sources: ['ap-southeast-3'], destinations: [...APAC_WIDE, 'ap-southeast-3'] },
      { sources: ['ap-southeast-4'], destinations: APAC_WIDE },
      { sources: ['ap-southeast-5'], destinations: [...APAC_WIDE, 'ap-southeast-3', 'ap-southeast-5'] },
      { sources: ['ap-southeast-7'], destinations: [...APAC_WIDE, 'ap-southeast-3', 'ap-southeast-7'] },
      { sources: ['ap-east-2'], destinations: [...APAC_WIDE, 'ap-southeast-3', 'ap-east-2'] },
      { sources: ['me-central-1'], destinations: [...APAC_WIDE, 'ap-southeast-3', 'me-central-1'] },
    ],
  },
  {
    id: 'au.guardrail.v1:0',
    partition: 'aws',
    area: 'Australia',
    routes: [{ sources: ['ap-southeast-2'], destinations: ['ap-southeast-2'] }],
  },
  {
    id: 'ca.guardrail.v1:0',
    partition: 'aws',
    area: 'Canada',
    routes: [{ sources: ['ca-central-1'], destinations: ['ca-central-1', 'ca-west-1'] }],
  },
  {
    id: 'us-gov.guardrail.v1:0',
    partition: 'aws-us-gov',
    area: 'GovCloud',
    routes: [{ sources: US_GOV, destinations: US_GOV }],
  },
];

/** Where a guardrail of this Region sends content with the profile; undefined where it has not got the profile. */
export function guardrailDestinations(profileId: string, region: string): readonly string[] | undefined {
  return GUARDRAIL_PROFILES.find(({ id }) => id === profileId)?.routes.find(({ sources }) =>
    sources.includes(region),
  )?.destinations;
}
