// A few characters that tell a text from others.

/** A short name for a text: up to 7 digits and lowercase letters. */
export function shortHash(text: string): string {
  let hash = 5381;
  for (let at = 0; at < text.length; at += 1) hash = ((hash * 33) ^ text.charCodeAt(at)) >>> 0;
  return hash.toString(36);
}
