// One of several options as a card: a radio or a checkbox with a tag and a line of detail.
import { memo, useId, type ChangeEvent, type KeyboardEvent } from 'react';
import { useLatest } from './use-latest.ts';
import './choice-card.css';

interface ChoiceCardProps {
  readonly type: 'radio' | 'checkbox';
  readonly name: string;
  readonly checked: boolean;
  readonly label: string;
  readonly detail?: string | undefined;
  readonly tag?: string | undefined;
  /** Why it cannot be chosen. It stays in the tab order, so that screen readers read the reason. */
  readonly reason?: string | undefined;
  /** The id of an element that says the reason for several options; it is not said here then. */
  readonly reasonId?: string | undefined;
  /** A row of a dense list, without a border. */
  readonly row?: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly onKeyDown?: ((event: KeyboardEvent<HTMLInputElement>) => void) | undefined;
}

const Card = memo(function Card(props: ChoiceCardProps) {
  const {
    type,
    name,
    checked,
    label,
    detail,
    tag,
    reason,
    reasonId,
    row = false,
    onChange,
    onKeyDown,
  } = props;
  const id = useId();
  // A chosen option that is no longer possible can still be removed.
  const locked = reason !== undefined && !checked;
  const described = [tag && `${id}t`, detail && `${id}d`, reason && (reasonId ?? `${id}r`)]
    .filter(Boolean)
    .join(' ');
  const change = (event: ChangeEvent<HTMLInputElement>): void => {
    if (!locked) onChange(event.currentTarget.checked);
  };
  return (
    <label className={row ? 'choice choice-row' : 'choice'} data-locked={locked || undefined}>
      <input
        type={type}
        name={name}
        checked={checked}
        aria-labelledby={`${id}l`}
        aria-describedby={described || undefined}
        aria-disabled={locked || undefined}
        onChange={change}
        onKeyDown={onKeyDown}
      />
      <span id={`${id}l`} className="choice-label">
        {label}
      </span>
      {tag ? (
        <span id={`${id}t`} className="tag">
          {tag}
        </span>
      ) : null}
      {detail ? (
        <span id={`${id}d`} className="choice-detail hint">
          {detail}
        </span>
      ) : null}
      {reason && reasonId === undefined ? (
        <span id={`${id}r`} className="choice-reason hint">
          {reason}
        </span>
      ) : null}
    </label>
  );
});

/** Rendered again only when it shows something else: React writes to each input that it renders. */
export function ChoiceCard({ onChange, onKeyDown, ...shown }: ChoiceCardProps) {
  return <Card {...shown} onChange={useLatest(onChange)} onKeyDown={useLatest(onKeyDown)} />;
}
