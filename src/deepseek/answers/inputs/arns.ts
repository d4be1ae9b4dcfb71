// Reads ARNs of one kind: a row says what they look like and where they may be, the reader what is wrong with one.
import { INPUT_RULES } from '#iam/facts/input-rules.ts';
import { formatArn, parseArn } from '#iam/policy/arn.ts';
import { excerpt } from '#iam/text/invisible.ts';
import type { CheckedInput, RoleHome } from '#deepseek/answers/field.ts';
import { misplaced, placeAdvice, type PlaceRules } from './misplaced-arn.ts';
import { notConcrete } from './not-concrete.ts';
import { accept, refuse } from './outcome.ts';

export interface ArnKind extends PlaceRules {
  /** In full where the noun alone could be another service's: "KMS key". */
  readonly formal?: string;
  readonly service: string;
  /** The whole ARN. */
  readonly shape: RegExp;
  /** What stands after the account in an example. */
  readonly example: string;
  /** Added to “Paste the full ARN of the …”: what people type in its place. */
  readonly hint?: string;
  /** What people paste in its place, and what to say. Without a full stop at its end, the example follows. */
  readonly notThis?: readonly (readonly [what: RegExp, say: string])[];
}

/** An ARN as it was pasted, and its parts. */
export interface ReadArn {
  readonly arn: string;
  readonly region: string;
  readonly account: string;
  /** What stands after the type of the resource. */
  readonly name: string;
}

/** Shows whether all but the account of an ARN is as it must be. */
const ANY_ACCOUNT = '111122223333';

/** “an MLflow app”, “a KMS key”. */
export const withArticle = (noun: string): string =>
  /^[aeiouAEIO]|^[FHLMNRSX][A-Z]/.test(noun) ? `an ${noun}` : `a ${noun}`;

/** Reads an ARN of the kind. Nothing else is in an ARN that is accepted than in its kind's shape. */
export function readArn(raw: string, home: RoleHome, kind: ArnKind): CheckedInput<ReadArn> {
  const text = raw.trim();
  const { noun, formal = noun, service, hint = '' } = kind;
  const example = `arn:${home.partition}:${service}:${excerpt(home.regions[0] ?? 'us-east-1')}:${home.account}:${kind.example}`;
  const other = kind.notThis?.find(([what]) => what.test(text))?.[1];
  if (other !== undefined) return refuse(other.endsWith('.') ? other : `${other} ${example}`);
  const arn = parseArn(text);
  // What looks like an ARN may have a character in it that cannot be seen.
  const impure = /arn:/i.test(text) ? notConcrete(text) : undefined;
  if (impure) return refuse(impure);
  if (!arn) return refuse(`Paste the full ARN of the ${noun}${hint}, like ${example}`);
  if (!kind.shape.test(text))
    return refuse(
      kind.shape.test(formatArn({ ...arn, account: ANY_ACCOUNT }))
        ? `The ARN of ${withArticle(formal)} names its account with 12 digits, as in ${example}`
        : `This is not the ARN of ${withArticle(formal)}. It looks like ${example}`,
    );
  const fault = misplaced(arn, home, kind);
  if (fault) return refuse(fault);
  const { region, account, resource } = arn;
  const name = resource.slice(resource.indexOf('/') + 1);
  return accept(
    { arn: text, region, account, name },
    `${noun} ${name} in ${region}`,
    placeAdvice(arn, home, kind),
  );
}

const CHANGE_ONE: PlaceRules['otherAccount'] = { refuse: 'Change one of the two.' };
const NAMED_THERE: PlaceRules['otherRegion'] = { advise: 'The policy still names it there.' };

const KEY: ArnKind = {
  noun: 'key',
  formal: 'KMS key',
  service: 'kms',
  shape: INPUT_RULES.kmsKeyArn.pattern,
  example: 'key/…',
  hint: ', not only its ID',
  notThis: [
    [
      /^alias\/|:alias\//,
      'An alias does not work in a policy’s Resource. Paste the full ARN of the key, like',
    ],
  ],
  otherRegion: { advise: 'A key works only with data in its own Region.' },
};

export type KeyArn = Pick<ReadArn, 'arn' | 'region'>;

/** A KMS key. https://docs.aws.amazon.com/kms/latest/developerguide/cmks-in-iam-policies.html */
export function readKey(raw: string, home: RoleHome): CheckedInput<KeyArn> {
  const read = readArn(raw, home, KEY);
  if (!read.ok) return read;
  const { arn, region, account } = read.value;
  return { ...read, value: { arn, region }, words: `key in ${region}, account ${account}` };
}

const TOPIC: ArnKind = {
  noun: 'topic',
  formal: 'standard SNS topic',
  service: 'sns',
  shape: INPUT_RULES.snsTopicArn.pattern,
  example: 'deepseek-results',
  otherAccount: { refuse: 'Name a topic in the role’s account.' },
  otherRegion: { refuse: 'Name a topic there.' },
};

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_AsyncInferenceNotificationConfig.html */
export const readTopic = (raw: string, home: RoleHome): CheckedInput<ReadArn> => readArn(raw, home, TOPIC);

/** The name: https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_PutEventSelectors.html */
const TRAIL: ArnKind = {
  noun: 'trail',
  service: 'cloudtrail',
  shape: /^arn:[a-z-]+:cloudtrail:[a-z0-9-]*:\d{12}:trail\/(?=.{3,128}$)[A-Za-z0-9](?:[._-]?[A-Za-z0-9])*$/,
  example: 'trail/…',
  hint: ', not only its name',
  otherAccount: {
    refuse: 'Name one in the role’s own account: only the owner of an organization trail can change it.',
  },
};

