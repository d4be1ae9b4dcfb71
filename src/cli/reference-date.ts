// The date of the service reference, once a command has read it.
let used: string | undefined;

export const markUsed = (date: string): void => {
  used = date;
};

/** As YYYY-MM-DD; undefined as long as nothing was read. */
export const usedDate = (): string | undefined => used;
