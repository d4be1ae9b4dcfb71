// One item of the list: a tick, and what to do.
import { ExternalLink } from 'lucide';
import { Icon } from '#app/controls/icon.tsx';
import { Snippet } from '#app/controls/snippet.tsx';
import { copyText } from '#app/persistence/clipboard.ts';
import { actions } from '#app/state/store.ts';
import type { CreateItem, NameToType, ValueToFill } from '#core/create/create-list.ts';
import type { TickState } from '#core/create/ticks.ts';
import type { ExportedFile } from '#core/export/exporter.ts';
import { CopyChip } from './copy-chip.tsx';
import { CopyDocument } from './copy-document.tsx';
import { FileDownloads } from './file-downloads.tsx';

export const copyCode = async (code: string, title: string): Promise<void> =>
  actions.announce((await copyText(code)) ? `Copied: ${title}` : 'The browser did not allow copying.');

function Names({ names }: { readonly names: readonly NameToType[] }) {
  return (
    <dl className="create-names">
      {names.map(({ label, value }) => (
        <div key={`${label} ${value}`}>
          <dt>{label}</dt>
          <dd>
            <CopyChip label={label} value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Values({ fill, fillIn }: { readonly fill: readonly ValueToFill[]; readonly fillIn: string }) {
  return (
    <>
      <p>{fillIn}:</p>
      <dl className="create-values">
        {fill.map(({ name, words }) => (
          <div key={name}>
            <dt>
              <code>{name}</code>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Page({ page }: { readonly page: string | undefined }) {
  return page === undefined ? null : (
    <a href={page} target="_blank" rel="noreferrer">
      AWS page
    </a>
  );
}

function Steps({ item: { steps = [], page } }: { readonly item: CreateItem }) {
  return (
    <details className="create-steps">
      <summary>{steps.length === 1 ? '1 step' : `${steps.length} steps`} in the console</summary>
      <ol>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p>
        <Page page={page} />
      </p>
    </details>
  );
}

interface BodyProps {
  readonly item: CreateItem;
  readonly title: string;
  readonly files: readonly ExportedFile[];
}

function Body({ item, title, files }: BodyProps) {
  const { text, document, screen, names = [], steps, fill = [], commands = [], code, page, also } = item;
  return (
    <div className="create-body">
      {text === undefined ? null : (
        <p>
          {text} <Page page={page} />
        </p>
      )}
      {document === undefined && screen === undefined && !item.files ? null : (
        <div className="create-actions">
          {document === undefined ? null : <CopyDocument id={document} />}
          {item.files ? <FileDownloads title={title} files={files} /> : null}
          {screen ? (
            <a className="create-screen" href={screen.address} target="_blank" rel="noreferrer">
              {screen.title}
              <Icon of={ExternalLink} />
              <span className="visually-hidden"> (AWS console, new tab)</span>
            </a>
          ) : null}
        </div>
      )}
      {names.length > 0 ? <Names names={names} /> : null}
      {steps ? <Steps item={item} /> : null}
      {fill.length > 0 ? <Values fill={fill} fillIn={item.fillIn ?? 'Fill in your values'} /> : null}
      {commands.map((command) => (
        <Snippet
          key={command}
          title={command.split('\n')[0] ?? command}
          code={command}
          onCopy={(...what) => void copyCode(...what)}
        />
      ))}
      {code === undefined ? null : (
        <Snippet title={item.title} code={code} onCopy={(...what) => void copyCode(...what)} />
      )}
      {also.map((step) => (
        <details key={step.id} className="create-steps">
          <summary>With the AWS CLI instead: {step.title}</summary>
          <p>
            {step.text} <Page page={step.page} />
          </p>
          {step.code === undefined ? null : (
            <Snippet title={step.title} code={step.code} onCopy={(...what) => void copyCode(...what)} />
          )}
        </details>
      ))}
    </div>
  );
}

interface CreateItemViewProps extends BodyProps {
  readonly state: TickState;
  readonly onTick: (item: CreateItem, on: boolean) => void;
}

/** A ticked item shows its title only. */
export function CreateItemView({ item, title, files, state, onTick }: CreateItemViewProps) {
  return (
    <li className="create-item" data-state={state}>
      <label className="create-tick">
        <input
          type="checkbox"
          checked={state === 'done'}
          onChange={(event) => onTick(item, event.currentTarget.checked)}
        />
        <span>{item.title}</span>
        {state === 'changed' ? <span className="tag create-changed">Changed since you ticked it</span> : null}
      </label>
      {state === 'done' ? null : <Body item={item} title={title} files={files} />}
    </li>
  );
}
