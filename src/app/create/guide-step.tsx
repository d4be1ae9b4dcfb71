// A step: its number, which ticks it, title, one sentence, one action, and what is needed to do it.
import { Check, Undo2 } from 'lucide';
import type { ReactNode } from 'react';
import { Icon } from '#app/controls/icon.tsx';
import type { CreateItem, NameToType, TickState, ValueToFill } from '#deepseek/create/index.ts';
import { CodeWell, CommandWell, CopyButton } from './code-well.tsx';
import { copiesText } from './step-action.tsx';

/** Words with what stands on the screen between two **. */
function Marked({ children }: { readonly children: string }) {
  return children.split('**').map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      // The parts have no identity except their order.
      // oxlint-disable-next-line react/no-array-index-key
      <b key={index}>{part}</b>
    ),
  );
}

function Names({ names }: { readonly names: readonly NameToType[] }) {
  return (
    <dl className="block create-names">
      {names.map(({ label, value }) => (
        <div key={`${label} ${value}`}>
          <dt>{label}</dt>
          <dd>{value}</dd>
          <dd className="create-names-copy">
            <CopyButton bare text={value} title={`${label}: ${value}`} />
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
      <dl className="block create-names">
        {fill.map(({ name, words }) => (
          <div key={name}>
            <dt>
              <code>{name}</code>
            </dt>
            <dd className="prose">{words}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Docs({ page }: { readonly page: string | undefined }) {
  return page === undefined ? null : (
    <a href={page} target="_blank" rel="noreferrer">
      Docs ↗
    </a>
  );
}

/** Code that goes with another action: a statement for who does the step. */
const codeBesides = (item: CreateItem): string | undefined => (copiesText(item) ? undefined : item.code);

/** The rest of the words, and the same on the command line. */
function Why({ item }: { readonly item: CreateItem }) {
  const { title, why, page, also } = item;
  const code = codeBesides(item);
  if (why === undefined && also.length === 0 && code === undefined) return null;
  return (
    <details className="create-more">
      <summary>
        Why?<span className="visually-hidden"> {title}</span>
      </summary>
      {why === undefined ? null : (
        <p>
          {why} <Docs page={page} />
        </p>
      )}
      {code === undefined ? null : <CodeWell code={code} title={title} />}
      {also.map((step) => (
        <div key={step.id}>
          <p>
            <b>With the AWS CLI: {step.title}.</b> {step.text} <Docs page={step.page} />
          </p>
          {step.code === undefined ? null : <CodeWell code={step.code} title={step.title} />}
        </div>
      ))}
    </details>
  );
}

function Number({ item, number, state, current, onTick }: Omit<GuideStepProps, 'action' | 'children'>) {
  if (item.optional)
    return (
      <span className="step-number">
        <Icon of={Undo2} />
      </span>
    );
  return (
    <label className="step-tick">
      <input
        type="checkbox"
        className="visually-hidden"
        aria-label={item.title}
        checked={state === 'done'}
        onChange={(event) => onTick(event.currentTarget.checked)}
      />
      <span
        className="step-number"
        data-current={current || undefined}
        title={state === 'done' ? 'Done' : 'Tick when done'}
      >
        {state === 'done' ? <Icon of={Check} /> : number}
      </span>
    </label>
  );
}

/** Longer code is copied more often than read. */
const SHORT_LINES = 4;

interface GuideStepProps {
  readonly item: CreateItem;
  readonly number: number;
  readonly state: TickState;
  /** The first that is not done. */
  readonly current: boolean;
  readonly onTick: (on: boolean) => void;
  readonly action: ReactNode;
  readonly children?: ReactNode;
}

export function GuideStep({ action, children, ...rest }: GuideStepProps) {
  const { item, state, current } = rest;
  const { title, lead, names = [], steps = [], fill = [], commands = [], code } = item;
  return (
    <li className="create-step" data-state={state} aria-current={current ? 'step' : undefined}>
      <Number {...rest} />
      <div>
        <header>
          <div className="create-title">
            <h2>{title}</h2>
            {state === 'changed' ? <span className="create-stale">Changed since you did it</span> : null}
            {lead === undefined ? null : (
              <p>
                {lead} {item.why === undefined ? <Docs page={item.page} /> : null}
              </p>
            )}
          </div>
          <div className="create-action">{action}</div>
        </header>
        {steps.length > 0 ? (
          <ol className="create-how">
            {steps.map((step) => (
              <li key={step}>
                <span>
                  <Marked>{step}</Marked>
                </span>
              </li>
            ))}
          </ol>
        ) : null}
        {names.length > 0 ? <Names names={names} /> : null}
        {fill.length > 0 ? <Values fill={fill} fillIn={item.fillIn ?? 'Fill in your values'} /> : null}
        {children}
        {commands.length > 0 ? <CommandWell commands={commands} /> : null}
        {code !== undefined && codeBesides(item) === undefined ? (
          <CodeWell code={code} folded={code.split('\n').length > SHORT_LINES} />
        ) : null}
        <Why item={item} />
      </div>
    </li>
  );
}
