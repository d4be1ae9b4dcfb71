// Create: the steps for this kit in order, one way at a time, each with its one action. The last checks that it works.
import { ArrowLeft, Download } from 'lucide';
import { useEffect, useMemo, useRef, useSyncExternalStore, type KeyboardEvent, type ReactNode } from 'react';
import { Button } from '#app/controls/button.tsx';
import { Icon } from '#app/controls/icon.tsx';
import type { ShapeState } from '#app/controls/state-shape.tsx';
import { Tabs } from '#app/controls/tabs.tsx';
import { useIsSlow } from '#app/controls/use-is-slow.ts';
import { followWay, keepWay, keptWay } from '#app/persistence/progress.ts';
import { kitKeyOf, useConsoleList } from '#app/selectors/create.ts';
import { useKit } from '#app/selectors/kit.ts';
import { useMode } from '#app/selectors/mode.ts';
import { useReadiness } from '#app/selectors/readiness.ts';
import { BackToPolicies, StatusFrame } from '#app/sheet/status.tsx';
import { readyLine, STATUS, stateWords } from '#app/sheet/status-words.ts';
import { actions, useStore } from '#app/state/store.ts';
import {
  type CreateItem,
  type CreateList,
  type TickState,
  fileList,
  tickState,
} from '#deepseek/create/index.ts';
import { PasteAnswer, useCheck } from './check-step.tsx';
import { FilesToRead, NoFiles, Files } from './files.tsx';
import { GuideStep } from './guide-step.tsx';
import { StepAction } from './step-action.tsx';
import { useFiles, type FilesOfWay } from './use-files.ts';
import { useTicks } from './use-ticks.ts';
import { isFileWay, WAYS, wayOf, type WayId } from './ways.ts';
import './create.css';
import './create-names.css';
import './code-well.css';
import './check-step.css';
import { saveFiles } from '#app/persistence/files.ts';
import { EXPORTERS, type ExporterRow } from '#deepseek/export/index.ts';

// More formats: files that nothing is created from. A report, JSON, test cases, and every document as a .zip.
const FORMATS = EXPORTERS.filter(({ id }) => !isFileWay(id));

function Format({ row }: { readonly row: ExporterRow }) {
  return (
    <Files way={row.id}>
      {({ kit, files }) => {
        const title = `${kit.name}-${row.id}`;
        const save = async (): Promise<void> => actions.announce(`Saved: ${await saveFiles(title, files)}`);
        return (
          <Button weight="primary" onClick={() => void save()}>
            <Icon of={Download} />
            {files.length === 1
              ? `Download ${files[0]?.name ?? ''}`
              : `Download ${files.length} files (.zip)`}
          </Button>
        );
      }}
    </Files>
  );
}

function Formats() {
  const format = useStore(({ exporting }) => exporting.format);
  const row = FORMATS.find(({ id }) => id === format) ?? FORMATS[0];
  if (!row) return null;
  return (
    <div className="create-formats" data-format={row.id}>
      <fieldset>
        <legend className="visually-hidden">Format</legend>
        {FORMATS.map(({ id, title, description }) => (
          <label key={id}>
            <input
              type="radio"
              name="create-format"
              checked={id === row.id}
              onChange={() => actions.chooseFormat(id)}
            />
            <span>
              <b>{title}</b> {description}
            </span>
          </label>
        ))}
      </fieldset>
      <Format key={row.id} row={row} />
    </div>
  );
}

/** Where everything is made, if that is one place. */
const placeOf = (list: CreateList): string | undefined => {
  const places = list.filter(({ id }) => id.startsWith('create-'));
  return places.length === 1 ? places[0]?.title : undefined;
};

/** The list of a way; undefined while it is not there, and for files that nothing is created from. */
function useList(way: WayId, made: FilesOfWay, inConsole: CreateList): CreateList | undefined {
  return useMemo(() => {
    if (way === 'console') return inConsole;
    return isFileWay(way) && made.state === 'ready' ? fileList(way, made.kit, made.files) : undefined;
  }, [way, inConsole, made]);
}

/** The steps with their ticks: those that count, and which of them comes next. */
function useGuide(list: CreateList | undefined, check: CreateItem | undefined) {
  const { ticks, tick } = useTicks(kitKeyOf(useKit()));
  const sections = list && [...list, ...(check ? [{ id: 'check', title: '', items: [check] }] : [])];
  const all = sections?.flatMap(({ items }) => items) ?? [];
  const counted = all.filter(({ optional }) => !optional);
  const states = new Map(all.map((item) => [item.id, tickState(item, ticks)]));
  const isDone = ({ id }: CreateItem): boolean => states.get(id) === 'done';
  return {
    sections,
    counted,
    optional: all.filter(({ optional }) => optional),
    stateOf: ({ id }: CreateItem): TickState => states.get(id) ?? 'open',
    done: counted.filter(isDone).length,
    next: counted.find((item) => !isDone(item)),
    tick,
  };
}

