// Keeps for a reload of this tab what it has begun and no draft holds: the text and the files of the first step, which may
// state no answers, and the request that is tried.
import type { Store } from '#app/state/state.ts';
import { attempt } from './attempt.ts';
import { WRITE_MS } from './early-keeping.ts';
import { newId } from './head.ts';
import { NOTHING_BEGUN, readUnfinished, type KeptFiles, type Unfinished } from './read-unfinished.ts';

const UNFINISHED = 'rolewright.unfinished';
/** Where earlier versions of Rolewright kept the text. */
const TEXT_ONLY = 'rolewright.start';

/** Larger files leave no room for drafts in the storage of the tab. In UTF-16 code units. */
const MOST_IN_STORAGE = 100_000;

/** More is not written with every key. */
const MOST_AT_ONCE = 20_000;

const sizeOf = (files: KeptFiles): number =>
  files.reduce((size, { name, text }) => size + name.length + text.length, 0);

const largeFiles = () => import('./large-files/large-files.ts');

function readKept(): Unfinished {
  const kept = readUnfinished(attempt(() => sessionStorage.getItem(UNFINISHED)));
  return kept === NOTHING_BEGUN
    ? { ...kept, text: attempt(() => sessionStorage.getItem(TEXT_ONLY)) ?? '' }
    : kept;
}

/** Whether there was room. */
const store = (unfinished: Unfinished): boolean =>
  attempt(() => {
    sessionStorage.removeItem(TEXT_ONLY);
    const { text, files, call } = unfinished;
    if (text === '' && files.length === 0 && !unfinished.filesAt && !call)
      sessionStorage.removeItem(UNFINISHED);
    else sessionStorage.setItem(UNFINISHED, JSON.stringify(unfinished));
    return true;
  }) ?? false;

/** Brings back what was begun, where nothing else was since, and keeps it from now on. Returns how to stop. */
export function followUnfinished({ getState, setState, subscribe }: Store): () => void {
  const kept = readKept();
  /** The files that are kept in IndexedDB, and under what name. */
  let large: { readonly at: string; readonly files: KeptFiles | null } | null =
    kept.filesAt === null ? null : { at: kept.filesAt, files: null };
  let timer: ReturnType<typeof setTimeout> | undefined;

  function bringBack(text: string, files: KeptFiles): void {
    setState(({ start }) => ({ start: { ...start, text, files } }));
  }

  function tellFiles(areKept: boolean): void {
    if (getState().keeping.areFilesKept !== areKept)
      setState(({ keeping }) => ({ keeping: { ...keeping, areFilesKept: areKept } }));
  }

  async function bringLarge(at: string): Promise<void> {
    const files = await largeFiles()
      .then(({ getFiles }) => getFiles(at))
      .catch((): KeptFiles => []);
    const { start } = getState();
    if (large?.at !== at || start.files.length > 0) return;
    large = { at, files };
    if (files.length === 0) return keep();
    if (start.text === kept.text) bringBack(start.text, files);
    else setState({ start: { ...start, files } });
    return undefined;
  }

  function keepLarge(files: KeptFiles): void {
    const at = newId();
    forgetLarge();
    large = { at, files };
    largeFiles()
      .then(({ putFiles }) => putFiles(at, files))
      .then(
        () => tellFiles(true),
        () => {
          if (large?.at === at) tellFiles(false);
        },
      );
  }

  function forgetLarge(): void {
    const old = large;
    large = null;
    if (old)
      largeFiles()
        .then(({ deleteFiles }) => deleteFiles(old.at))
        .catch(() => undefined);
  }

  function keep(): void {
    clearTimeout(timer);
    timer = undefined;
    const { start, triedCall: call } = getState();
    const { text, files } = start;
    const isComing = large !== null && large.files === null && files.length === 0;
    if (!isComing && files !== large?.files) {
      if (sizeOf(files) > MOST_IN_STORAGE) keepLarge(files);
      else forgetLarge();
    }
    const rest = { text, call, files: large ? [] : files, filesAt: large?.at ?? null };
    if (store(rest) || rest.files.length === 0) return;
    keepLarge(files);
    store({ ...rest, files: [], filesAt: large?.at ?? null });
  }

  const soon = (): void => {
    timer ??= setTimeout(keep, WRITE_MS);
  };
  const { text, files } = getState().start;
  // What was typed before this code was there counts.
  if (text !== '' || files.length > 0) soon();
  else if (kept.text !== '' || kept.files.length > 0) bringBack(kept.text, kept.files);
  if (large) void bringLarge(large.at);
  if (kept.call && getState().triedCall === null) setState({ triedCall: kept.call });
  const unsubscribe = subscribe(({ start, triedCall }, previous) => {
    const isChanged = start.text !== previous.start.text || triedCall !== previous.triedCall;
    const isShort = start.text.length + sizeOf(start.files) <= MOST_AT_ONCE;
    // Else a page that is killed would lose it. Large files take their time anyway, a long text would with every key.
    if (start.files !== previous.start.files || (isChanged && isShort)) keep();
    else if (isChanged) soon();
  });
  const onLeave = (): void => {
    if (timer !== undefined) keep();
  };
  addEventListener('pagehide', onLeave);
  return () => {
    unsubscribe();
    clearTimeout(timer);
    removeEventListener('pagehide', onLeave);
  };
}
