// Reads a file that is one policy in JSON.
import { isPolicy } from '#core/import/found-policies.ts';
import type { PolicyType } from '#core/iam/policy.ts';
import { parse, toValue } from '#core/json/parse.ts';
import { editsOfFix, fixAll, type TextEdit } from '#core/language/apply-fix.ts';
import { findingsOn, readPolicy } from '#core/language/check-policy.ts';
import { complete } from '#core/language/completion/complete.ts';
import { hoverAt } from '#core/language/hover.ts';
import { inferPolicyType } from '#core/schema/infer-policy-type.ts';
import type { FileAssist, AssistQuestion } from './file-assist.ts';

/** The one edit that makes the first text the second. */
function editTo(before: string, after: string): readonly TextEdit[] {
  if (before === after) return [];
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before.charAt(head) === after.charAt(head)) head += 1;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return [{ start: head, end: before.length - tail, text: after.slice(head, after.length - tail) }];
}

/** What a policy looks like that cannot be read. */
const UNFINISHED = /"Version"\s*:\s*"20(?:08|12)-10-17"|"Statement"\s*:\s*[{[]/;

function typeOf(text: string): PolicyType | undefined {
  const { root } = parse(text);
  const value = root && toValue(root);
  if (value !== undefined && isPolicy(value)) return inferPolicyType(value);
  return UNFINISHED.test(text) ? 'identity' : undefined;
}

/** The policy of a file; undefined for a file without one. Never throws. */
export async function assistFile(question: AssistQuestion): Promise<FileAssist | undefined> {
  const { text, referenceFor } = question;
  const found = typeOf(text);
  if (found === undefined) return undefined;
  const type = question.type ?? found;
  const policy = readPolicy({ type, text });
  const reference = referenceFor(policy.source);
  return {
    findings: () => findingsOn(policy, reference).findings,
    completionsAt: (offset) => complete({ type, text, offset, reference }),
    hoverAt: (offset) => hoverAt({ type, text, offset }, reference),
    fix: ({ fix }) => fix && editsOfFix(text, fix),
    fixAll: () => editTo(text, fixAll({ type, text }, reference).text),
    links: () => [],
  };
}
