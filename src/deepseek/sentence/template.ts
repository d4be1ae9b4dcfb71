// Reads the templates of sentences: text, slots for answers and parts that only some answers have.

/**
 * One step of a template. `[…]` is a part that stands where all its slots have words, and that is not said twice.
 * `{id}` is the answer to a question; `{id:…|…}` says how it is put:
 * - the trusted entity: its name here;
 * - a switch: on, then off (absent: nothing);
 * - a choice: `value=words`, with nothing for other values;
 * - else: one entry, then several, with `*` for them.
 */
export type SentenceTemplatePart =
  | { readonly text: string }
  | { readonly slot: string; readonly forms: readonly string[] }
  | { readonly optional: SentenceTemplate };

export type SentenceTemplate = readonly SentenceTemplatePart[];

const TOKEN = /\{(\w+)(?::([^}]*))?\}|[[\]]|[^[\]{]+/g;

const known = new Map<string, SentenceTemplate>();

/** The parts of a template. It is read once. */
export function parseTemplate(source: string): SentenceTemplate {
  const before = known.get(source);
  if (before) return before;
  const stack: SentenceTemplatePart[][] = [[]];
  for (const [token, slot, forms] of source.matchAll(TOKEN)) {
    if (slot !== undefined) stack.at(-1)!.push({ slot, forms: forms === undefined ? [] : forms.split('|') });
    else if (token === '[') stack.push([]);
    else if (token === ']') {
      const optional = stack.pop() ?? [];
      stack.at(-1)?.push({ optional });
    } else stack.at(-1)!.push({ text: token });
  }
  known.set(source, stack[0]!);
  return stack[0]!;
}
