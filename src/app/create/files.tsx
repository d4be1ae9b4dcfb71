// The files of a format: what is chosen for them, and all of them to read.
import type { ReactNode } from 'react';
import { ReloadWords } from '#app/controls/reload-words.tsx';
import { useIsSlow } from '#app/controls/use-is-slow.ts';
import { actions, useStore } from '#app/state/store.ts';
import type { ExportKit, UnusableEdit } from '#deepseek/export/export-kit.ts';
import { choicesFor, type Choices, type ExportedFile, type Exporter } from '#deepseek/export/exporter.ts';
import { ChoiceList } from './choice-list.tsx';
import { FileTabs } from './file-tabs.tsx';
import { PastedNames } from './pasted-names.tsx';
import { useFiles, type FilesOfWay } from './use-files.ts';

export interface MadeFiles {
  readonly exporter: Exporter;
  readonly kit: ExportKit;
  readonly files: readonly ExportedFile[];
}

/** Documents that cannot be exported as they are, with a way to each. */
function Unusable({ unfit }: { readonly unfit: readonly UnusableEdit[] }) {
  return (
    <div role="alert" className="create-alert">
      {unfit.map(({ document, message }) => (
        <p key={document}>
          {message}{' '}
          <button type="button" className="link-button" onClick={() => actions.goTo(document, 0)}>
            Show it
          </button>
        </p>
      ))}
    </div>
  );
}

/** What stands in the place of files that are not there. */
export function NoFiles({ made }: { readonly made: Exclude<FilesOfWay, { state: 'ready' }> }) {
  const slow = useIsSlow(made.state === 'loading');
  switch (made.state) {
    case 'loading':
      return slow ? <p className="create-alert">Loading…</p> : null;
    case 'failed':
      return (
        <p role="alert" className="create-alert">
          The files could not be loaded. <ReloadWords />
        </p>
      );
    case 'unusable':
      return <Unusable unfit={made.unfit} />;
  }
}

const NO_CHOICES: Choices = {};

/** The files under tabs, with what can be chosen for them. */
export function FilesToRead({ way, made: { exporter, kit, files } }: { way: string; made: MadeFiles }) {
  const chosen = useStore(({ exporting }) => exporting.byFormat[way] ?? NO_CHOICES);
  const choices = choicesFor(exporter, kit);
  return (
    <>
      <FileTabs files={files} />
      <PastedNames kit={kit} />
      {choices.length > 0 ? (
        <details className="create-more">
          <summary>Options</summary>
          <ChoiceList
            choices={choices}
            chosen={chosen}
            onChoose={(id, value) => actions.chooseForFormat(way, id, value)}
          />
        </details>
      ) : null}
    </>
  );
}

/** The files of a format by themselves, under what is done with them. */
export function Files({ way, children }: { way: string; children: (made: MadeFiles) => ReactNode }) {
  const made = useFiles(way);
  return made.state === 'ready' ? (
    <>
      {children(made)}
      <FilesToRead way={way} made={made} />
    </>
  ) : (
    <NoFiles made={made} />
  );
}
