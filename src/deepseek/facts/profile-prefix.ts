// How the ID of an inference profile begins.

/**
 * The geography before vendor and model: us.deepseek.r1-v1:0. AWS adds geographies and prints no list of them, so the
 * shape tells: a model ID has its vendor first, and what follows the vendor holds no dot before a letter.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/geographic-cross-region-inference.html
 */
export const PROFILE_PREFIX = /^[a-z]{2,6}(?:-gov)?\.(?=[a-z0-9]+\.[a-z])/;
