// What late parts and the notice in the page itself tell each other.

/** Why a part is not there yet: `stuck` is for browsers that remember for good that a module did not come. */
export type LateTrouble = 'offline' | 'unreachable' | 'new-version' | 'stuck';

/** With the trouble as detail, or null when everything is there. */
export const LATE_EVENT = 'rolewright:late';

/** Asks for another try. */
export const AGAIN_EVENT = 'rolewright:again';
