// The policies in a file that holds more than one policy as plain JSON: templates, plans, what AWS prints, and faulty text.
import { type TextRange, validJson } from '#iam/json/index.ts';
import {
  type FoundPolicy,
  type UnreadPart,
  folderOf,
  isPolicy,
  isTerraform,
  readPolicies,
} from '#iam/import/index.ts';
import { policyPlaces, rangeInFile, readSourceFile, repeatedNames } from '#iam/editing/index.ts';
import { filesIn } from './module-files.ts';
import type { TerraformAround } from './policies-in.ts';
import type { LocatedPolicy, PoliciesInFile } from './located-policy.ts';

const START: TextRange = { start: 0, end: 0 };

/** Whether a text that could not be read as a policy is not one: other JSON, or a text without statements. */
function isOtherText(text: string): boolean {
  const value = validJson(text);
  if (value !== undefined) return !isPolicy(value);
  if (/^\s*\{\s*"Version"\s*:\s*"20(?:08|12)-10-17"/.test(text)) return false;
  return !/\bStatement\b/.test(text) || !/\bEffect\b/.test(text);
}

/** Notes on assumptions, and on parts that are missing because only a deployment knows them. */
const remarks = ({ where, unresolved, assumed }: FoundPolicy): readonly UnreadPart[] => [
  ...unresolved
    .filter(({ marker }) => marker === undefined)
    .map(({ expression, words }) => ({ where, message: `${expression}: ${words}` })),
  ...assumed
    .filter(({ expression }) => !expression.startsWith('AWS::'))
    .map(({ expression, value, words }) => ({
      where,
      message: `${expression} is read as ${value}: ${words}.`,
    })),
];

const distinct = (parts: readonly UnreadPart[]): readonly UnreadPart[] => [
  ...new Map(parts.map((part) => [JSON.stringify(part), part])).values(),
];

/** Every policy of such a file. Never throws. */
export async function policiesInTemplate(
  text: string,
  fileName: string,
  { beside, tree }: TerraformAround = {},
): Promise<PoliciesInFile> {
  const module = beside ?? (isTerraform(fileName) ? filesIn(folderOf(fileName)) : []);
  const read = await readPolicies(text, fileName, { beside: module, tree });
  const { policies, unread, attachments = [], hidden = [], generated = [], hasRepeatedNames } = read;
  const placeOf = policyPlaces({ text }, (language) => readSourceFile(text, language, { beside: module }));
  const located = (policy: FoundPolicy): LocatedPolicy => {
    const { title, where, type, attachedTo, isInline, isOfAws, line, unresolved, part, call, modules } =
      policy;
    const own = {
      title,
      where,
      type,
      text: policy.text,
      unresolved,
      ...(attachedTo && { attachedTo }),
      ...(isInline && { isInline }),
      ...(isOfAws && { isOfAws }),
      ...(call && { call }),
      ...(modules && { modules }),
    };
    if (where === '' && line === undefined && policy.text !== (part?.text ?? text))
      return { ...own, locationOf: () => START };
    const isOwnText = policy.text === text || policy.text === part?.text;
    return {
      ...own,
      ...(!isOwnText && { isHere: () => placeOf(policy, { path: [], target: 'value' }) !== undefined }),
      locationOf: rangeInFile(text, policy, placeOf),
    };
  };
  const [only, second] = policies;
  const isWhole = only !== undefined && second === undefined && only.text === text;
  return {
    policies: policies.map(located),
    generated: generated.map(located),
    attachments,
    hidden,
    ...(hasRepeatedNames && {
      repeated: repeatedNames(readSourceFile(text, /^\s*[{[]/.test(text) ? 'json' : 'yaml')),
    }),
    unread: distinct([...unread, ...policies.flatMap(remarks)]),
    isOther: () =>
      isWhole ? isOtherText(text) : policies.length === 0 && !/\bStatement\b|\bstatement\b/.test(text),
  };
}
