// Whether a text that names what is not ours is about anything else.
import { BY_NAME, OBJECT } from './confidence.ts';
import { overlap, placesOf } from './not-read.ts';
import type { OutsidePart } from './outside.ts';
import { blankOut } from './sentence-part.ts';
import { SENTENCE } from './task-uses.ts';

const NAMED = new RegExp(BY_NAME, 'iu');

/** Of a text that names two things of other clouds, what shows that something is on AWS. */
const ON_AWS =
  /\b(?:aws|amazon|arn|bedrock|sage-?maker|lambda|ec2|ecs|eks|s3|fargate|mantle|[a-z]{2}-[a-z]+-\d)\b/i;

/** What moves between clouds, and is called from anywhere. */
const MOVED = new RegExp(
  String.raw`${BY_NAME}|distil|safetensor|weights?\b|checkpoint|model files?|custom model import|arn:aws[\w-]*:(?:bedrock|sagemaker)`,
  'iu',
);

/** What serves a model that may be of anybody. */
const SERVES = /\b(?:sagemaker|marketplace) endpoint|\bimported model/i;

/** Whether a sentence is about what serves a model, and names nothing outside. */
const isApart = (text: string, outside: readonly OutsidePart[]): boolean =>
  placesOf(text, SENTENCE).some(
    (place) => SERVES.test(place.text) && !outside.some((part) => overlap(part, place)),
  );

/** Whether the text is about what is not ours, and about nothing else. */
export function isAllOutside(text: string, outside: readonly OutsidePart[]): boolean {
  if (isApart(text, outside)) return false;
  const rest = blankOut(text, outside);
  const isElsewhere =
    outside.some(({ kind }) => kind === 'local') ||
    (outside.length > 1 && outside.every(({ kind }) => kind === 'cloud'));
  if (isElsewhere && !ON_AWS.test(rest)) return true;
  const isService =
    outside.some(({ kind }) => kind === 'service' || kind === 'unserved') &&
    outside.every(({ kind }) => kind === 'service' || kind === 'unserved' || kind === 'caller');
  const isPlace = outside.every(({ kind }) => kind === 'cloud' || kind === 'caller') && ON_AWS.test(rest);
  return !(isService ? OBJECT : isPlace ? MOVED : NAMED).test(rest);
}
