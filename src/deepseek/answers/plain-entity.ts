// Who stands for the user of a role where nobody is named.

/** A role that one has: nothing is added for where its code runs, such as logs of a function. */
export const PLAIN_ENTITY = 'own-role';
