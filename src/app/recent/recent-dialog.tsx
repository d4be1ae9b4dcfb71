// “Recent”: the versions of drafts to go back to, with times and differences; and everything as one file.
import '#app/selectors/all-rows.ts';
import { useState, useEffect, useRef } from 'react';
import { Button } from '#app/controls/button.tsx';
import { Dialog } from '#app/controls/dialog.tsx';
import type { Version } from '#app/persistence/versions/version.ts';
import { dismissFileNote, openWorkspaceFile, saveWorkspace } from '#app/persistence/workspace-file.ts';
import { actions, useStore } from '#app/state/store.ts';
import './recent-dialog.css';
import { listVersions, goBackTo } from '#app/persistence/keeping.ts';
import { type PageDraft, pastedOf } from '#app/state/pasted.ts';
import { differenceOf, type VersionDifference, differenceWords } from './difference.ts';
import { VersionDifferences } from './version-differences.tsx';
import { findScenario } from '#deepseek/catalog/index.ts';
import { count } from '#iam/text/index.ts';

// Saves everything to one file, or opens one.
function WorkspaceButtons() {
  const input = useRef<HTMLInputElement>(null);
  const note = useStore(({ keeping }) => keeping.file);
  return (
    <div className="recent-foot">
      <p className="hint">
        A file holds everything: answers, hand edits, pasted policies, checks, ticks and these versions.
        Opening one adds to what is here.
      </p>
      <div className="dialog-buttons">
        <p
          role={note?.ok === false ? 'alert' : 'status'}
          className={note?.ok === false ? 'severity-error' : ''}
        >
          {note?.message ?? ''}
        </p>
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
          hidden
          aria-label="Workspace file"
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            // The same file can be chosen again.
            if (file) void openWorkspaceFile(file).finally(() => (currentTarget.value = ''));
          }}
        />
        <Button onClick={() => input.current?.click()}>Open a file…</Button>
        <Button onClick={() => void saveWorkspace()}>Save everything to a file</Button>
      </div>
    </div>
  );
}

/** "Call DeepSeek-V3 on Bedrock" */
export function versionTitle(draft: PageDraft): string {
  const { open, policies } = pastedOf(draft);
  if (open && policies.length > 0) return count(policies.length, 'pasted policy');
  return findScenario(draft.answers.scenario)?.title ?? 'Role kit';
}

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

const relative = () => new Intl.RelativeTimeFormat('en-US', { numeric: 'auto' });
const moment = () => new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short' });

/** "5 minutes ago". Nothing where the computer's clock was changed, so that the time lies ahead. */
export function agoWords(at: number, now: number): string {
  const ms = now - at;
  if (ms < 0) return '';
  const [unit, size] = UNITS.find(([, length]) => ms >= length) ?? ['minute', 0];
  return size === 0 ? 'just now' : relative().format(-Math.floor(ms / size), unit);
}

/** "Nov 27, 2026, 9:32 PM" */
export const momentWords = (at: number | null): string =>
  at === null ? 'On an earlier visit' : moment().format(at);

// One version: when it was, what it is about, how it differs from what is on screen, and a button to go back.
interface VersionRowProps {
  readonly version: Version;
  /** Undefined until it is known. */
  readonly difference: VersionDifference | undefined;
  readonly now: number;
}

function goBack(version: Version): void {
  goBackTo(version);
  actions.openDialog(null);
  actions.announce('The version is back. Undo brings back what was there before.');
}

