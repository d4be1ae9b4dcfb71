// Patterns of input rules in a form that every tool reads alike: JavaScript, Java, RE2 and the extended expressions of bash.
import { INPUT_RULES, type InputRuleId } from './input-rules.ts';

/** The end of the group that begins at `from`. */
function groupEnd(source: string, from: number): number {
  let depth = 0;
  for (let at = from; at < source.length; at += 1) {
    const character = source.charAt(at);
    if (character === '\\') at += 1;
    else if (character === '[') while (source.charAt(at) !== ']') at += source.charAt(at) === '\\' ? 2 : 1;
    else if (character === '(') depth += 1;
    else if (character === ')' && (depth -= 1) === 0) return at;
  }
  return source.length;
}

/** Without lookaheads, which RE2 and bash do not have: what they exclude is accepted then. */
function withoutLookaheads(source: string): string {
  const at = source.search(/\(\?[!=]/);
  if (at === -1) return source;
  return withoutLookaheads(source.slice(0, at) + source.slice(groupEnd(source, at) + 1));
}

/** The most repetitions that RE2 counts. https://github.com/google/re2/wiki/Syntax */
const MAX_REPEAT = 1000;

/**
 * The pattern without anchors. It accepts everything that the rule accepts, and nothing with wildcards, quotes or
 * policy variables in it.
 */
export function portablePattern(id: InputRuleId): string {
  const { source } = INPUT_RULES[id].pattern;
  return withoutLookaheads(source)
    .replace(/^\^/, '')
    .replace(/\$$/, '')
    .replaceAll('(?:', '(')
    .replaceAll('\\d', '0-9')
    .replaceAll(/(?<!\[[^\]]*)0-9/g, '[0-9]')
    .replaceAll('\\w', 'A-Za-z0-9_')
    .replaceAll('\\/', '/')
    .replaceAll(/\\-(?=\])/g, '-')
    .replaceAll('\\.', '[.]')
    .replaceAll(/\{(\d+),(\d+)\}/g, (all, least: string, most: string) =>
      Number(most) > MAX_REPEAT ? `{${least},}` : all,
    );
}
