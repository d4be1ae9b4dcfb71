// Refuses wildcards and policy variables: every input takes exact values only.

/** Says what a wildcard, variable or stray character does wrong; undefined when all characters are plain. */
export function notConcrete(text: string): string | undefined {
  if (/\$\{/.test(text)) return 'A policy variable cannot be used here. Type the real value.';
  if (/[*?]/.test(text))
    return 'A wildcard would also allow things you do not know about yet. Type the exact value.';
  const odd = /[^\x21-\x7e]/u.exec(text)?.[0];
  if (odd === undefined) return undefined;
  const code = odd.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
  return `This has a character that does not belong here (U+${code}) and may look like a letter. Type the text again.`;
}
