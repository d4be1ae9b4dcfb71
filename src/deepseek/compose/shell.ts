// Commands for a POSIX shell, as next steps show them.

/** `text` quoted as one shell word. */
export const shellWord = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** An option with its value, which may be a name that starts with a hyphen: that would be an option by itself. */
export const optionWord = (option: string, value: string): string =>
  `${option}${value.startsWith('-') ? '=' : ' '}${shellWord(value)}`;

/** The file of a policy, as it is exported: its name loses what would hide a file or make it an option. */
export const policyFile = (name: string): string => `${name.replace(/^[.-]+/, '') || 'policy'}.json`;

/** A value as a JSON argument. */
export const jsonWord = (value: unknown): string => shellWord(JSON.stringify(value));

/** One command over several lines. */
export const command = (...parts: readonly string[]): string => parts.join(' \\\n  ');

/** Writes `text` to a file, word for word. */
export const writeFileCommand = (path: string, text: string): string => `cat > ${path} <<'EOF'\n${text}\nEOF`;
