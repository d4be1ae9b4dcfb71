// The Sids of the statements of one document, or of the documents that it is split into.
import { renamed, type Sized } from './grant-size.ts';

/** Numbers repeated Sids: a Sid is unique within its policies. */
export function nameStatements(all: readonly Sized[]): readonly Sized[] {
  const taken = new Set<string>();
  // The last number given to each name.
  const numbers = new Map<string, number>();
  return all.map((each) => {
    const own = each.grant.sid;
    let sid = own;
    let n = numbers.get(own) ?? 1;
    while (taken.has(sid)) {
      n += 1;
      sid = `${own}${n}`;
    }
    taken.add(sid);
    numbers.set(own, n);
    return sid === own ? each : renamed(each, sid);
  });
}
