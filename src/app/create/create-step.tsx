// The last step of the wizard: how to create the kit, a list to work through, and how to check it.
import { useState } from 'react';
import { Button } from '#app/controls/button.tsx';
import { ReloadWords } from '#app/controls/reload-words.tsx';
import { useIsSlow } from '#app/controls/use-is-slow.ts';
import { keepWay, keptWay } from '#app/persistence/progress.ts';
import { ReadinessLine } from '#app/readiness/readiness-line.tsx';
import { kitKeyOf, useConsoleList } from '#app/selectors/create.ts';
import { useKit } from '#app/selectors/kit.ts';
import { actions } from '#app/state/store.ts';
import { fileList, type FileWayId } from '#core/create/file-list.ts';
import { CheckSection } from './check-section.tsx';
import { CreateSections } from './create-sections.tsx';
import { useFiles } from './use-files.ts';
import { useTicks, type TicksInUse } from './use-ticks.ts';
import { VerifySection } from './verify-section.tsx';
import { findWay, WAYS, type WayId } from './ways.ts';
import './create.css';

function WayChoice({ way, onChoose }: { readonly way: WayId; readonly onChoose: (way: WayId) => void }) {
  return (
    <fieldset className="create-ways">
      <legend className="field-label">How do you want to create it?</legend>
      {WAYS.map(({ id, title }) => (
        <label key={id} data-chosen={id === way || undefined}>
          <input
            type="radio"
            name="create-way"
            value={id}
            checked={id === way}
            aria-describedby={id === way ? 'create-way-hint' : undefined}
            onChange={() => onChoose(id)}
          />
          {title}
        </label>
      ))}
      <p className="hint" id="create-way-hint">
        {findWay(way).description}.
      </p>
    </fieldset>
  );
}

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
        <>
          <CreateSections
            list={fileList(way, made.kit, made.files)}
            title={`${made.kit.name}-${way}`}
            files={made.files}
            ticking={ticking}
          />
          <p className="hint">
            To read the files or choose their options,{' '}
            <button
              type="button"
              className="link-button"
              onClick={() => {
                actions.chooseFormat(way);
                actions.openPanel('export');
                actions.openView('findings');
              }}
            >
              open them in Export
            </button>
            .
          </p>
        </>
      );
  }
}

export default function CreateStep() {
  const kit = useKit();
  const [way, setWay] = useState<WayId>(() => findWay(keptWay()).id);
  const ticking = useTicks(kitKeyOf(kit));
  const choose = (chosen: WayId): void => {
    setWay(chosen);
    keepWay(chosen);
  };
  return (
    <>
      <ReadinessLine />
      <WayChoice way={way} onChoose={choose} />
      {way === 'console' ? (
        <ConsoleWay ticking={ticking} />
      ) : (
        <FileWay key={way} way={way} ticking={ticking} />
      )}
      <CheckSection />
      <VerifySection />
      <div className="step-buttons">
        <Button weight="quiet" onClick={() => actions.goToStep('names')}>
          Back
        </Button>
      </div>
    </>
  );
}
