// Expressions of tools that fill in a file before AWS reads it: `${PARTITION}`, `{{ bucket }}`, `<account-id>`.
//
// They are open values, not policy variables and not faulty ARNs. A text that AWS is to take as it is has none: only
// files are read for them.

const FORMS =
  /\$\{(?:[^{}"\n]|\{[^{}\n]*\}|"[^"\n]*")*\}|\{\{[^{}]*\}\}|\{%[^%]*%\}|<%[^%]*%>|[%#]\{[^{}\n]*\}|<[A-Za-z][\w .:/|-]{0,60}>|(?<=")\{[A-Za-z][\w -]{0,60}\}(?=")|(?<!\w)_{1,2}[A-Z][A-Z0-9_]*_(?!\w)/g;

const MAY_HAVE_SOME = /[$%#{"]\{|<[A-Za-z%]|\{%|(?<!\w)__?[A-Z]/;

/** Blocks of a template's own language stand for no value. */
const IS_DIRECTIVE = /^(?:%\{|\{%|<%[^=])/;

/** Serverless Framework names its sources as IAM names the services of its keys. */
const OF_SERVERLESS =
  /^(?:self|opt|env|sls|cf|ssm|file|param|custom|git|s3|deployment|output)\b[:(]|^aws:(?:accountId|region)$/;

/** Policy variables are the keys of requests, and three characters. */
const IS_VARIABLE = /^(?:[*?$]|\s*[A-Za-z][\w.-]*:(?!:).*)$/s;

/** CloudFormation has values for `${…}`, and a text of it that is filled in by no `Fn::Sub` has a fault. */
const isCloudFormation = (text: string): boolean =>
  /^[ \t]*["']?Resources["']?[ \t]*:/m.test(text) && text.includes('AWS::') && !/^provider:/m.test(text);

function isPlaceholder(text: string): boolean {
  if (!text.startsWith('${')) return true;
  const inside = text.slice(2, -1);
  return inside.trim() !== '' && (OF_SERVERLESS.test(inside) || !IS_VARIABLE.test(inside));
}

/** The text of JSON with its placeholders. */
export interface TextWithPlaceholders {
  /** As long as the text, with what stands outside of strings as strings, so that it can be read as JSON. */
  readonly text: string;
  /** What stands for each in what is read from that. */
  readonly markers: readonly string[];
}

/** In place of a placeholder outside of strings, as long as that; the shortest has four characters. */
const asString = (text: string): string => `"\${${text.slice(2, -2).replaceAll(/["\\\s]/g, '_')}"`;

const blank = (text: string): string => text.replaceAll(/[^\n]/g, ' ');

/**
 * The placeholders in a text, each once, and the text as JSON that can be read. `isReadable` says whether it is that
 * already, or no JSON at all. Never throws.
 */
export function withPlaceholders(text: string, isReadable: () => boolean): TextWithPlaceholders {
  if (!MAY_HAVE_SOME.test(text)) return { text, markers: [] };
  const isTemplate = isCloudFormation(text);
  const found = [...text.matchAll(FORMS)].filter(([each]) =>
    isTemplate ? !each.startsWith('${') : isPlaceholder(each),
  );
  if (found.length === 0 || isReadable()) return { text, markers: [...new Set(found.map(([each]) => each))] };
  const markers = new Set<string>();
  let read = '';
  let inString = false;
  const copy = (to: number): void => {
    for (let at = read.length; at < to; at = read.length) {
      const char = text[at]!;
      if (char === '\\' && inString) read += text.slice(at, at + 2);
      else {
        if (char === '"' || (char === '\n' && inString)) inString = !inString && char === '"';
        read += char;
      }
    }
  };
  for (const { 0: each, index } of found) {
    copy(index);
    if (read.length > index) continue;
    const isDirective = IS_DIRECTIVE.test(each);
    const stands = inString
      ? each.replaceAll('"', "'")
      : isDirective || each.length < 4
        ? blank(each)
        : asString(each);
    read += stands;
    if (!isDirective) markers.add(inString ? stands : stands.slice(1, -1));
  }
  copy(text.length);
  return { text: read, markers: [...markers] };
}

/** The placeholders among these that are in a text. */
export const placeholdersOf = (
  text: string,
  markers: readonly string[],
): readonly { readonly marker: string }[] =>
  markers.flatMap((marker) => (text.includes(JSON.stringify(marker).slice(1, -1)) ? [{ marker }] : []));
