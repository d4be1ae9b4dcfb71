// The moves of the search: the best answer to one question, with those that come with it.
import type { FieldValue } from '#core/answers/field.ts';
import { fieldOf, type FieldId } from '#core/answers/fields/fields.ts';
import { viewOf } from '#core/answers/view.ts';
import type { ScenarioId } from '#core/catalog/scenarios.ts';
import type { Found, Search } from './search-state.ts';
import { acceptable, exampleOf, offered } from './candidate-values.ts';

/** How often a list is changed by single entries. */
const MOST_TOGGLES = 24;

/** Choices that are followed to the questions they bring. */
const MOST_FOLLOWED = 5;

/** Questions that came together. */
type Scope = readonly FieldId[];

/** How many choices one behind the other are followed. */
export const DEPTH = 2;

/** Costs of an answer that by itself changes nothing. */
const NEUTRAL = 0.5;

/** What a choice may cost until the questions are answered that come with it. */
const PATIENCE = 30;

function withText(best: Found, id: FieldId, search: Search): Found {
  const evidence = search.evidenceFor(best, id);
  if (!evidence || search.settled(best, id)) return best;
  const { [id]: _old, ...others } = best.answers.values;
  const start = search.better(best, search.look({ ...best.answers, values: others }));
  return ['', ...acceptable(id, evidence, viewOf(best.answers))]
    .map((value) => search.with(best, id, value))
    .reduce(search.better, start);
}

/** How much of what a value alone brings is given: 1 when all is. */
function sharesOf(kits: readonly Found[]): readonly number[] {
  const inAll = (hint: string) => kits.every(({ right, wrong }) => right.has(hint) || wrong.has(hint));
  return kits.map(({ right, wrong }) => {
    const good = [...right].filter((hint) => !inAll(hint)).length;
    const bad = [...wrong].filter((hint) => !inAll(hint)).length;
    return good + bad === 0 ? 0 : good / (good + bad);
  });
}

/** Without those that say nothing that the others do not say: a name covers the ARNs of it. */
function spread(kits: readonly Found[]): readonly Found[] {
  const said = new Set<string>();
  const needed = kits
    .toSorted((a, b) => b.right.size - a.right.size)
    .filter(({ right }) => {
      const before = said.size;
      for (const hint of right) said.add(hint);
      return said.size > before;
    });
  return kits.filter((kit) => needed.includes(kit));
}

/** Puts in or takes out each value by itself, where that makes the kit more alike. */
function oneByOne(start: Found, id: FieldId, values: readonly string[], search: Search): Found {
  let found = start;
  for (const value of [...new Set([...viewOf(start.answers).list(id), ...values])].slice(0, MOST_TOGGLES)) {
    const now = viewOf(found.answers).list(id);
    const next = now.includes(value) ? now.filter((each) => each !== value) : [...now, value];
    found = search.better(found, search.with(found, id, next));
  }
  return found;
}

function withList(best: Found, id: FieldId, search: Search, depth: number, thorough: boolean): Found {
  const view = viewOf(best.answers);
  const field = fieldOf(id);
  let values: readonly string[];
  let probe: Found[] = [];
  if (field.kind === 'list') {
    const evidence = search.evidenceFor(best, id);
    if (!evidence) return best;
    values = acceptable(id, evidence, view);
    probe = exampleOf(id, view).map((text) => search.with(best, id, [text]));
    probe.push(search.with(best, id, []));
  } else {
    values = offered(id, view, new Set(search.evidence));
  }
  const kits = values.map((value) => search.with(best, id, [value]));
  const shares = sharesOf([...kits, ...probe]).slice(0, kits.length);
  const most = Math.max(0, ...shares);
  const limit = field.kind === 'list' ? field.limit : Infinity;
  const some = (least: number) =>
    spread(kits.filter((_, at) => shares[at]! >= least && shares[at]! > 0))
      .slice(0, limit)
      .map((kit) => values[kits.indexOf(kit)]!);
  const free = field.kind === 'choices' && !field.optional ? [] : [search.with(best, id, [])];
  const lists = [some(1), some(most), some(most * 0.8)].filter((list) => list.length > 0);
  const found = [...lists.map((list) => search.with(best, id, list)), ...kits, ...free].reduce(
    search.better,
    best,
  );
  if (thorough) return oneByOne(found, id, values, search);
  if (depth === 0 || field.kind === 'list') return found;
  const now = viewOf(found.answers).list(id);
  const more = values.filter((value) => !now.includes(value)).map((value) => [...now, value]);
  return withChoice(found, id, more, search, depth);
}

