// The names of roles that policies of the organization leave alone, behind the words for it.
import { EXCEPT_WORDS } from './exempt-words.ts';

const FIRST = (words: readonly string[]): string =>
  words.map((word) => `[${word[0]!.toUpperCase()}${word[0]!}]${word.slice(1)}`).join('|');

/** The whole phrase is taken with its names: it is about no model. */
export const EXEMPT = String.raw`\b(?:${FIRST([...EXCEPT_WORDS, 'exempt(?:s|ing)?', 'excluding', 'other than', 'apart from', 'aside from', 'but not'])})\s+(?:for\s+)?(?:the\s+|our\s+)?`;

/**
 * A name with a capital, a hyphen or a path, unlike “the admin role”: “MLPlatform”, “data-team”, “DataScience/Research”.
 * No name is read in two ways: so a list of them is read in one way only.
 */
const ROLE_NAME = String.raw`(?!(?:IAM|AWS|SSO)\b)(?:[A-Z][\w+=.@/-]*|[a-z\d][A-Za-z\d]*[-_/][\w/-]+)`;
export const ROLE_NAMES = String.raw`${ROLE_NAME}(?:(?:,\s+|,?\s+and\s+)${ROLE_NAME}){0,40}`;

/** The names in what `ROLE_NAMES` found, without the dot that ends a sentence. */
export const roleNamesIn = (text: string): readonly string[] =>
  text
    .replace(/^(?:IAM\s+)?roles\s+/, '')
    .split(/,?\s+and\s+|,\s+/)
    .map((name) => name.replace(/[./]+$/, ''));

/** Who is left out of “everyone”: only where a name stands behind it. */
const ALL_BUT = String.raw`\b(?:[Ee]very(?:one|body)|[Aa]ny(?:one|body)|[Nn]obody|[Nn]o one|[Aa]ccounts|[Tt]eams|[Rr]oles) but\s+(?:for\s+)?(?:the\s+|our\s+)?`;

/** “Exempt: Admin, Ops”; names that are read already are blanked out. */
const LABEL = String.raw`(?<!\b(?:[Nn]ot?|[Nn]ever)\s)\b(?:[Ee]xempt\w*|[Ee]xceptions?|[Ee]xcluded)(?:\s+roles?)?(?:\s+are)?:\s+(?:roles?\s+)?[\0\s,]*(?:and\s+)?`;

/** “Except MLPlatform”, “for all accounts but MLPlatform”: names without the word “role”. */
export const BARE_EXEMPTION = new RegExp(String.raw`(?:${EXEMPT}|${ALL_BUT}|${LABEL})(${ROLE_NAMES})`, 'g');

/** A word that only a name looks like: a capital within it, an underscore, a hyphen or a path. */
export const LOOKS_LIKE_NAME = /[a-z][A-Z]|[A-Z]{2}[a-z]{2}|[_/-]/;
