// How many slips of the pen in one statement are worth a guess at what was meant: guessing takes time.

export const MOST_GUESSES = 20;
