// Expectations that a person added, removed or changed.
import type { OwnCase } from '#iam/request/call.ts';
import { serializeCase } from '#deepseek/share/serialize-case.ts';
import type { CaseChange } from './change.ts';

type Cases = readonly OwnCase[];

/** Equal for equal cases. */
const keyOf = (ownCase: OwnCase): string => {
  const { context, ...others } = ownCase;
  const sorted = Object.fromEntries(Object.entries(context).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return JSON.stringify(serializeCase({ ...others, context: sorted }));
};

/** The first list without the second, each as often as it is there. */
function without(cases: Cases, others: Cases): Cases {
  const left = others.map(keyOf);
  return cases.filter((each) => {
    const at = left.indexOf(keyOf(each));
    if (at < 0) return true;
    left.splice(at, 1);
    return false;
  });
}

/** A removed case and an added one of the same name are one change. */
export function caseChanges(shared: Cases, changed: Cases): readonly CaseChange[] {
  const removed = without(shared, changed);
  const added = [...without(changed, shared)];
  const pairs: (readonly [before: OwnCase | undefined, after: OwnCase | undefined])[] = removed.map(
    (before) => {
      const at = added.findIndex(({ label }) => label === before.label);
      return [before, at < 0 ? undefined : added.splice(at, 1)[0]];
    },
  );
  pairs.push(...added.map((after) => [undefined, after] as const));
  const seen = new Map<string, number>();
  return pairs.map(([before, after]) => {
    const label = (after ?? before)?.label ?? '';
    const count = (seen.get(label) ?? 0) + 1;
    seen.set(label, count);
    return { kind: 'case', id: `case ${count} ${label}`, label, before, after };
  });
}

/** The cases with one in place of another. */
export function withCase(cases: Cases, from: OwnCase | undefined, to: OwnCase | undefined): Cases {
  const at = from === undefined ? -1 : cases.findIndex((each) => keyOf(each) === keyOf(from));
  if (at < 0) return to === undefined ? cases : [...cases, to];
  return to === undefined ? cases.toSpliced(at, 1) : cases.toSpliced(at, 1, to);
}
