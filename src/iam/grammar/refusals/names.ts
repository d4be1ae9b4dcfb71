// What IAM refuses in the names of actions and resources. It does not ask whether they exist.
import { LEGACY } from './meaning.ts';
import { own } from '#iam/json/json-value.ts';
import { NONE, perStatement, valueAt, wrongStringsOf, type RefusedPart, type RefusalRow } from './refusal.ts';

/** Partitions that IAM knows, in all of which a policy may name all. */
const PARTITIONS: ReadonlySet<string> = new Set([
  'aws',
  'aws-cn',
  'aws-us-gov',
  'aws-eusc',
  'aws-iso',
  'aws-iso-b',
  'aws-iso-e',
  'aws-iso-f',
]);

/** The paths in IAM's message, in its order. */
const IAM_PATHS = [
  'user/',
  'federated-user/',
  'role/',
  'group/',
  'instance-profile/',
  'mfa/',
  'server-certificate/',
  'policy/',
  'sms-mfa/',
  'saml-provider/',
  'oidc-provider/',
  'report/',
  'access-report/',
] as const;

/**
 * Paths that IAM's message leaves out although newer resources of IAM have them. Nothing says that IAM refuses them.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_iam.html
 */
const OTHER_IAM_PATHS = ['delegation-request/'] as const;

/** Resources of S3 with a Region. https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html */
const REGIONAL_S3_PATHS = [
  'accesspoint/',
  'job/',
  'storage-lens/',
  'storage-lens-group/',
  'access-grants/',
  'async-request/',
] as const;

const startsWithOne = (path: string, starts: readonly string[]): boolean =>
  starts.some((start) => path.startsWith(start));

/** A wildcard before the type is complete does not help: IAM refuses `*name*`. */
const isIamPath = (path: string): boolean =>
  path === '*' ||
  path === 'root' ||
  path.startsWith('${') ||
  startsWithOne(path, [...IAM_PATHS, ...OTHER_IAM_PATHS]);

/** Nothing says whether S3 refuses a Region where the path may be one of several. */
const mayHaveRegion = (path: string): boolean =>
  /^[^/]*[*?$]/.test(path) || startsWithOne(path, REGIONAL_S3_PATHS);

const COLON = 58;
const DASH = 45;
const DOT = 46;

const isVendorCharacter = (code: number): boolean =>
  (code >= 97 && code <= 122) ||
  (code >= 65 && code <= 90) ||
  (code >= 48 && code <= 57) ||
  code === DASH ||
  code === DOT;

/** Whether the action is "vendor:name", as nearly all are. */
function isPlainAction(action: string): boolean {
  let at = 0;
  while (isVendorCharacter(action.charCodeAt(at))) at += 1;
  return action.charCodeAt(at) === COLON && action.indexOf(':', at + 1) < 0;
}

function actionMessage(action: string): string | undefined {
  if (isPlainAction(action)) return undefined;
  const [vendor = '', ...rest] = action.split(':');
  if (rest.length === 0 && vendor !== '*')
    return 'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.';
  if (rest.length > 1) return 'Actions/Condition can contain only one colon.';
  if (vendor !== '*' && /[^a-zA-Z0-9\-.]/.test(vendor)) return `Vendor ${vendor} is not valid`;
  return undefined;
}

/** IAM fills in stars for the parts that are missing. */
function withPartition(partition: string, rest: readonly string[]): string {
  const [service = '', region = '*', account = '*', ...path] = rest;
  const named = service === '' && rest.length < 2 ? '*' : service;
  return `arn:${partition}:${named}:${region}:${account}:${path.length === 0 ? '*' : path.join(':')}`;
}

function arnMessage(resource: string, parts: readonly string[]): string | undefined {
  const [, partition, ...rest] = parts;
  if (partition === undefined) return `Resource ${resource} must be in ARN format or "*".`;
  if (partition !== '*' && !partition.includes('${') && !PARTITIONS.has(partition))
    return `Partition "${partition}" is not valid for resource "${withPartition(partition, rest)}".`;
  if (rest.length === 0) return 'Resource vendor must be fully qualified and cannot contain regexes.';
  return placeMessage(resource, rest);
}

/** What IAM says of the Region and the path of its own resources and those of S3. */
function placeMessage(resource: string, rest: readonly string[]): string | undefined {
  const [service, region = '', , ...parts] = rest;
  const path = parts.join(':');
  if (service === 'iam') {
    if (region !== '') return `IAM resource ${resource} cannot contain region information.`;
    if (rest.length > 3 && !isIamPath(path))
      return `IAM resource path must either be "*", root, or start with ${IAM_PATHS.join(', ')}.`;
  }
  if (service === 's3' && region !== '' && rest.length > 3 && !mayHaveRegion(path))
    return `Resource ${resource} can not contain region information.`;
  return undefined;
}

/** An ARN with too few colons for the two in a row that it has, or without a service. */
const failsLegacyParsing = (resource: string, parts: readonly string[]): boolean =>
  (parts.length < 6 && resource.includes('::')) || parts[2] === '';

/** Whether the resource is a whole ARN without a Region, or of a service whose Regions and paths IAM does not look at. */
function isPlainArn(resource: string): boolean {
  if (!resource.startsWith('arn:aws:')) return false;
  const region = resource.indexOf(':', 8) + 1;
  const account = resource.indexOf(':', region) + 1;
  if (region <= 9 || account === 0 || !resource.includes(':', account)) return false;
  if (resource.startsWith('iam:', 8)) return false;
  return account === region + 1 || !resource.startsWith('s3:', 8);
}

function resourceMessage(resource: string): string | undefined {
  if (resource === '*' || isPlainArn(resource)) return undefined;
  const parts = resource.split(':');
  return arnMessage(resource, parts) ?? (failsLegacyParsing(resource, parts) ? LEGACY : undefined);
}

const faultsIn = (elements: readonly string[], messageOf: (text: string) => string | undefined) =>
  perStatement((statement) => {
    const given = elements.filter((element) => own(statement.value, element) !== undefined);
    if (given.length === 0) return NONE;
    return given.flatMap((element) =>
      wrongStringsOf(statement, element, (text) => messageOf(text) !== undefined).map(
        ({ text, path }): RefusedPart => ({ message: messageOf(text) ?? '', location: valueAt(path) }),
      ),
    );
  });

export const NAME_REFUSALS: readonly RefusalRow[] = [
  {
    types: ['identity'],
    rules: [
      'malformed-resource',
      'missing-arn-field',
      'invalid-service',
      'invalid-partition',
      'arn-region-not-allowed',
      'invalid-arn-region',
      'invalid-arn-resource',
    ],
    advice: 'Correct the ARN.',
    find: faultsIn(['Resource', 'NotResource'], resourceMessage),
  },
  {
    types: ['identity', 'scp', 'rcp'],
    rules: ['malformed-action'],
    find: faultsIn(['Action', 'NotAction'], actionMessage),
  },
];