/**
 * What a choice brings is seen only once the questions that come with it are answered, and those that came with the
 * choice before (`scope`).
 */
function follow(best: Found, first: Found, search: Search, depth: number, scope: Scope): Found {
  const before = search.asked(best.answers);
  let found = first;
  for (let pass = 0; pass < 2; pass += 1) {
    const fields = search.asked(found.answers).filter((id) => !before.includes(id) || scope.includes(id));
    for (const id of fields) found = withBest(found, id, search, depth, false, fields);
  }
  return found;
}

/** How much of what is right none of the other choices has. */
const onlyIn = (kit: Found, kits: readonly Found[]): number =>
  [...kit.right].filter((hint) => kits.every((other) => other === kit || !other.right.has(hint))).length;

function withChoice(
  best: Found,
  id: FieldId,
  values: readonly FieldValue[],
  search: Search,
  depth: number,
  scope: Scope = [],
): Found {
  const kits = values.map((value) => search.with(best, id, value));
  const found = kits.reduce(search.better, best);
  if (depth === 0) return found;
  // Only what says more of what is given, or asks more, can come to more.
  const before = search.asked(best.answers);
  const promising = kits
    .filter(
      (kit) =>
        kit !== best &&
        (kit.score > best.score - NEUTRAL ||
          kit.right.size > best.right.size ||
          (kit.score > best.score - PATIENCE &&
            search.asked(kit.answers).some((fresh) => !before.includes(fresh)))),
    )
    .map((kit) => ({ kit, only: onlyIn(kit, kits) }))
    .toSorted((a, b) => b.only - a.only || b.kit.right.size - a.kit.right.size || b.kit.score - a.kit.score)
    .slice(0, MOST_FOLLOWED)
    .map(({ kit }) => kit);
  return promising.map((kit) => follow(best, kit, search, depth - 1, scope)).reduce(search.better, found);
}

/** Every question once more, as after a larger change. */
export function repaired(start: Found, search: Search): Found {
  return search
    .asked(start.answers)
    .filter((id) => id !== 'also')
    .reduce((found, id) => withBest(found, id, search, 0, false), start);
}

/** Tasks that the role may also have: one more, one less, or one of them in place of all. */
function withTasks(best: Found, search: Search): Found {
  const { target } = search;
  const now = viewOf(best.answers).list('also');
  const less = now.map((task) =>
    search.with(
      best,
      'also',
      now.filter((each) => each !== task),
    ),
  );
  const instead = now.map((task) => {
    const { also: _also, ...values } = best.answers.values;
    return search.look({ scenario: task as ScenarioId, values });
  });
  const found = [...less, ...instead].map((kit) => repaired(kit, search)).reduce(search.better, best);
  const covered = new Set(best.groups.flatMap(({ atoms }) => [...atoms]));
  if (found !== best || [...target.wanted].every((atom) => covered.has(atom))) return found;
  const more = offered('also', viewOf(best.answers), new Set()).filter((task) => !now.includes(task));
  return withChoice(
    best,
    'also',
    more.map((task) => [...now, task]),
    search,
    DEPTH,
  );
}

/** The best value of one question; the same when no other is better. */
export function withBest(
  best: Found,
  id: FieldId,
  search: Search,
  depth: number,
  thorough: boolean,
  scope: Scope = [],
): Found {
  if (search.spent) return best;
  const view = viewOf(best.answers);
  switch (fieldOf(id).kind) {
    case 'text':
      return withText(best, id, search);
    case 'switch':
      return withChoice(best, id, [!view.flag(id)], search, depth, scope);
    case 'choice':
      return withChoice(best, id, offered(id, view, new Set()), search, depth, scope);
    case 'list':
      return withList(best, id, search, depth, thorough);
    case 'choices':
      return id === 'also'
        ? depth > 0
          ? withTasks(best, search)
          : best
        : withList(best, id, search, depth, thorough);
  }
}
