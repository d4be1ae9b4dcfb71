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

/** Says that a policy cannot name it; undefined when it can. */
export const notLatin = (text: string, noun: string): string | undefined =>
  /^[\u0020-\u007e\u00a1-\u00ff]*$/.test(text)
    ? undefined
    : `IAM policies accept only plain Latin letters. Choose a ${noun} with such a name.`;
