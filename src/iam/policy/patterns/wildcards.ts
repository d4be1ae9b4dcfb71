// The codes of a pattern's wildcards, which no character has.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html

/** Any characters, also none. */
export const STAR = -1;
/** One character. */
export const ANY = -2;
/** As the two above, but no colon among them. */
export const FIELD_STAR = -3;
export const FIELD_ANY = -4;

/** Any characters but slashes: the name of a bucket, whose objects have ARNs that go on. Only for intersections. */
export const NAME_STAR = -5;

/** Character codes and wildcards, in order. */
export type Codes = readonly number[];
