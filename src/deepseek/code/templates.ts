// Templates that are filled in a call: "…{}…".format(x), String.format("…%s…", x), fmt.Sprintf("…%s…", x).
import type { KeyedExpression, Expression, Place } from './program.ts';

const HOLE = /%(?:\d+\$)?[-+#0-9.]*[sdvq]|\{\{|\}\}|\{([\w.]*)[^{}]*\}/g;

/** The template with its holes filled, as parts of one text. */
export function filled(
  template: string,
  { args, named }: { args: readonly Expression[]; named: readonly KeyedExpression[] },
  place: Place,
): Expression {
  const { start, end } = place;
  const parts: Expression[] = [];
  let from = 0;
  let next = 0;
  const say = (value: string) => {
    if (value !== '') parts.push({ kind: 'text', value, start, end });
  };
  for (const hole of template.matchAll(HOLE)) {
    say(template.slice(from, hole.index));
    from = hole.index + hole[0].length;
    if (hole[0] === '{{' || hole[0] === '}}') {
      say(hole[0].slice(1));
      continue;
    }
    const name = hole[1] ?? '';
    const value = /^\d+$/.test(name)
      ? args[Number(name)]
      : name === ''
        ? args[next]
        : named.findLast(({ key }) => key === name)?.value;
    if (name === '') next += 1;
    parts.push(value ?? { kind: 'other', start, end });
  }
  say(template.slice(from));
  return { kind: 'join', parts, start, end };
}
