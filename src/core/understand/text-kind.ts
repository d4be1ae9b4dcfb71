// What kind of text somebody pasted or wrote.
import { isCode } from '#core/code/segments.ts';
import { parseDenials } from '#core/denials/parse/parse.ts';
import { detectLanguage } from '#core/import/detect-language.ts';
import { policiesInProse } from '#core/import/prose.ts';
import { findIdentifiers } from './find-identifiers.ts';
import { blankOut } from './sentence-part.ts';

export const TEXT_KINDS = [
  /** A share link of Rolewright, or its fragment. */
  'link',
  /** Error messages of refused calls, or CloudTrail events. */
  'denials',
  /** Policies, templates, or what AWS's command line prints. */
  'policies',
  /** Prose with policies between its paragraphs. */
  'article',
  /** Code that calls AWS. */
  'code',
  /** ARNs, IDs and addresses, and nothing else. */
  'identifiers',
  'sentence',
  'unknown',
] as const;

export type TextKind = (typeof TEXT_KINDS)[number];

const LINK = /(?:^|#)v=\d+&p=[\w-]+/;

/** No text without one of these has a denial. */
const MAY_BE_DENIED = /denied|authoriz|forbidden|on-demand throughput|model|assume/i;

const isWordless = (text: string): boolean => !/[\p{L}\p{N}]/u.test(text);

/** What the text is; it is not read in full. */
export function textKind(whole: string): TextKind {
  const text = whole.replace(/^\ufeff/, '').trim();
  if (text === '') return 'unknown';
  if (LINK.test(text) && !/\s/.test(text)) return 'link';
  if (MAY_BE_DENIED.test(text) && parseDenials(text).length > 0) return 'denials';
  if (/^[{[]/.test(text)) return isCode(text) ? 'code' : 'policies';
  const hasPolicies = policiesInProse(text).length > 0;
  if (!hasPolicies && isCode(text)) return 'code';
  if (detectLanguage(text, '')?.isSure) return 'policies';
  if (hasPolicies) return 'article';
  const identifiers = findIdentifiers(text.slice(0, 10_000));
  if (identifiers.length > 0 && isWordless(blankOut(text, identifiers))) return 'identifiers';
  return 'sentence';
}
