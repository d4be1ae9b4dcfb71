// How texts name roles that a policy of the organization leaves alone, and what they say of them.
import { EXCEPT_WORDS } from './exempt-words.ts';

/**
 * A name with a capital, a hyphen, a path or a wildcard, unlike “the admin role”: “MLPlatform”, “data-team”, “ML-*”.
 * No name is read in two ways: so a list of them is read in one way only.
 */
const NAME = String.raw`(?:arn:aws[\w-]*:iam::(?:\d{12}|\*):role\/(?:[\w+=.@/*-]*[\w+=@*-])|["'“„\x60][\w+=.@/*-]{1,64}["'”\x60]|(?<![\w/:.@*-])(?!(?:IAM|AWS|SSO|SCP|DeepSeek|R1|V3[\d.]*)(?![\w-]))(?:[A-Z](?:[\w+=.@/*-]*[\w+=@*-])?|[a-z\d][A-Za-z\d]*[-_/](?:[\w/.*-]*[\w*])?))`;
const BETWEEN = String.raw`(?:;\s+(?=[\w*-]+\s*(?:[;)]|\.?$))|,\s+(?:and\s+|or\s+)?|\s+(?:and|or|&|\+|\/)\s+|\s*[&、]\s*)`;

const SEPARATOR = new RegExp(BETWEEN);
/** Names that stand together. */
export const NAMES = new RegExp(String.raw`${NAME}(?:${BETWEEN}${NAME}){0,40}`, 'g');
/** Each of them, without quotes and the dot that ends a sentence. */
export const namesIn = (list: string): readonly string[] =>
  list.split(SEPARATOR).map((name) => name.replace(/^["'“„`]|["'”`]$/g, '').replace(/[./]+$/, ''));
/** What stands between those of one list, with the noun for each. */
export const AND =
  /^["'”’)]*(?:\s*\([^)]{0,40}\)|\s+in\s+\w+)?\s*(?:,|and|or|plus|as well as|&|\+|\/|、)+\s*(?:(?:and|the|our|also|for)\s+)*$/i;

/** What makes what is said behind the second true of the first. */
export const BOTH = /^["'”’)]*\s+(?:and|or|&|\+|\/|as well as)\s+(?:the\s+|our\s+)?$/i;
export const OF_ONE = /^["'”’)]*\s*(?:is|stays|remains)\b/i;

const NOUN = String.raw`(?:(?:IAM|SSO|AWS)\s+)*(roles?|permission[ -]?sets?|perm(?:ission)?sets?)`;
/** “Roles”, “the role named”, “role:” */
export const ROLE_BEFORE = new RegExp(
  String.raw`\b(?:(?<=\b(?:the|our)\s)[a-z][\w-]*\s+)?${NOUN}(?:\s+(?:is|are|named|called))?\s*[:=]?\s+$`,
  'i',
);
export const ROLE_BEHIND = new RegExp(String.raw`^\s+${NOUN}\b`, 'i');

/** Words with a capital that stand before “role” and name none. */
export const NO_NAME =
  /^(?:den\w+|block\w*|forbid\w*|ban\w*|prohibit\w*|exempt\w*|except\w*|exclud\w+|approve\w*|allow\w*|only|the|our|all|every|each|any|one|no|which|scps?|create|make|role|service-\w+|cross-\w+|read-only|service|execution|this|that|and|but|for|when|if|unless|also|nobody|everyone|everybody)$/i;

/** A word that only a name looks like: a capital within it, an underscore, a hyphen or a path. */
export const LOOKS_LIKE_NAME = /[a-z][A-Z]|[A-Z]{2}[a-z]{2}|[_/*-]/;

/** What may stand between the words that exempt and the names. */
export const FILLER =
  /(?:\b(?:for|the|our|these|following|only|one|two|three|is|are|of|from|to|by|users?|people|those|with|in|having|who|have)\b|[\s:=,("'“–-])+$/i;

export const EXEMPT_BEFORE = new RegExp(
  String.raw`\b(?:${EXCEPT_WORDS.join('|')}|exempt(?:s|ed|ing|ions?)?|exclud(?:es?|ed|ing)|excepted|exceptions?|other than|(?:apart|aside)(?: from)?|besides|but not|unless|spar(?:e|es|ing)|leav(?:e|es|ing) out|(?<=\b(?:everyone|everybody|nobody|no one|anyone|anybody|accounts|teams|roles|all|none) )but)$`,
  'i',
);
/** “No exception for”, “not exempt:” */
export const NOT_BEFORE =
  /(?:\b(?:not|no|never|without|neither)|n['’]t)\s+(?:\w+ly\s+|an?\s+|any\s+|to be\s+|be\s+)?(?:exempt\w*|exceptions?|exclud\w*|spared?)$|\bn?either$|\bnor$/i;
/** “Exempt Ops, but not OpsTemp” */
export const BUT_NOT = /^(?:but not|excluding)/i;
/** What exempts by its own, and what “except” behind it turns around. */
export const SAYS_EXEMPT = /exempt|exception|excluded|spared|left out/i;
/** “All roles but”: what follows is no model and no account. */
export const OF_ROLES = /\broles?,? (?:but|except|other than|apart from)$/i;
/** “ops-admin”, of words that are known each. */
export const IS_COMPOUND = /^[a-z]+(?:[-_][a-z]+)+$/;

const NO_LIMIT = String.raw`(?:be\s+)?(?:bound|affected|covered|limited|denied|blocked|touched|forbidden|restricted|subject)`;
export const NOT_BEHIND = new RegExp(
  String.raw`^["'”’)]*\s*(?:(?:is|are|does|do|should|must|may|can|will|gets?)\s*)?(?:(?:\w+ly|also|still)\s+)?(?:not|n['’]t|never|no exception)\b(?!\s+${NO_LIMIT})`,
  'i',
);
/** What is not exempt, and not only “isn’t”. */
export const NOT_EXEMPT = /^.{0,30}\b(?:exempt|except|exclu|spared|unaffected)/i;
export const EXEMPT_BEHIND = new RegExp(
  String.raw`^["'”’)]*\s*\(?\s*(?:(?:is|are|be|stays?|remains?|should|must|will|gets?|to be|which|that)\s+)*(?:(?:\w+ly|also|still|both|all|the only|an?|the)\s+)*(?:exempt(?:ed|ions?)?\b|except(?:ed|ions?)\b|except(?=\s*(?:[,.;)]|$))|excluded\b|spared\b|unaffected\b|untouched\b|(?:left|let) (?:out|alone)\b|(?:not|n['’]t)\s+${NO_LIMIT})(?!\s+from\s+(?:the\s+)?(?:vpc\s+)?endpoint)`,
  'i',
);
/** “May still call it”, of all that is denied. */
export const MAY_BEHIND =
  /^["'”’)]*\s*(?:(?:may|can|should|must|(?:is|are) (?:allowed|able) to)\s+(?:still\s+|be able to\s+|be allowed to\s+|keep\s+|continue to\s+|go on\s+)*(?:call|use|using|calling|invoke|invoking|access)?(?:\s+(?:it|them|access|everything|both|deep\s?seek(?! ?-?(?:v?3|r1))(?:\s+models?)?|the models?))?\s*(?:[,.;)]|$|\b(?:and|but|in|on)\b)|needs?\s+(?:it|access)\b|(?:keeps?\s+access|(?:stays?|is|are) allowed)\b(?!\s+to\b.{0,20}(?:r1|v?3)))/i;

/** Who makes or changes the policy. */
export const IS_MAKER =
  /\b(?:created|deployed|managed|attached|operated|run|owned|maintained|applied|changed) (?:by|with|through|via|as)\s+(?:the\s+|our\s+)?$/i;
export const ADMINISTERS =
  /^\s*(?:may|can|should|is allowed to)\s+(?:change|edit|modify|update|manage|alter|touch|create)\b/i;
