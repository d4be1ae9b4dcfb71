// Commands for a POSIX shell, as next steps show them.

/** `text` quoted as one shell word. */
export const shellWord = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** A value as a JSON argument. */
export const jsonWord = (value: unknown): string => shellWord(JSON.stringify(value));

/** One command over several lines. */
export const command = (...parts: readonly string[]): string => parts.join(' \\\n  ');

/** Writes `text` to a file, word for word. */
export const writeFileCommand = (path: string, text: string): string => `cat > ${path} <<'EOF'\n${text}\nEOF`;
