// What stands around a refused call and says what the same step needs besides: the role that is passed, the image, the
// folder, the model, the token. Nothing here is claimed of the refusal itself.
import type { Denial } from '#deepseek/denials/denial.ts';
import { modelByRuntimeId, type Model } from '#deepseek/facts/models.ts';
import { parseArn } from '#iam/policy/arn.ts';

export interface BucketPlace {
  readonly bucket: string;
  /** A key or a folder; empty for the bucket as a whole. */
  readonly key: string;
}

/** A token that a pod or a workflow shows. */
export interface TokenClue {
  /** The ARN of the IAM OIDC provider; undefined if the text has no issuer. */
  readonly provider: string | undefined;
  /** The issuer without https://: what its condition keys begin with. */
  readonly issuer: string;
  readonly subject: string;
  readonly audience: string;
}

export interface Clues {
  /** The text that the clues are from. */
  readonly text: string;
  /** Roles that the text names. */
  readonly roles: readonly string[];
  /** Those of them that are given to a call or a job: “roleArn: …”, “--execution-role …”. */
  readonly givenRoles: readonly string[];
  readonly places: readonly BucketPlace[];
  /** ARNs of the repositories of images. */
  readonly repositories: readonly string[];
  readonly models: readonly Model[];
  /** The domain of OpenSearch in an address: its Region and name. */
  readonly domain: { readonly region: string; readonly name: string } | undefined;
  readonly region: string | undefined;
  readonly token: TokenClue | undefined;
  /** Whether many objects are listed and then read, or written. */
  readonly transfer: 'read' | 'write' | undefined;
}

/** Of a message alone. */
export const NO_CLUES: Clues = {
  text: '',
  roles: [],
  givenRoles: [],
  places: [],
  repositories: [],
  models: [],
  domain: undefined,
  region: undefined,
  token: undefined,
  transfer: undefined,
};

/** More text on either side is about something else. */
const REACH = 3000;

const unique = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];

const all = (text: string, pattern: RegExp): readonly Readonly<Record<string, string | undefined>>[] =>
  [...text.matchAll(pattern)].map(({ groups }) => ({ ...groups }));

/** The name of a domain, before the part that AWS made up. https://docs.aws.amazon.com/opensearch-service/latest/developerguide/createupdatedomains.html */
const DOMAIN =
  /\b(?:search|vpc)-(?<name>[a-z][a-z0-9-]{2,27})-[a-z0-9]{2,32}\.(?<region>[a-z0-9-]{5,20})\.es\.amazonaws\.com/;
