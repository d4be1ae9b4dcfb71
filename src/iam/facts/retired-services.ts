// Services that AWS has retired and dropped from its reference.

/** Names that AWS still takes as prefixes of actions and keys and as service segments of ARNs. */
export const RETIRED_SERVICES: ReadonlySet<string> = new Set([
  'application-cost-profiler',
  'deepcomposer',
  'deeplens',
  'deepracer',
  'ec2-reports',
  'gamesparks',
  'iot1click',
  'iotroborunner',
  'iotthingsgraph',
  'macie',
  'mobilehub',
  'sumerian',
  'zocalo',
]);

/** Service segments that AWS's checks no longer know, though its reference still lists ARNs with them. */
export const RETIRED_ARN_SERVICES: ReadonlySet<string> = new Set(['elastic-inference']);
