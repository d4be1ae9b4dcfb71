// Takes a text with policy variables apart: ${aws:username}, with a default ${aws:username, 'nobody'}, or escaped ${*}.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html

/** What is wrong with something that starts like a variable. */
export type VariableFault =
  /** No closing brace before the text, or the next variable, begins. */
  | 'brace'
  /** A default that is not in quotes on both sides. */
  | 'quote'
  /** A space elsewhere than in the default and once before it. */
  | 'space'
  /** No name. */
  | 'empty';

interface Placed {
  /** Offsets in the text; `end` exclusive. */
  readonly start: number;
  readonly end: number;
}

export type TemplatePart = Placed &
  (
    | { readonly kind: 'text'; readonly text: string }
    /** A character that is otherwise a wildcard or starts a variable, meant literally. */
    | { readonly kind: 'escape'; readonly text: '*' | '?' | '$' }
    | {
        readonly kind: 'variable';
        /** As written: names do not mind their case. */
        readonly name: string;
        /** Taken when the request lacks the key. */
        readonly fallback: string | undefined;
      }
    | { readonly kind: 'fault'; readonly text: string; readonly fault: VariableFault }
  );

/** Groups: an escape; a name and its default. */
const WELL_FORMED = /\$\{(?:([*?$])|([^\s,'{}]+)(?:, ?'([^']*)')?)\}/y;

/** Whether a variable, or what looks like one, starts in the text. */
export const hasVariable = (text: string): boolean => text.includes('${');

/** What is wrong with the text between braces that WELL_FORMED does not take. */
function faultIn(body: string): VariableFault {
  const comma = body.indexOf(',');
  const name = comma < 0 ? body : body.slice(0, comma);
  if (name.trim() === '') return 'empty';
  if (/\s/.test(name)) return 'space';
  if (name.includes('{')) return 'brace';
  const quoted = /^\s*'[^']*'\s*$/.test(body.slice(comma + 1));
  return comma >= 0 && quoted ? 'space' : 'quote';
}

/** The part that starts with the "${" at `start`. */
function readPart(text: string, start: number): TemplatePart {
  WELL_FORMED.lastIndex = start;
  const match = WELL_FORMED.exec(text);
  if (match) {
    const [whole, escaped, name = '', fallback] = match;
    const end = start + whole.length;
    if (escaped !== undefined) return { kind: 'escape', text: escaped as '*' | '?' | '$', start, end };
    return { kind: 'variable', name, fallback, start, end };
  }
  const next = text.indexOf('${', start + 2);
  // The search ends at the next variable, so that a text of many unfinished ones is read only once.
  const own = text.slice(start, next < 0 ? text.length : next);
  const close = own.indexOf('}');
  const fault = close < 0 ? 'brace' : faultIn(own.slice(2, close));
  const all = close < 0 ? own : own.slice(0, close + 1);
  return { kind: 'fault', text: all, fault, start, end: start + all.length };
}

/** The parts of a text in order; together they are the text. Never throws. */
export function readTemplate(text: string): readonly TemplatePart[] {
  const parts: TemplatePart[] = [];
  let at = 0;
  while (at < text.length) {
    const start = text.indexOf('${', at);
    const end = start < 0 ? text.length : start;
    if (end > at) parts.push({ kind: 'text', text: text.slice(at, end), start: at, end });
    if (start < 0) break;
    const part = readPart(text, start);
    parts.push(part);
    at = part.end;
  }
  return parts;
}
