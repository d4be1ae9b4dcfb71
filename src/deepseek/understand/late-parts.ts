// Parts of the reader that few sentences need. What reads in one go has them all (all-parts.ts), the page fetches each when a sentence first asks for it.

interface LateParts {
  readonly bothHold: typeof import('./both-hold.ts');
  readonly callers: typeof import('./callers.ts');
  readonly clausesLeftOut: typeof import('./clauses-left-out.ts');
  readonly conflicts: typeof import('./conflicts.ts');
  readonly foreign: typeof import('./in-english.ts');
  readonly likelyTasks: typeof import('./likely-tasks.ts');
  readonly names: typeof import('./names.ts');
  readonly tasksApart: typeof import('./apart.ts');
  readonly taskUses: typeof import('./task-uses.ts');
  readonly thereAlready: typeof import('./there-already.ts');
  readonly turnedAround: typeof import('./turned-around.ts');
  readonly residences: typeof import('./vocabulary/residence-words.ts');
  readonly severalModels: typeof import('./several-models.ts');
}

type Name = keyof LateParts;

const FETCH: { readonly [K in Name]: () => Promise<LateParts[K]> } = {
  bothHold: () => import('./both-hold.ts'),
  callers: () => import('./callers.ts'),
  clausesLeftOut: () => import('./clauses-left-out.ts'),
  conflicts: () => import('./conflicts.ts'),
  foreign: () => import('./in-english.ts'),
  likelyTasks: () => import('./likely-tasks.ts'),
  names: () => import('./names.ts'),
  tasksApart: () => import('./apart.ts'),
  taskUses: () => import('./task-uses.ts'),
  thereAlready: () => import('./there-already.ts'),
  turnedAround: () => import('./turned-around.ts'),
  residences: () => import('./vocabulary/residence-words.ts'),
  severalModels: () => import('./several-models.ts'),
};

const there: { -readonly [K in Name]?: LateParts[K] } = {};
const missed = new Set<Name>();

/** A part, if it is there; if not, `withLateParts` fetches it and reads again. */
export function late<K extends Name>(name: K): LateParts[K] | undefined {
  if (!there[name]) missed.add(name);
  return there[name];
}

/** From now on all are there. */
export const provide = (parts: LateParts): void => void Object.assign(there, parts);

async function fetchPart<K extends Name>(name: K): Promise<void> {
  there[name] = await FETCH[name]();
}

/** What `read` gives once all parts that it asks for are there. */
export async function withLateParts<Result>(read: () => Result): Promise<Result> {
  for (;;) {
    missed.clear();
    const result = read();
    if (missed.size === 0) return result;
    await Promise.all([...missed].map(fetchPart));
  }
}
