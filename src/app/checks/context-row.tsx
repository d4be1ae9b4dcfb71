// One context key: its name, an input that fits its type, and whether the key is given, absent or unknown.
import { X } from 'lucide';
import { ComboBox, matching } from '#app/controls/combo-box.tsx';
import { fieldIds } from '#app/controls/field.tsx';
import { GrowArea } from '#app/controls/grow-area.tsx';
import { Icon } from '#app/controls/icon.tsx';
import type { RequestHelp } from '#worker/protocol.ts';
import type { CallContext, KeyFacts, RequestField } from '#iam/request/index.ts';
import { isAlwaysSent, isTlsKey } from '#iam/environment/index.ts';
import { knownValues } from '#iam/facts/index.ts';
import { ProblemNotes, isBroken } from './problem-notes.tsx';

type Value = CallContext[string];

/** The id of a key's input, so that other parts of the page can move the focus to it. */
export const keyInputId = (key: string): string =>
  `request-key-${key.toLowerCase().replaceAll(/[^a-z0-9]/g, '-')}`;

const TYPES: Readonly<Record<string, string>> = {
  ARN: 'an ARN',
  ARNOrString: 'an ARN',
  Bool: 'true or false',
  Numeric: 'a number',
  Date: '2027-01-31T09:30:00Z',
  DateOrNumeric: 'seconds since 1970, or a date',
  IPAddress: '203.0.113.7',
};

interface RowProps {
  readonly name: string;
  readonly value: Value | undefined;
  readonly isUnknown: boolean;
  readonly facts: KeyFacts | undefined;
  readonly likely: readonly string[];
  readonly problems: RequestHelp['problems'];
  readonly typing: RequestField | null;
  readonly onChange: (value: Value, typing: RequestField | null) => void;
  /** Absent where the key cannot be left open. */
  readonly onUnknown: ((isUnknown: boolean) => void) | undefined;
  readonly onRemove: (() => void) | undefined;
  readonly onRename: (name: string) => void;
  readonly onLeave: () => void;
}

function ValueInput({
  name,
  value,
  isUnknown,
  facts,
  likely,
  problems,
  typing,
  onChange,
  onLeave,
}: RowProps) {
  const ids = fieldIds(keyInputId(name));
  const field = `key ${name}` as const;
  const type = facts?.type ?? 'String';
  const unsaid = isTlsKey(name) ? 'not given: true' : isAlwaysSent(name) ? 'not given' : 'not sent';
  const text = value === undefined ? '' : typeof value === 'string' ? value : value.join('\n');
  const invalid = isBroken({ problems, field, typing });
  if (isUnknown)
    return (
      <input
        id={ids.control}
        className="input"
        disabled
        value="unknown: sent or not, with any value"
        readOnly
      />
    );
  if (type === 'Bool')
    return (
      <select
        id={ids.control}
        className="request-select"
        value={text}
        aria-describedby={ids.notes}
        onChange={(event) => onChange(event.currentTarget.value, null)}
      >
        <option value="">{unsaid}</option>
        <option value="true">true</option>
        <option value="false">false</option>
        {/^(?:|true|false)$/.test(text) ? null : <option value={text}>{text}</option>}
      </select>
    );
  if (type.startsWith('Array') || typeof value === 'object')
    return (
      <GrowArea
        id={ids.control}
        value={text}
        placeholder={`${unsaid} · one per line${likely[0] === undefined ? '' : `, such as ${likely[0]}`}`}
        spellCheck={false}
        aria-describedby={ids.notes}
        aria-invalid={invalid || undefined}
        onChange={(event) => onChange(event.currentTarget.value.split('\n'), field)}
        onBlur={onLeave}
      />
    );
  const options = [...likely, ...(knownValues(name.toLowerCase())?.values ?? [])].map((each) => ({
    value: each,
  }));
  return (
    <ComboBox
      id={ids.control}
      label={name}
      value={text}
      options={typing === field ? matching(options, text) : options}
      placeholder={TYPES[type] === undefined ? unsaid : `${unsaid} · ${TYPES[type]}`}
      describedBy={ids.notes}
      invalid={invalid}
      onChange={(next) => onChange(next, field)}
      onPick={(option) => onChange(option.value, null)}
      onLeave={onLeave}
    />
  );
}

export function ContextRow(props: RowProps) {
  const { name, facts, isUnknown, problems, typing, onUnknown, onRemove, onRename } = props;
  const ids = fieldIds(keyInputId(name));
  return (
    <li className="request-key">
      <div className="request-key-head">
        <label className="mono" htmlFor={ids.control} title={facts?.is}>
          {name}
        </label>
        {onUnknown ? (
          <label className="hint request-unknown">
            <input
              type="checkbox"
              checked={isUnknown}
              aria-label={`${name} is unknown`}
              onChange={(event) => onUnknown(event.currentTarget.checked)}
            />{' '}
            unknown{' '}
          </label>
        ) : null}
        {onRemove ? (
          <button type="button" className="icon-button" aria-label={`Remove ${name}`} onClick={onRemove}>
            <Icon of={X} />
          </button>
        ) : null}
      </div>
      <ValueInput {...props} />
      <div id={ids.notes} className="field-notes">
        <ProblemNotes problems={problems} field={`key ${name}`} typing={typing} onTake={onRename} />
      </div>
    </li>
  );
}
