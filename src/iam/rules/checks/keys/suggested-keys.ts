// Limits and titles of fixes that suggest another condition key.

/** How many unknown keys of one statement get a suggestion: finding one takes time. */
export const MAX_GUESSES = 20;

/** Without the part that the author chose, which may be anything. */
export const renameTitle = (key: string): string => `Rename to ${key.replace(/\/[\s\S]*$/, '/…')}`;
