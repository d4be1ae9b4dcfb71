// The question on downloading weights: which access points they come through.
import {
  ACCESS_POINT,
  partIn,
  readAccessPoint,
  type RegionalPart,
} from '#deepseek/answers/inputs/id-or-arn.ts';
import { readsThroughAccessPoints } from '#deepseek/answers/bucket-owner.ts';
import { listField, type AnswersView } from '#deepseek/answers/field.ts';

/** Stands in where an access point is asked for but none is valid: a statement must name some resource. */
const placeholderAccessPoint = (view: AnswersView): readonly RegionalPart[] =>
  readsThroughAccessPoints(view) ? [partIn(view.home, ACCESS_POINT, 'deepseek-weights-ap')] : [];

export const questions = {
  accessPoints: listField({
    key: 's3ap',
    step: 'data',
    rank: 2080,
    label: 'S3 access points to read through',
    sentence: 'through {accessPoints:access point *|access points *}',
    hint: 'Names or ARNs, one per line. Leave empty to read the bucket itself',
    example: 'deepseek-weights-ap',
    noun: 'access point',
    required: false,
    identifying: true,
    limit: 10,
    check: (raw, view) => readAccessPoint(raw, view.home),
    placeholder: placeholderAccessPoint,
  }),
};
