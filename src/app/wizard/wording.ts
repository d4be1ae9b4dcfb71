// Fits labels into sentences, and splits typed lists into entries.

/** “A resource” becomes “a resource”; “AWS account” and “OpenSearch domain” stay. */
export function lowerFirst(text: string): string {
  return /^[A-Z][a-z]*(?=[\s,?]|$)/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The title of a step after “Next:”. */
export function afterNext(title: string): string {
  return lowerFirst(title).replace(/\?$/, '');
}

/** Splits a typed or pasted list into entries: one per line, or separated by commas and semicolons. */
export function splitEntries(raw: string): readonly string[] {
  return raw
    .split(/[\n,;]/)
    .map((entry) =>
      entry
        .trim()
        .replace(/^["']+|["']+$/g, '')
        .trim(),
    )
    .filter((entry) => entry !== '');
}
