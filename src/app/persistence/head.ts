// Which work a draft belongs to and how often that was changed: revisions decide what is newer, never clocks.

export interface Head {
  /** A line of work. Tabs that start from the same draft are of one work; a tab that goes its own way has its own. */
  readonly work: string;
  /** Grows with every change that is kept. */
  readonly revision: number;
  /** The page that made this revision. */
  readonly page: string;
}

/** A name that nothing else has. Unlike `crypto.randomUUID` it needs no secure context. */
export const newId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** Leaves room to count on from whatever a file or the storage says. */
const MAX_REVISION = 2 ** 52;

/** Drafts of earlier versions of Rolewright say nothing about it. */
export function readHead(value: unknown, otherwise: string): Head {
  const kept: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'kept') : undefined;
  const { work, revision, page } = (typeof kept === 'object' && kept !== null ? kept : {}) as {
    [name: string]: unknown;
  };
  return typeof work === 'string' &&
    typeof page === 'string' &&
    Number.isSafeInteger(revision) &&
    (revision as number) >= 0 &&
    (revision as number) <= MAX_REVISION
    ? { work, revision: revision as number, page }
    : { work: otherwise, revision: 0, page: '' };
}

/** Whether somebody else has changed the same work. Two pages that changed it at the same time both learn of the other. */
export const isAhead = (other: Head, mine: Head): boolean =>
  other.work === mine.work &&
  (other.revision > mine.revision || (other.revision === mine.revision && other.page !== mine.page));

/** Whether both are one revision, made by one page. */
export const isSame = (one: Head, other: Head): boolean =>
  one.work === other.work && one.revision === other.revision && one.page === other.page;