/** A trail of the role's account. Its selectors are changed in the Region it was made in, which its ARN names. */
export function readTrail(raw: string, home: RoleHome): CheckedInput<string> {
  if (raw.trim() === '') return accept('');
  const read = readArn(raw, home, TRAIL);
  return read.ok ? accept(read.value.arn, `trail in ${read.value.region}`) : read;
}

const TRAINING_PLAN: ArnKind = {
  noun: 'training plan',
  service: 'sagemaker',
  shape: /^arn:[a-z-]+:sagemaker:[a-z0-9-]*:\d{12}:training-plan\/[a-zA-Z0-9](?:-*[a-zA-Z0-9]){0,63}$/,
  example: 'training-plan/deepseek-gpus',
  otherAccount: CHANGE_ONE,
  otherRegion: { advise: 'Jobs and clusters of other Regions cannot use it.' },
};

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_TrainingPlanSummary.html */
export const readTrainingPlan = (raw: string, home: RoleHome): CheckedInput<ReadArn> =>
  readArn(raw, home, TRAINING_PLAN);

const RESERVATION_GROUP: ArnKind = {
  noun: 'group',
  formal: 'group of Capacity Reservations',
  service: 'resource-groups',
  shape: /^arn:[a-z-]+:resource-groups:[a-z0-9-]*:\d{12}:group\/[A-Za-z0-9_.-]{1,300}$/,
  example: 'group/deepseek-gpus',
  otherAccount: {
    refuse: 'Use a group of the role’s account: reservations that others share can be in it.',
  },
};

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/cr-groups.html */
export const readReservationGroup = (raw: string, home: RoleHome): CheckedInput<ReadArn> =>
  readArn(raw, home, RESERVATION_GROUP);

const COLLECTION: ArnKind = {
  noun: 'collection',
  service: 'aoss',
  shape: INPUT_RULES.aossCollectionArn.pattern,
  example: 'collection/a1b2c3d4e5f6g7h8i9j0',
  notThis: [
    [/^arn:[^:]*:es:/, 'This is a managed domain. Choose the scenario “OpenSearch connector” for it.'],
  ],
  otherAccount: CHANGE_ONE,
};

/** How long the ID of a collection is; a name that was pasted in its place grants nothing. */
const COLLECTION_ID_LENGTH = 20;
/** The ID alone: the collection is in the account and the first Region of the role. */
const COLLECTION_ID = /^\s*([a-z0-9]{20})\s*$/;

/** A collection by its ID. https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-data-access.html */
export function readCollection(raw: string, home: RoleHome): CheckedInput<ReadArn> {
  const { partition, regions, account } = home;
  const id = COLLECTION_ID.exec(raw)?.[1];
  const text =
    id === undefined ? raw : `arn:${partition}:aoss:${regions[0] ?? 'us-east-1'}:${account}:collection/${id}`;
  const read = readArn(text, home, COLLECTION);
  if (!read.ok || read.value.name.length === COLLECTION_ID_LENGTH) return read;
  return {
    ...read,
    advice: `The ARN ends in the collection’s ID, which has ${COLLECTION_ID_LENGTH} characters; this has ${read.value.name.length}. If it is the name, the policy grants nothing.`,
  };
}

const COMPONENT: ArnKind = {
  noun: 'inference component',
  service: 'sagemaker',
  shape: INPUT_RULES.inferenceComponentArn.pattern,
  example: 'inference-component/deepseek-r1-distill-8b',
  notThis: [[/:endpoint\//, 'This is an endpoint, which belongs above. The ARN of a component looks like']],
  otherAccount: CHANGE_ONE,
};

/** An inference component, which shares an endpoint with others. */
export const readComponent = (raw: string, home: RoleHome): CheckedInput<ReadArn> =>
  readArn(raw, home, COMPONENT);

const TRUST_ANCHOR: ArnKind = {
  noun: 'trust anchor',
  service: 'rolesanywhere',
  shape: INPUT_RULES.trustAnchorArn.pattern,
  example: 'trust-anchor/1234abcd-12ab-34cd-56ef-1234567890ab',
  otherAccount: { refuse: 'They must be in one account.' },
};

/** https://docs.aws.amazon.com/rolesanywhere/latest/APIReference/API_TrustAnchorDetail.html */
export function readTrustAnchor(raw: string, home: RoleHome): CheckedInput<string> {
  const read = readArn(raw, home, TRUST_ANCHOR);
  if (!read.ok) return read;
  const { arn, region, account } = read.value;
  return accept(arn, `trust anchor in ${region}, account ${account}`);
}

const MLFLOW: ArnKind = {
  noun: 'MLflow app or tracking server',
  service: 'sagemaker',
  shape:
    /^arn:[a-z-]+:sagemaker:[a-z0-9-]*:\d{12}:(?:mlflow-app\/app-[A-Z0-9]{12}|mlflow-tracking-server\/[a-zA-Z0-9](?:-*[a-zA-Z0-9]){0,255})$/,
  example: 'mlflow-app/app-ABCDEFGHIJ12',
  otherAccount: CHANGE_ONE,
  otherRegion: NAMED_THERE,
};

export interface MlflowResource {
  readonly arn: string;
  readonly kind: 'app' | 'tracking-server';
  readonly region: string;
}

/**
 * An MLflow app or tracking server by its ARN.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/mlflow-app-setup-prerequisites-iam.html
 */
export function readMlflow(raw: string, home: RoleHome): CheckedInput<MlflowResource> {
  const read = readArn(raw, home, MLFLOW);
  if (!read.ok) return read;
  const { arn, region, name } = read.value;
  const isApp = arn.includes(':mlflow-app/');
  return {
    ...read,
    value: { arn, kind: isApp ? 'app' : 'tracking-server', region },
    words: `MLflow ${isApp ? 'app' : 'tracking server'} ${name} in ${region}`,
  };
}
