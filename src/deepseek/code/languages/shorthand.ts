// Parameters of the AWS CLI as JSON or in its short form: s3DataSource={s3Uri=s3://bucket/}.
// https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-shorthand.html
import type { KeyedExpression, Expression, Place } from '#deepseek/code/program.ts';

const MAX_DEPTH = 20;

/** The object in the text; undefined if it is neither. Every part is in the place of the whole. */
export function structureIn(text: string, place: Place): Expression | undefined {
  const { start, end } = place;
  const trimmed = text.trim();

  function ofJson(value: unknown, depth: number): Expression {
    if (depth < MAX_DEPTH && Array.isArray(value))
      return { kind: 'list', items: value.map((item) => ofJson(item, depth + 1)), start, end };
    if (depth < MAX_DEPTH && typeof value === 'object' && value !== null)
      return {
        kind: 'object',
        entries: Object.entries(value).map(([key, item]): KeyedExpression => ({
          key,
          value: ofJson(item, depth + 1),
        })),
        start,
        end,
      };
    return { kind: 'text', value: String(value), start, end };
  }

  if (/^[{[]/.test(trimmed)) {
    try {
      return ofJson(JSON.parse(trimmed), 0);
    } catch {
      return undefined;
    }
  }
  if (!/^\w+=/.test(trimmed)) return undefined;

  let at = 0;
  function entries(depth: number): KeyedExpression[] {
    const found: KeyedExpression[] = [];
    while (at < trimmed.length) {
      const key = /^\s*(\w+)=/.exec(trimmed.slice(at));
      if (!key) break;
      at += key[0].length;
      if (trimmed[at] === '{' && depth < MAX_DEPTH) {
        at += 1;
        found.push({ key: key[1], value: { kind: 'object', entries: entries(depth + 1), start, end } });
        if (trimmed[at] === '}') at += 1;
      } else {
        const value = /^[^,}]*/.exec(trimmed.slice(at))?.[0] ?? '';
        at += value.length;
        found.push({ key: key[1], value: { kind: 'text', value, start, end } });
      }
      if (trimmed[at] !== ',') break;
      at += 1;
    }
    return found;
  }
  return { kind: 'object', entries: entries(0), start, end };
}
