// Parameters of the AWS CLI as JSON or in its short form: s3DataSource={s3Uri=s3://bucket/}.
// https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-shorthand.html
import type { KeyedExpression, Expression } from '#deepseek/code/program.ts';

const MAX_DEPTH = 20;

/** The first of the characters that stand for the variables in a text: no text has them. */
const HOLE = 0xe0_00;
const HOLES = /([\ue000-\uf8ff])/;

/** The object in a text, or in parts of one; undefined if it is neither. What holds no variable is in the place of the whole. */
export function structureIn(value: Expression): Expression | undefined {
  const { start, end } = value;
  const parts = value.kind === 'join' ? value.parts : [value];
  const holes: Expression[] = [];
  const text = parts
    .map((part) => (part.kind === 'text' ? part.value : String.fromCharCode(HOLE + holes.push(part) - 1)))
    .join('');
  if (holes.length === parts.length || holes.length > 100) return undefined;

  /** What a piece of the text is, with its variables. */
  function leaf(piece: string): Expression {
    const found = piece
      .split(HOLES)
      .filter((each) => each !== '')
      .map(
        (each): Expression => holes[each.charCodeAt(0) - HOLE] ?? { kind: 'text', value: each, start, end },
      );
    const [only] = found;
    if (only && found.length === 1) return only;
    return found.length === 0
      ? { kind: 'text', value: '', start, end }
      : { kind: 'join', parts: found, start, end };
  }

  // A line that goes on within quotation marks.
  const trimmed = text.replaceAll(/\\\r?\n/g, ' ').trim();

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
    return leaf(String(value));
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
        found.push({ key: key[1], value: leaf(value) });
      }
      if (trimmed[at] !== ',') break;
      at += 1;
    }
    return found;
  }
  return { kind: 'object', entries: entries(0), start, end };
}
