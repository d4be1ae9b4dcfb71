// What checks derive from a policy or a statement, each derived once however many checks ask.

/** Works something out about a policy or a statement, once. */
export function oncePer<K extends object, T>(work: (subject: K) => T): (subject: K) => T {
  const known = new WeakMap<K, { readonly found: T }>();
  return (subject) => {
    const before = known.get(subject);
    if (before) return before.found;
    const found = work(subject);
    known.set(subject, { found });
    return found;
  };
}
