// All scenarios, trusted entities and questions, and the code that composes them: a chunk of its own. The first view is
// composed without it; every part that can lead to another scenario imports it.
import '#deepseek/compose/register-all.ts';
import { actions } from '#app/state/store.ts';
import { problemsOf } from './kit.ts';

/** A part of the page without anything in it would count as one that came damaged. */
export const areHere = true;

// A new function: what was read of the answers so far is read again with all rows.
actions.rowsArrived((answers) => problemsOf(answers));
