// What kind of text somebody pasted or wrote.
import { isCode, withoutFileNames } from '#deepseek/code/segments.ts';
import { parseDenials } from '#deepseek/denials/parse/parse.ts';
import { detectLanguage } from '#iam/import/detect-language.ts';
import { policiesInProse } from '#iam/import/prose.ts';
import { findIdentifiers } from './find-identifiers.ts';
import { blankOut } from './sentence-part.ts';
import { partsOfPaste, unfenced } from './words-around.ts';

export { partsOfPaste };

export const TEXT_KINDS = [
  /** A share link of Rolewright, or its fragment. */
  'link',
  /** Error messages, of refused calls and others, or CloudTrail events. */
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

/** No text without one of these has an error message that is explained. */
const MAY_BE_DENIED =
  /denied|authoriz|forbidden|permissions|policy|model|assume|\b40[13]\b|error|exception|expired|credentials|limit|capacity|timed? ?out|too many|exceeded|could not|unable|balance|fails/i;

const isWordless = (text: string): boolean => !/[\p{L}\p{N}]/u.test(text);

/** Of nobody and no call: code that handles a refusal has such words too. */
const isVague = ({ principal, operation, context }: ReturnType<typeof parseDenials>[number]): boolean =>
  !principal?.startsWith('arn:') && operation === undefined && Object.keys(context).length === 0;

/** Source code, also in a language that is not read. */
const SOURCE =
  /^[ \t]*(?:import\b[^\n]*(?:\bfrom\b|;)|package [a-z]\w*;?[ \t]*$|(?:\}[ \t]*)?catch\b[ \t]*[({]|try[ \t]*\{|func [A-Za-z(]|using [\w.]+;|use [\w\\]+(?:::|\\)|require ["'])/m;

/** What programs print when a call fails. */
export const TRACE = /\bRequest ?ID\b|\bStatus Code: \d|^[ \t]*at \S+\(|^Traceback /im;

/** A template in which no resource has a type is not code either: who reads its policies says on which line it breaks. */
const TEMPLATE = /^(?:AWSTemplateFormatVersion|Resources):/m;
const isBrokenTemplate = (text: string): boolean => TEMPLATE.test(text) && !/\bType["']?:/.test(text);

const KEYS =
  /^\s*["']?(?:-\s)?(?:Effect|Action|Statement|Type|Version|apiVersion|Properties|Resources|Parameters|AWSTemplate\w*)\b|^\s*(?:resource|data|module|provider|variable|locals|output)\s+["{]/m;

/** A ticket: points of several words each with labels around them, or labels with sentences behind them. */
function isTicket(text: string): boolean {
  const points = text.match(/^[ \t]*[-*•][ \t]+\S+[^:\n]*$/gm) ?? [];
  const labels = text.match(/^[A-Z][\w ]{2,30}:[ \t]*(?:[\w ]+)?$/gm) ?? [];
  const isLong = (point: string): boolean => point.trim().split(/\s+/).length > 3;
  return (
    !KEYS.test(text) &&
    ((points.some(isLong) && labels.length > 0) || LABELED.test(text) || HEADED.test(text))
  );
}

/** “Description: EC2 instance with vLLM, weights in …” */
const LABELED = /^[A-Z][\w /-]{1,30}:[ \t]+(?!["'[{|>&!])\S+(?: \S+){5,}[ \t]*$/m;

/** “Description:” and a sentence below it */
const HEADED = /^[A-Z][\w /-]{1,30}:?[ \t]*\n\s*^(?![-#"'])\S+(?: \S+){5,}/m;

/** JSON begins so, and no word in brackets, such as a ticket's number. */
const STRUCTURE = /^(?:\{|\[\s*(?:[[\]{"]|$))/;

/** No policy and no template is without one of these. */
const OF_POLICIES = /effect|statement|action|polic|resource|type/i;

/** What the text is, apart from the words around a paste; it is not read in full. */
export function textKind(whole: string): TextKind {
  const kind = kindOf(whole);
  if (kind !== 'sentence' && kind !== 'article') return kind;
  const { words, paste } = partsOfPaste(whole);
  if (words === '') return kind;
  const rest = unfenced(paste);
  const own = kindOf(rest);
  if (own === 'code') return kind === 'sentence' ? own : kind;
  // With prose between its policies, it is an article.
  return own === 'policies' && OF_POLICIES.test(rest) && policiesInProse(rest).length === 0 ? own : kind;
}

function kindOf(whole: string): TextKind {
  const text = withoutFileNames(whole.replace(/^\ufeff/, '')).trim();
  if (text === '') return 'unknown';
  if (LINK.test(text) && !/\s/.test(text)) return 'link';
  const denials = MAY_BE_DENIED.test(text) ? parseDenials(text) : [];
  const isHandler = (): boolean =>
    denials.every(isVague) && !TRACE.test(text) && (SOURCE.test(text) || TEMPLATE.test(text) || isCode(text));
  if (denials.length > 0 && !isHandler()) return 'denials';
  if (STRUCTURE.test(text)) return isCode(text) ? 'code' : 'policies';
  const hasPolicies = policiesInProse(text).length > 0;
  if (!hasPolicies && !isBrokenTemplate(text) && isCode(text)) return 'code';
  if (!isTicket(text) && detectLanguage(text, '')?.isSure) return 'policies';
  if (hasPolicies) return 'article';
  const identifiers = findIdentifiers(text.slice(0, 10_000));
  if (identifiers.length > 0 && isWordless(blankOut(text, identifiers))) return 'identifiers';
  return 'sentence';
}
