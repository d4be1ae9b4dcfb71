// A key that its service does not have.
import { nearest } from '#iam/text/nearest-name.ts';
import { show } from '#iam/text/quote.ts';
import { ALL_TYPES, atKey, defineCheck, type CheckFinding } from '#iam/rules/check.ts';
import { renameKey } from '#iam/rules/condition-edits.ts';
import { findKey, namespaceOf } from '#iam/rules/key-type.ts';
import type { ConditionView } from '#iam/rules/policy-view.ts';
import type { Reference } from '#iam/reference/reference.ts';
import { MAX_GUESSES, renameTitle } from './suggested-keys.ts';
import { withoutTag } from './tag-keys.ts';

/** Identity providers have claims of their own, which AWS's reference lists in part. */
const isIssuer = (namespace: string): boolean => namespace.includes('.');

function isUnknown({ keyName }: ConditionView, reference: Reference): boolean {
  const namespace = namespaceOf(keyName);
  if (isIssuer(namespace)) return false;
  const owners = reference.ownersOf(namespace);
  if (owners.length === 0 || owners.some((owner) => !reference.service(owner))) return false;
  return !findKey(keyName, reference) && withoutTag(keyName, reference) === undefined;
}

function meant({ key: written, keyName }: ConditionView, reference: Reference): string | undefined {
  const namespace = namespaceOf(keyName);
  const global = reference.globalKey(`aws${keyName.slice(namespace.length)}`)?.key;
  if (global && !global.includes('$')) return global;
  const known = reference
    .ownersOf(namespace)
    .flatMap((owner) => reference.service(owner)?.keys.all ?? [])
    .map(({ key }) => key)
    .filter((key) => key.toLowerCase().startsWith(`${namespace}:`));
  // Only names of the same form: with a part that people choose after the slash, or without.
  const slash = keyName.indexOf('/');
  if (slash < 0)
    return nearest(
      keyName,
      known.filter((key) => !/[/$]/.test(key)),
    );
  const heads = known.filter((key) => key.includes('/')).map((key) => key.slice(0, key.indexOf('/')));
  const near = nearest(keyName.slice(0, slash), heads);
  return near && near + written.slice(slash);
}

/** "kms:EncryptionContext:NAME" for a key that ends in a name the author chooses. */
function goesOn(keyName: string, reference: Reference): string | undefined {
  const key = findKey(`${keyName}:name`, reference)?.key ?? findKey(`${keyName}/name`, reference)?.key;
  return key?.replace(/\$\{[^}]*\}/, 'NAME');
}

export default defineCheck({
  id: 'invalid-service-condition-key',
  code: 'INVALID_SERVICE_CONDITION_KEY',
  severity: 'error',
  types: ALL_TYPES,
  title: 'Unknown condition key of a service',
  why: 'No request carries a key that its service does not define. An Allow with such a condition never applies; negated operators and IfExists make the condition true for everyone.',
  source:
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
  bad: [
    {
      with: { Action: 's3:ListBucket', Condition: { StringLike: { 's3:prefx': 'home/*' } } },
      at: ['#Statement.0.Condition.StringLike.s3:prefx'],
      fixed: { Condition: { StringLike: { 's3:prefix': 'home/*' } } },
    },
    {
      with: { Condition: { IpAddress: { 's3:SourceIp': '203.0.113.0/24' } } },
      fixed: { Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } },
    },
    {
      with: { Action: 'ec2:StartInstances', Condition: { StringEquals: { 'EC2:ResorceTag/Team': 'blue' } } },
      fixed: { Condition: { StringEquals: { 'ec2:ResourceTag/Team': 'blue' } } },
    },
    { with: { Action: 'polly:SynthesizeSpeech', Condition: { StringEquals: { 'polly:VoiceOwner': 'me' } } } },
    {
      with: { Action: 'kms:Decrypt', Condition: { StringEquals: { 'kms:EncryptionContext': 'shop' } } },
      at: ['#Statement.0.Condition.StringEquals.kms:EncryptionContext'],
      says: ['Write `kms:EncryptionContext:NAME`.'],
    },
    // More than are compared with the service’s keys.
    {
      with: {
        Condition: {
          StringEquals: Object.fromEntries(
            Array.from({ length: 25 }, (_, index) => [`s3:Unheard${index}`, 'a']),
          ),
        },
      },
    },
    // The key that is meant is there.
    {
      with: {
        Action: 's3:ListBucket',
        Condition: { StringLike: { 's3:prefx': 'home/*', 'S3:Prefix': 'home/*' } },
      },
    },
  ],
  good: [
    { with: { Action: 's3:ListBucket', Condition: { StringLike: { 'S3:PREFIX': 'home/*' } } } },
    { with: { Condition: { StringEquals: { 's3:ExistingObjectTag/Team': 'blue' } } } },
    { with: { Condition: { ArnEquals: { 'ec2:SourceInstanceARN': 'arn:aws:ec2:*:*:instance/*' } } } },
    { with: { Condition: { StringEquals: { 'kms:EncryptionContext:aws:s3:arn': 'a' } } } },
    // Another check reports a namespace that does not exist.
    { with: { Condition: { StringEquals: { 'nosuchservice:prefix': 'a' } } } },
    { with: { Condition: { StringEquals: { 'token.actions.githubusercontent.com:sub': 'a' } } } },
  ],
  on: 'statement',
  check(statement, _same, { reference }): readonly CheckFinding[] {
    const unknown = statement.conditions.filter((condition) => isUnknown(condition, reference));
    return unknown.map((condition, index): CheckFinding => {
      const { key, keyName, path } = condition;
      const isGuessed = index < MAX_GUESSES;
      const longer = isGuessed ? goesOn(keyName, reference) : undefined;
      const better = isGuessed && !longer ? meant(condition, reference) : undefined;
      const edits = better && renameKey(statement, condition, better);
      // The key that is meant may be there already.
      const guess = edits ? `Did you mean ${show(better)}?` : 'Look up its name, or remove the condition.';
      return {
        message: `${namespaceOf(keyName)} has no condition key ${show(key)}. ${longer ? `Write \`${longer}\`.` : guess}`,
        locations: [atKey(path)],
        ...(edits && { fix: { title: renameTitle(better), safe: false, edits } }),
      };
    });
  },
});
