// The files of a format: what is chosen for them, and all of them to read.
import { type ReactNode, useState } from 'react';
import { ReloadWords } from '#app/controls/reload-words.tsx';
import { useIsSlow } from '#app/controls/use-is-slow.ts';
import { actions, useStore } from '#app/state/store.ts';
import {
  type Choice,
  type Choices,
  type ExportKit,
  type ExportedFile,
  type Exporter,
  type UnusableEdit,
  choicesFor,
  chosen as chosenOf,
} from '#deepseek/export/index.ts';
import { PastedNames } from './pasted-names.tsx';
import { useFiles, type FilesOfWay } from './use-files.ts';
import { Tabs } from '#app/controls/tabs.tsx';
import { CodeLines, CopyButton } from './code-well.tsx';

// The files of a format: one of them to read and copy, under tabs.
function FileTabs({ files }: { readonly files: readonly ExportedFile[] }) {
  const [name, setName] = useState<string | null>(null);
  const at = Math.max(
    0,
    files.findIndex((each) => each.name === name),
  );
  const file = files[at];
  if (!file) return null;
  return (
    <div className="block create-well">
      <header>
        <Tabs
          label="Files"
          tabs={files.map((each, index) => ({ id: `file-${index}`, label: each.name }))}
          chosen={`file-${at}`}
          controls="create-file"
          onChoose={(id) => setName(files[Number(id.slice('file-'.length))]?.name ?? null)}
        />
        <CopyButton text={file.text} title={file.name} />
      </header>
      <div id="create-file" role="tabpanel" aria-labelledby={`tab-file-${at}`}>
        <CodeLines key={file.name} text={file.text} />
      </div>
    </div>
  );
}

// The choices that a format offers for its files.
interface ChoiceListProps {
  readonly choices: readonly Choice[];
  readonly chosen: Choices;
  readonly onChoose: (id: string, value: string) => void;
}

function ChoiceList({ choices, chosen, onChoose }: ChoiceListProps) {
  if (choices.length === 0) return null;
  return (
    <div className="create-choices">
      {choices.map((choice) => {
        const value = chosenOf(choice, chosen);
        const detail = choice.options.find((option) => option.value === value)?.detail;
        return (
          <div key={choice.id} className="create-choice">
            <label>
              <span>{choice.label}</span>
              <select
                value={value}
                aria-describedby={detail ? `create-detail-${choice.id}` : undefined}
                onChange={(event) => onChoose(choice.id, event.target.value)}
              >
                {choice.options.map((option) => (
                  <option key={option.value} value={option.value}>
                    {option.label}
                  </option>
                ))}
              </select>
            </label>
            {detail ? (
              <span className="hint" id={`create-detail-${choice.id}`}>
                {detail}
              </span>
            ) : null}
          </div>
        );
      })}
    </div>
  );
}

interface MadeFiles {
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