/** The shape of the state, and its words unless it is ready. */
function useKitState(): { shape: ShapeState; words?: string } {
  const readiness = useReadiness();
  const slow = useIsSlow(readiness.checking);
  if (readiness.state !== 'ready')
    return { shape: STATUS[readiness.state].shape, words: `${stateWords(readiness)}.` };
  if (slow && readiness.fault === null) return { shape: 'guess', words: 'Checking…' };
  const { shape } = readyLine(readiness);
  return shape === 'ready' ? { shape } : { shape, words: `${stateWords(readiness)}.` };
}

/** The focus goes with what a person opened, and back to the button that opens it again. */
function useOpened() {
  const part = useRef<HTMLElement>(null);
  useEffect(() => {
    part.current?.focus({ preventScroll: true });
    return () => {
      requestAnimationFrame(() => {
        if (document.activeElement !== document.body) return;
        document.querySelector<HTMLElement>('.status-do .button')?.focus();
      });
    };
  }, []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    actions.openPane('documents');
  };
  return { part, onKeyDown };
}

/** The way that is shown. It may be chosen elsewhere too: in the palette, and where pasted policies are exported. */
function useWay(isPasted: boolean): [WayId, (way: string) => void] {
  const format = useStore(({ exporting }) => exporting.format);
  const way = wayOf(useSyncExternalStore(followWay, keptWay), format);
  const choose = (id: string): void => {
    if (id === 'formats' && format !== null && isFileWay(format)) actions.chooseFormat('json');
    keepWay(id);
  };
  return [isPasted && way === 'console' ? 'terraform' : way, choose];
}

export default function CreatePane() {
  const kit = useKit();
  const isPasted = useMode() === 'pasted';
  const { shape, words } = useKitState();
  const { part, onKeyDown } = useOpened();
  const [way, choose] = useWay(isPasted);
  const made = useFiles(way);
  const inConsole = useConsoleList();
  const list = useList(way, made, inConsole);
  const check = useCheck();
  const guide = useGuide(list, isPasted ? undefined : check.item);
  const { counted, next, done, optional } = guide;

  const files = made.state === 'ready' ? made.files : [];
  const title = made.state === 'ready' ? `${made.kit.name}-${way}` : '';
  const actionOf = (item: CreateItem, filled: boolean): ReactNode => (
    <StepAction
      key={item.id}
      item={item}
      filled={filled}
      title={title}
      files={files}
      onDone={() => guide.tick(item, true)}
    />
  );
  const stepOf = (item: CreateItem): ReactNode => (
    <GuideStep
      key={item.id}
      item={item}
      number={counted.indexOf(item) + 1}
      state={guide.stateOf(item)}
      current={item === next}
      onTick={(on) => guide.tick(item, on)}
      action={
        <>
          {item === check.item ? <PasteAnswer /> : null}
          {actionOf(item, item === next)}
        </>
      }
    >
      {item === check.item ? check.content : null}
      {item.files !== undefined && made.state === 'ready' ? <FilesToRead way={way} made={made} /> : null}
    </GuideStep>
  );
  const place = isPasted ? undefined : placeOf(inConsole);
  const places = way === 'console' && place === undefined;
  const name = isPasted ? 'these policies' : (kit.roles[0]?.name ?? kit.policies[0]?.name ?? 'it');
  return (
    // Escape is an addition to the button that closes it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section ref={part} className="create" aria-label="Create" tabIndex={-1} onKeyDown={onKeyDown}>
      <Button weight="quiet" className="create-back" onClick={() => actions.openPane('documents')}>
        <Icon of={ArrowLeft} />
        Policies
      </Button>
      <StatusFrame
        shape={shape}
        head=""
        text={`Create ${name}`}
        why={
          <>
            {words === undefined ? null : (
              <>
                <b>{words}</b>{' '}
              </>
            )}
            {place === undefined || !guide.sections ? '' : `${place}. `}
            {guide.sections ? `${done} of ${counted.length} steps done.` : ''}
          </>
        }
        primary={
          <>
            <BackToPolicies />
            {next ? (
              <div className="create-next">
                <small>
                  Step {counted.indexOf(next) + 1}: {next.title}
                </small>
                {actionOf(next, true)}
              </div>
            ) : null}
          </>
        }
      />
      <div className="document-bar">
        <Tabs
          label="Ways to create it"
          tabs={WAYS.filter(({ id }) => !isPasted || id !== 'console').map((row) => ({
            id: row.id,
            label: row.title,
          }))}
          chosen={way}
          controls="create-guide"
          onChoose={choose}
        />
      </div>
      <div id="create-guide" className="guide" role="tabpanel" aria-labelledby={`tab-${way}`}>
        {way === 'formats' ? <Formats /> : null}
        {isFileWay(way) && made.state !== 'ready' ? <NoFiles made={made} /> : null}
        {guide.sections ? (
          <ol className="create-steps" key={way}>
            {guide.sections.flatMap(({ id, title: heading, items }) => [
              ...(places && id.startsWith('create-')
                ? [
                    <li key={id} className="create-place">
                      {heading}
                    </li>,
                  ]
                : []),
              ...items.filter((item) => !item.optional).map(stepOf),
            ])}
            {optional.map(stepOf)}
          </ol>
        ) : null}
      </div>
    </section>
  );
}
