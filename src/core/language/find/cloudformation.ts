// The policies of a CloudFormation template in JSON.
import type { JsonValue } from '#core/iam/parse.ts';
import type { AttachedTo, PolicyType } from '#core/iam/policy.ts';
import { isObject, own, type JsonObject } from '#core/lint/policy-view.ts';
import { addPolicy, addUnread, decode, isPolicy, textOf, typeOf, whereOf, type Found } from './found.ts';
import { resolve } from './intrinsics.ts';

const resourceType = (value: JsonValue): string | undefined => {
  const type = isObject(value) ? own(value, 'Type') : undefined;
  return typeof type === 'string' && /^(?:AWS|Alexa|Custom)::/.test(type) ? type : undefined;
};

/** The resources of a template; undefined for other JSON. */
export function templateResources(value: JsonValue): JsonObject | undefined {
  const resources = isObject(value) ? own(value, 'Resources') : undefined;
  if (!isObject(resources)) return undefined;
  return Object.values(resources).some((each) => resourceType(each) !== undefined) ? resources : undefined;
}

const ATTACHED: Readonly<Record<string, AttachedTo>> = {
  'AWS::S3::BucketPolicy': 'AWS::S3::Bucket',
  'AWS::S3::AccessPoint': 'AWS::S3::AccessPoint',
  'AWS::S3::MultiRegionAccessPointPolicy': 'AWS::S3::MultiRegionAccessPoint',
  'AWS::S3ObjectLambda::AccessPointPolicy': 'AWS::S3ObjectLambda::AccessPoint',
  'AWS::DynamoDB::Table': 'AWS::DynamoDB::Table',
};

/** Members whose value is a policy or nothing. */
const HOLDERS =
  /^(?:AssumeRolePolicyDocument|PolicyDocument|KeyPolicy|ResourcePolicy|InlinePolicy|RepositoryPolicyText)$/;

const OPEN = 'Only deploying the template tells what stands here.';
const NO_POLICY = 'This is no policy as JSON.';

interface Place {
  readonly logicalId: string;
  readonly type: string;
  readonly words: readonly string[];
  readonly member: string;
  readonly organizationType: JsonValue | undefined;
}

function typeIn(place: Place, value: JsonValue): PolicyType {
  const type = typeOf(place.member, value, place.organizationType);
  // What a role, user, group or permission set carries says who it is for, even where it should not.
  const isIdentity = place.type.startsWith('AWS::IAM::') || place.type === 'AWS::SSO::PermissionSet';
  return isIdentity && type !== 'trust' ? 'identity' : type;
}

function add(
  found: Found,
  place: Place,
  value: JsonValue,
  notes: ReadonlySet<string>,
  written?: string,
): void {
  // A policy among several of a role has a name of its own.
  const isName = (word: string): boolean =>
    word !== place.member && word !== 'Policies' && !HOLDERS.test(word);
  const names = place.words.slice(3).filter(isName);
  const attachedTo = Object.hasOwn(ATTACHED, place.type) ? ATTACHED[place.type] : undefined;
  addPolicy(found, {
    name: [place.logicalId, ...names].join(': '),
    where: whereOf(place.words),
    type: typeIn(place, value),
    ...(attachedTo && { attachedTo }),
    text: textOf(value, written),
  });
  for (const note of notes) addUnread(found, whereOf(place.words), `${note}. Other cases are not shown.`);
}

/** A policy at this place, or below it. */
function look(found: Found, place: Place, value: JsonValue): void {
  const notes = new Set<string>();
  const isHolder = HOLDERS.test(place.member);
  const resolved = isHolder || isPolicy(value) ? resolve(value, notes) : value;
  if (resolved === undefined) return;
  if (isPolicy(resolved)) return add(found, place, resolved, notes);
  if (typeof resolved === 'string') {
    const inner = decode(resolved);
    if (inner && isPolicy(inner.value)) add(found, place, inner.value, notes, inner.text);
    else if (isHolder) addUnread(found, whereOf(place.words), resolved.includes('${') ? OPEN : NO_POLICY);
    return undefined;
  }
  if (Array.isArray(resolved)) {
    for (const [index, each] of (resolved as readonly JsonValue[]).entries()) {
      const name = isObject(each) ? resolve(own(each, 'PolicyName') ?? null, notes) : undefined;
      const word = typeof name === 'string' ? name : `#${index + 1}`;
      look(found, { ...place, words: [...place.words, word] }, each);
    }
    return undefined;
  }
  if (!isObject(resolved)) return undefined;
  for (const [member, each] of Object.entries(resolved)) {
    if (typeof each === 'object' || typeof each === 'string')
      look(found, { ...place, words: [...place.words, member], member }, each);
  }
  return undefined;
}

/** The policies of every resource. */
export function lookInTemplate(found: Found, resources: JsonObject): void {
  for (const [logicalId, resource] of Object.entries(resources)) {
    const properties = isObject(resource) ? own(resource, 'Properties') : undefined;
    if (!isObject(resource) || !isObject(properties)) continue;
    const type = resourceType(resource) ?? '';
    const organizationType = type === 'AWS::Organizations::Policy' ? own(properties, 'Type') : undefined;
    look(
      found,
      { logicalId, type, words: ['Resources', logicalId, 'Properties'], member: '', organizationType },
      properties,
    );
  }
}
