// Create: every step for this kit in order, one way at a time, and then the calls that show whether it works.
import { useState } from 'react';
import { ReloadWords } from '#app/controls/reload-words.tsx';
import { Tabs } from '#app/controls/tabs.tsx';
import { useIsSlow } from '#app/controls/use-is-slow.ts';
import { LazyPart } from '#app/controls/lazy-part.tsx';
import { keepWay, keptWay } from '#app/persistence/progress.ts';
import { kitKeyOf, useConsoleList } from '#app/selectors/create.ts';
import { useKit } from '#app/selectors/kit.ts';
import { actions } from '#app/state/store.ts';
import { fileList, type FileWayId } from '#core/create/file-list.ts';
import { lazy } from 'react';
import { BackToPolicies, StateLine, StatusFrame } from '#app/sheet/status.tsx';
import { useReadiness } from '#app/selectors/readiness.ts';
import { CheckSection } from './check-section.tsx';
import { CreateSections } from './create-sections.tsx';
import { useFiles } from './use-files.ts';
import { useTicks, type TicksInUse } from './use-ticks.ts';
import { VerifySection } from './verify-section.tsx';
import { findWay, WAYS, type WayId } from './ways.ts';
import './create.css';

const ExportPanel = lazy(() => import('#app/export/export-panel.tsx'));

function ConsoleWay({ ticking }: { readonly ticking: TicksInUse }) {
  return <CreateSections list={useConsoleList()} title="" files={[]} ticking={ticking} />;
}

function FileWay({ way, ticking }: { readonly way: FileWayId; readonly ticking: TicksInUse }) {
  const made = useFiles(way);
  const slow = useIsSlow(made.state === 'loading');
  switch (made.state) {
    case 'loading':
      return slow ? <p className="hint">Loading…</p> : null;
    case 'failed':
      return (
        <p role="alert">
          The files could not be loaded. <ReloadWords />
        </p>
      );
    case 'unusable':
      return (
        <div role="alert">
          {made.unfit.map(({ document, message }) => (
            <p key={document}>
              {message}{' '}
              <button type="button" className="link-button" onClick={() => actions.goTo(document, 0)}>
                Go to it
              </button>
            </p>
          ))}
        </div>
      );
    case 'ready':
      return (
        <CreateSections
          list={fileList(way, made.kit, made.files)}
          title={`${made.kit.name}-${way}`}
          files={made.files}
          ticking={ticking}
        />
      );
  }
}

const SHAPES = {
  wontWork: 'wont',
  tooBroad: 'broad',
  answersLeft: 'need',
  guesses: 'guess',
  ready: 'ready',
} as const;

export default function CreatePane() {
  const kit = useKit();
  const readiness = useReadiness();
  const [way, setWay] = useState<WayId>(() => findWay(keptWay()).id);
  const ticking = useTicks(kitKeyOf(kit));
  const choose = (chosen: string): void => {
    setWay(chosen as WayId);
    keepWay(chosen as WayId);
  };
  return (
    <>
      <StatusFrame
        shape={SHAPES[readiness.state]}
        head=""
        text={`Create ${kit.roles[0]?.name ?? kit.policies[0]?.name ?? 'it'}`}
        why={<StateLine />}
        primary={<BackToPolicies />}
      />
      <div className="document-bar">
        <Tabs
          label="Ways to create it"
          tabs={WAYS.map(({ id, title }) => ({ id, label: title }))}
          chosen={way}
          controls="create-guide"
          onChoose={choose}
        />
      </div>
      <div id="create-guide" className="guide" role="tabpanel" aria-labelledby={`tab-${way}`}>
        {way === 'formats' ? (
          <LazyPart waiting={null}>
            <ExportPanel />
          </LazyPart>
        ) : (
          <>
            {way === 'console' ? (
              <ConsoleWay ticking={ticking} />
            ) : (
              <FileWay key={way} way={way} ticking={ticking} />
            )}
            <CheckSection />
            <VerifySection />
          </>
        )}
      </div>
    </>
  );
}
