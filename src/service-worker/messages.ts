// What pages and the service worker say to each other. A page names its version, or asks, and gets the word of the
// worker on the port that it sends along. Only a worker that stores the page answers.

/** From a page to a worker that waits: which version do you store? */
export const ASK = 'ask';
/** From a page to a worker that waits: take over, if all is stored. It says so before it does. */
export const USE = 'use';
/** To every page: the host has withdrawn the worker, and nothing is stored any more. */
export const WITHDRAWN = 'withdrawn';

export interface WorkerWord {
  readonly version: string;
  /** Every file of the version is there. */
  readonly isStored: boolean;
}

/** Several apps may share a host, and so its storage. */
export const namesOf = (folder: string): string => `rolewright ${folder} `;
