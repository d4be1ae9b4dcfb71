// What goes with a guess at the key that was meant.

/** How many slips of the pen in one statement are worth a guess: guessing takes time. */
export const MAX_GUESSES = 20;

/** Without the part that the author chose, which may be anything. */
export const renameTitle = (key: string): string => `Rename to ${key.replace(/\/[\s\S]*$/, '/…')}`;
