// What checks derive from a policy or a statement, each derived once however many checks ask.

/**
 * Works something out about a policy or a statement, once for all that ask in a row: checks go from one to the next, and
 * a map of all of them costs more than what it spares.
 */
export function oncePer<K extends object, T>(work: (subject: K) => T): (subject: K) => T {
  let last: { readonly subject: K; readonly found: T } | undefined;
  return (subject) => {
    if (last?.subject !== subject) last = { subject, found: work(subject) };
    return last.found;
  };
}