function VersionRow({ version, difference, now }: VersionRowProps) {
  const { at, draft, fromFile } = version;
  const [open, setOpen] = useState(false);
  const when = momentWords(at);
  const ago = at === null ? '' : agoWords(at, now);
  const isSame = difference && difference.changes.length === 0 && difference.pasted.length === 0;
  return (
    <li className="recent-row" data-same={isSame}>
      <div className="recent-what">
        <h3>{versionTitle(draft)}</h3>
        <p className="hint">
          {at === null ? when : <time dateTime={new Date(at).toISOString()}>{when}</time>}
          {ago === '' ? '' : ` · ${ago}`}
          {fromFile ? ' · from a file' : ''}
        </p>
        <p className="recent-differs">{difference ? differenceWords(difference) : 'Comparing…'}</p>
      </div>
      {isSame ? null : (
        <Button onClick={() => goBack(version)}>
          Go back to this<span className="visually-hidden"> version, {ago || when}</span>
        </Button>
      )}
      {difference && !isSame ? (
        <details className="recent-more" onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>
            Show differences<span className="visually-hidden"> from the version, {ago || when}</span>
          </summary>
          {open ? <VersionDifferences version={draft} difference={difference} /> : null}
        </details>
      ) : null}
    </li>
  );
}

/** Null while they are read; refused where the browser keeps none. */
type Versions = readonly Version[] | 'refused' | null;

/** As they are when the list is first drawn. */
function useVersions(): Versions {
  const [versions, setVersions] = useState<Versions>(null);
  useEffect(() => {
    let isStale = false;
    listVersions().then(
      (list) => !isStale && setVersions(list),
      () => !isStale && setVersions('refused'),
    );
    return () => {
      isStale = true;
    };
  }, []);
  return versions;
}

const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** Version id → how it differs. One after the other, so that the dialog opens at once. */
function useDifferences(versions: readonly Version[]): ReadonlyMap<number, VersionDifference> {
  const draft = useStore((state) => state.draft);
  const [found, setFound] = useState<{
    draft: PageDraft;
    differences: ReadonlyMap<number, VersionDifference>;
  }>({
    draft,
    differences: new Map(),
  });
  useEffect(() => {
    let isStale = false;
    void (async () => {
      const differences = new Map<number, VersionDifference>();
      for (const version of versions) {
        // Each waits for the page to be drawn.
        // oxlint-disable-next-line no-await-in-loop
        await nextTask();
        if (isStale) return;
        differences.set(version.id, differenceOf(version.draft, draft));
        setFound({ draft, differences: new Map(differences) });
      }
    })();
    return () => {
      isStale = true;
    };
  }, [versions, draft]);
  return found.differences;
}

/** Shown at first. */
const MOST = 20;
const NONE: readonly Version[] = [];

function VersionList({ versions }: { versions: readonly Version[] }) {
  const [most, setMost] = useState(MOST);
  const shown = versions.length > most ? versions.slice(0, most) : versions;
  const differences = useDifferences(shown);
  // All times count from the moment the dialog opened.
  const [now] = useState(() => Date.now());
  return (
    <>
      <ol className="recent-list">
        {shown.map((version) => (
          <VersionRow key={version.id} version={version} difference={differences.get(version.id)} now={now} />
        ))}
      </ol>
      {versions.length > most ? (
        <Button weight="quiet" onClick={() => setMost(most + MOST)}>
          Show older versions
        </Button>
      ) : null}
    </>
  );
}

function Recent() {
  const versions = useVersions();
  const list = versions === 'refused' || versions === null ? NONE : versions;
  return (
    <div className="recent">
      {versions === 'refused' ? (
        <p>This browser does not keep versions, or another tab holds them.</p>
      ) : versions?.length === 0 ? (
        <p>Versions of your work appear here once you change something.</p>
      ) : (
        <p className="hint">
          The last 20 versions of each role you worked on, in this browser. What is on screen now stays among
          them when you go back.
        </p>
      )}
      <VersionList versions={list} />
      <WorkspaceButtons />
    </div>
  );
}

function close(): void {
  actions.openDialog(null);
  dismissFileNote();
}

export default function RecentDialog() {
  // A file that was opened has brought versions.
  const note = useStore(({ keeping }) => keeping.file);
  return (
    <Dialog title="Recent versions" wide onClose={close}>
      <Recent key={note?.message ?? ''} />
    </Dialog>
  );
}
