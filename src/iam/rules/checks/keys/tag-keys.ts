// Keys that end in the name of a tag.
import { findKey } from '#iam/rules/key-type.ts';
import type { Reference } from '#iam/reference/reference.ts';

/** How AWS writes the place of the tag: aws:ResourceTag/${TagKey}, s3:ExistingObjectTag/<key>, ssm:resourceTag/tag-key. */
const TAG = /tag[^/]*\/(?:\$\{[^}]*\}|<[^>]*>|tag-key)?$/i;

/** "aws:ResourceTag" for a key that should end in a tag but does not: aws:ResourceTag or aws:resourcetag/. */
export function withoutTag(keyName: string, reference: Reference): string | undefined {
  if (!keyName.includes('tag') || findKey(keyName, reference)) return undefined;
  const bare = keyName.endsWith('/') ? keyName.slice(0, -1) : keyName;
  const key = findKey(`${bare}/tag`, reference)?.key;
  if (!key || !TAG.test(key)) return undefined;
  return key.slice(0, bare.length);
}
