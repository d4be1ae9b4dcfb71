// Where a call of the checklist is handed on to “Try a request”.
import type { Call } from '#core/iam/call.ts';

/** CONNECT HERE: `export const tryThis = actions.tryCall;`. As long as it is undefined, no row offers it. */
export const tryThis = undefined as ((call: Call) => void) | undefined;