const ROLE = /(?<arn>arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]*[\w+=@-])/g;
const GIVEN_ROLE =
  /(?:\b[\w.]*role[\w.]*["']?\s{0,3}[:=]\s{0,3}|--[\w-]*role[\w-]*[ =])["'`]?(?<arn>arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]*[\w+=@-])/gi;
const OIDC_PROVIDER = /arn:aws[a-z-]*:iam::\d{12}:oidc-provider\/[\w./-]*\w/;
const IMAGE =
  /(?<account>\d{12})\.dkr\.ecr\.(?<region>[a-z0-9-]{5,20})\.amazonaws\.com(?<cn>\.cn)?\/(?<name>[a-z0-9][a-z0-9._/-]{0,200}[a-z0-9])/g;
const ADDRESS = /\bs3:\/\/(?<bucket>[a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(?<key>[^\s"'`,;)\]}<>]{0,900}))?/g;
const PARAMETERS =
  /\bBucket(?:Name)?["']?\s{0,3}[:=]\s{0,3}["'](?<bucket>[a-z0-9.-]{3,63})["'],?\s{0,40}["']?(?:Key|key)["']?\s{0,3}[:=]\s{0,3}["'](?<key>[^"'\n]{1,900})["']/gi;
/** As Terraform names it: "reading S3 Bucket (acme-weights)". */
const TERRAFORM_BUCKET = /\bS3 Bucket(?: \w{1,40}){0,4} \((?<bucket>[a-z0-9.-]{3,63})\)/g;
const MODEL = /\b(?:(?:us|eu|apac|global)\.)?(?<id>deepseek\.[\w.-]+(?::\d)?)/g;
export const REGION =
  /(?<![\w-])(?<region>(?:us|eu|ap|sa|ca|me|af|il|mx|cn)(?:-gov|-iso\w?)?-(?:north|south|east|west|central){1,2}(?:east|west)?-\d)(?![\w-])/g;
/** As the call is given it. */
const CALLED_IN =
  /(?:--region[ =]|\bregion_?name["']?\s{0,3}[:=]\s{0,3}["']|\bAWS_(?:DEFAULT_)?REGION["']?\s{0,3}[:=]\s{0,3}["']?)(?<region>[a-z]{2}(?:-[a-z]+){1,2}-\d)\b/i;
const READS =
  /--recursive\b|\b(?:sync|S3Prefix|download(?:ing|ed|_\w{1,20})?|snapshot_download|load(?:ing)?|ModelDataSource|InputDataConfig|vllm|sglang|weights (?:are|lie|live|sit) in)\b/i;
const WRITES = /\b(?:sync|cp|mv)\s+(?!s3:)\S+\s+s3:\/\/|\b(?:upload(?:ing|ed)?|OutputDataConfig)\b/i;

/** The Region that the call is given, else the only one that the text names. */
export function regionOfCall(text: string): string | undefined {
  const given = CALLED_IN.exec(text)?.groups?.['region'];
  const [region, ...more] = new Set(given === undefined ? text.match(REGION) : [given]);
  return more.length === 0 ? region : undefined;
}

/** The repositories that images are pulled from. */
const repositoriesIn = (text: string): readonly string[] =>
  unique(
    all(text, IMAGE).map(
      ({ account, region, cn, name = '' }) =>
        `arn:${cn === undefined ? 'aws' : 'aws-cn'}:ecr:${region}:${account}:repository/${name.split(':')[0]}`,
    ),
  );

/** Not in the condition of a trust policy, which may be the one that is wrong. */
const SERVICE_ACCOUNT = [
  /(?<!:sub["']?\s{0,3}[:=]\s{0,3}\[?["']?)system:serviceaccount:(?<namespace>[a-z0-9-]{1,63}):(?<name>[a-z0-9.-]{1,63})/,
  /(?<!system:)(?:service ?-?account|\bsa)["']?\s?[:= ]\s?["']?(?<namespace>[a-z0-9-]{1,63})[/:](?<name>[a-z0-9.-]{1,63})/i,
];
const ACCOUNT_NAME =
  /(?:(?<!system:)service[ _-]?account(?:Name)?|\bsa)["']?\s?[:= ]\s?["']?(?<name>[a-z0-9](?:[a-z0-9.-]{0,61}[a-z0-9])?)\b/i;
const NAMESPACE =
  /(?:\bnamespace|\bns|\s-n)["']?\s?[:= ]\s?["']?(?<namespace>[a-z0-9][a-z0-9-]{0,62})\b|\bpods?\b["']?\s?[:=]?\s?(?<ofPod>[a-z0-9][a-z0-9-]{0,62})\//i;
const EKS_ISSUER = /oidc\.eks\.(?<region>[a-z0-9-]{5,20})\.amazonaws\.com(?:\.cn)?\/id\/[A-F0-9]{8,64}/i;
const GITHUB =
  /\brepo:(?<subject>[\w.-]{1,100}\/[\w.-]{1,100}:[\w./:*-]{1,200})|(?:\brepo(?:sitory)?|GITHUB_REPOSITORY|\bin|github\.com)["']?\s?[:=/ ]\s?["']?(?<repository>[\w.-]{1,100}\/[\w.-]{1,100}\w)/i;
/** The claim of a token as somebody printed it, and no condition of a trust policy. */
const CLAIMED =
  /(?<!com:)\bsub["']?\s{0,3}[:=]\s{0,3}["']?(repo:[\w.@-]{1,100}\/[\w.@-]{1,100}:[\w./:*-]{1,200}\w)/;
const BRANCH =
  /(?<ref>refs\/(?:heads|tags)\/[\w./-]{1,200}\w)|\bbranch["']?\s?[:= ]\s?["']?(?<branch>[\w./-]{1,200}\w)/i;
const ENVIRONMENT = /\benvironment["']?\s?[:= ]\s?["']?(?<name>[\w-]{1,100})/i;

function podToken(text: string, account: string | undefined, partition: string): TokenClue | undefined {
  const named = SERVICE_ACCOUNT.map((pattern) => pattern.exec(text)?.groups).find((groups) => groups);
  const space = NAMESPACE.exec(text)?.groups;
  const name = named?.['name'] ?? ACCOUNT_NAME.exec(text)?.groups?.['name'];
  const namespace = named?.['namespace'] ?? space?.['namespace'] ?? space?.['ofPod'];
  const issuer = EKS_ISSUER.exec(text)?.[0];
  if (name === undefined || namespace === undefined) return undefined;
  return {
    provider:
      issuer === undefined || account === undefined
        ? undefined
        : `arn:${partition}:iam::${account}:oidc-provider/${issuer}`,
    issuer: issuer ?? 'OIDC_PROVIDER',
    subject: `system:serviceaccount:${namespace}:${name}`,
    audience: 'sts.amazonaws.com',
  };
}

function workflowToken(text: string, account: string | undefined, partition: string): TokenClue | undefined {
  if (!/github|aws-actions\/|\bgha\b/i.test(text)) return undefined;
  const claimed = CLAIMED.exec(text)?.[1];
  const { subject, repository } = GITHUB.exec(text)?.groups ?? {};
  const environment = ENVIRONMENT.exec(text)?.groups?.['name'];
  const { ref: full, branch } = BRANCH.exec(text)?.groups ?? {};
  const ref = full ?? (branch === undefined ? undefined : `refs/heads/${branch}`);
  const end =
    environment !== undefined ? `environment:${environment}` : ref !== undefined ? `ref:${ref}` : undefined;
  // A job with an environment has no branch in its token, whatever the trust policy says.
  const isOfJob = environment !== undefined && subject?.includes(':ref:') === true;
  const named = isOfJob ? subject.replace(/:.*$/, '') : repository;
  const own =
    subject !== undefined && !isOfJob
      ? subject
      : named !== undefined && end !== undefined
        ? `${named}:${end}`
        : undefined;
  const issuer = 'token.actions.githubusercontent.com';
  return own === undefined && claimed === undefined
    ? undefined
    : {
        provider:
          account === undefined ? undefined : `arn:${partition}:iam::${account}:oidc-provider/${issuer}`,
        issuer,
        subject: claimed ?? `repo:${own}`,
        audience: 'sts.amazonaws.com',
      };
}

const GITLAB =
  /\bproject_path:([\w.-]+(?:\/[\w.-]+)+)|\bCI_PROJECT_PATH["']?\s?[:=]\s?["']?([\w.-]+(?:\/[\w.-]+)+)/;
const OF_TAG = /\bCI_COMMIT_TAG\b|\b(?:tags?|release)\b/i;
const TAG = /(?<![\w.])v?\d+\.\d+(?:\.\d+)?(?:-[\w.]+)?(?![\w.])/;

/** https://docs.gitlab.com/ci/secrets/id_token_authentication/ */
function gitlabToken(text: string, account: string | undefined, partition: string): TokenClue | undefined {
  const [, subject, variable] = (/gitlab/i.test(text) && GITLAB.exec(text)) || [];
  const path = subject ?? variable;
  if (path === undefined) return undefined;
  const issuer = /oidc-provider\/([\w.-]+\.\w+)/.exec(text)?.[1] ?? 'gitlab.com';
  const isTag = OF_TAG.test(text);
  const ref = isTag ? (TAG.exec(text)?.[0] ?? 'TAG') : (/\bref:([\w./-]*\w)/.exec(text)?.[1] ?? 'BRANCH');
  return {
    provider: account === undefined ? undefined : `arn:${partition}:iam::${account}:oidc-provider/${issuer}`,
    issuer,
    subject: `project_path:${path}:ref_type:${isTag ? 'tag' : 'branch'}:ref:${ref}`,
    audience:
      /\baud\b["']?\s{0,3}:\s{0,3}["']?(https?:\/\/[\w.:-]*\w|[\w.-]*\w)/.exec(text)?.[1] ??
      `https://${issuer}`,
  };
}

function cluesOf(text: string, denial: Denial): Clues {
  const own = new Set([denial.principalArn, denial.resource]);
  const roles = unique(
    all(text, ROLE).flatMap(({ arn }) => (arn === undefined || own.has(arn) ? [] : [arn])),
  );
  const owner = roles[0] ?? denial.resource ?? OIDC_PROVIDER.exec(text)?.[0] ?? '';
  const { account, partition = 'aws' } = parseArn(owner) ?? {};
  const places = [...all(text, ADDRESS), ...all(text, PARAMETERS), ...all(text, TERRAFORM_BUCKET)].map(
    ({ bucket = '', key = '' }) => ({
      bucket,
      key: key.replace(/[.:]+$/, ''),
    }),
  );
  const { name = '', region = '' } = DOMAIN.exec(text)?.groups ?? {};
  return {
    text,
    roles,
    givenRoles: unique(
      all(text, GIVEN_ROLE).flatMap(({ arn }) => (arn === undefined || own.has(arn) ? [] : [arn])),
    ),
    domain: name === '' ? undefined : { region, name },
    places,
    repositories: repositoriesIn(text),
    models: unique(all(text, MODEL).flatMap(({ id = '' }) => modelByRuntimeId(id) ?? [])),
    region: regionOfCall(text),
    token:
      podToken(text, account, partition) ??
      gitlabToken(text, account, partition) ??
      workflowToken(text, account, partition),
    transfer: /\baws s3 (?:rm|ls)\b/.test(text)
      ? undefined
      : WRITES.test(text)
        ? 'write'
        : READS.test(text)
          ? 'read'
          : undefined,
  };
}

/** Where the line of the next message begins: its time and its role are not of this one. */
function nextLineBefore(text: string, end: number, next: number): number {
  const line = next === text.length ? -1 : text.lastIndexOf('\n', next);
  return line >= end ? line : next;
}

/** How many there are of each. */
function countBy<T>(all: readonly T[], keyOf: (each: T) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const each of all) counts.set(keyOf(each), (counts.get(keyOf(each)) ?? 0) + 1);
  return counts;
}

/** The clues of each denial: from the end of the one before it to the beginning of the next. */
export function cluesIn(text: string, denials: readonly Denial[]): (denial: Denial) => Clues {
  const places = denials.map(({ position }) => position).toSorted((a, b) => a.start - b.start);
  // Records of one document, whose places in it are not known: what one says is not about another.
  const placed = countBy(places, ({ start, end }) => `${start} ${end}`);
  return (denial) => {
    const { start, end } = denial.position;
    if (end === 0 || end > text.length || placed.get(`${start} ${end}`)! > 1) return NO_CLUES;
    const before = places.findLast((each) => each.end <= start && each.start < start)?.end ?? 0;
    // What an event says stands before its ID; what follows is of the next one.
    const after = denial.beganInRegion
      ? end
      : nextLineBefore(text, end, places.find((each) => each.start >= end)?.start ?? text.length);
    return cluesOf(text.slice(Math.max(before, start - REACH), Math.min(after, end + REACH)), denial);
  };
}

/** The object or bucket that a call on S3 was about, where only the code or the command around it says so. */
export function resourceOf(
  { action = '', resource, principalArn }: Denial,
  { places }: Clues,
): string | undefined {
  const [place, ...more] = places;
  if (resource !== undefined || place === undefined || !action.startsWith('s3:')) return resource;
  if (more.some(({ bucket, key }) => bucket !== place.bucket || key !== place.key)) return undefined;
  const bucket = `arn:${parseArn(principalArn ?? '')?.partition ?? 'aws'}:s3:::${place.bucket}`;
  if (/^s3:(?:ListBucket|GetBucket|PutBucket)/.test(action)) return bucket;
  return place.key === '' || place.key.endsWith('/') ? undefined : `${bucket}/${place.key}`;
}
