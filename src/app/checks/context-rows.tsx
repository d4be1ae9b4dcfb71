// The context of the request: a row for each key that it carries or that statements test.
import { useEffect, useMemo, useState } from 'react';
import { Button } from '#app/controls/button.tsx';
import { ComboBox, matching, type ComboOption } from '#app/controls/combo-box.tsx';
import type { RequestHelp } from '#worker/protocol.ts';
import type { CallContext, OpenCall, RequestField, RequestProblem } from '#iam/request/index.ts';
import { GLOBAL_KEYS } from '#iam/reference/index.ts';
import { ContextRow, keyInputId } from './context-row.tsx';
import { withKeyRenamed, withKeyValue, withoutKey, withoutRepeats, withUnknownKey } from './edit-call.ts';

interface ContextRowsProps {
  readonly call: OpenCall;
  readonly help: RequestHelp | undefined;
  readonly values: Readonly<Record<string, readonly string[]>>;
  readonly typing: RequestField | null;
  readonly problems: readonly RequestProblem[];
  /** Whether a key may be left open. */
  readonly mayBeUnknown: boolean;
  readonly onChange: (call: OpenCall, typing: RequestField | null) => void;
  readonly onLeave: () => void;
}

const GLOBAL: readonly ComboOption[] = GLOBAL_KEYS.map(({ key, is }) => ({
  value: key,
  detail: is,
  group: 'Global keys',
}));

export function ContextRows({
  call,
  help,
  problems,
  values,
  typing,
  mayBeUnknown,
  onChange,
  onLeave,
}: ContextRowsProps) {
  const { context, unknownKeys = [] } = call;
  const [added, setAdded] = useState('');
  /** The key that was added last: its value is what to write next. */
  const [focused, setFocused] = useState('');
  useEffect(() => {
    if (focused !== '') document.querySelector<HTMLElement>(`#${keyInputId(focused)}`)?.focus();
  }, [focused]);
  // Keys keep the place where they first came up, whether they are given or only tested.
  const [order, setOrder] = useState<readonly string[]>([]);
  const names = [...Object.keys(context), ...unknownKeys, ...(help?.testedKeys ?? [])];
  const present = withoutRepeats(names);
  const later = present.filter((name) => !order.includes(name));
  // So that the next drawing knows where they stood.
  if (later.length > 0) setOrder([...order, ...later]);
  const rows = [...order, ...later].filter((name) => present.includes(name));
  const options = useMemo(
    (): readonly ComboOption[] => [
      ...(help?.action?.keys ?? []).map(({ key, is }) => ({
        value: key,
        detail: is,
        group: 'Keys of this action',
      })),
      ...GLOBAL,
    ],
    [help?.action],
  );
  const put = (key: string, value: CallContext[string], field: RequestField | null): void =>
    onChange(withKeyValue(call, key, value), field);
  const remove = (key: string): void => {
    onChange(withoutKey(call, key), null);
    document.querySelector<HTMLElement>('#request-add-key')?.focus();
  };
  const add = (key: string): void => {
    setAdded('');
    if (key === '' || present.some((name) => name.toLowerCase() === key.toLowerCase())) return;
    put(key, '', null);
    setFocused(key);
  };
  return (
    <fieldset className="request-context">
      <legend className="field-label">Context</legend>
      {rows.length === 0 ? (
        <p className="hint">No statement about this action tests a condition key.</p>
      ) : null}
      <ul>
        {rows.map((name) => (
          <ContextRow
            key={name}
            name={name}
            value={context[name]}
            isUnknown={unknownKeys.includes(name)}
            facts={help?.keys[name]}
            likely={values[name.toLowerCase()] ?? []}
            problems={problems}
            typing={typing}
            onChange={(value, field) => put(name, value, field)}
            onUnknown={
              mayBeUnknown
                ? (isUnknown) =>
                    isUnknown ? onChange(withUnknownKey(call, name), null) : put(name, '', null)
                : undefined
            }
            onRemove={name in context || unknownKeys.includes(name) ? () => remove(name) : undefined}
            onRename={(next) => {
              onChange(withKeyRenamed(call, name, next), null);
              setFocused(next);
            }}
            onLeave={onLeave}
          />
        ))}
      </ul>
      {/* Not a <form>: it may be inside one. */}
      <div className="request-add">
        <label className="hint" htmlFor="request-add-key">
          Add a key
        </label>
        <ComboBox
          id="request-add-key"
          label="a key to add"
          value={added}
          options={matching(options, added)}
          placeholder="aws:SourceVpc"
          onChange={setAdded}
          onEnter={() => add(added.trim())}
          onPick={({ value }) => (value.includes('${') ? setAdded(value.split('${')[0] ?? '') : add(value))}
        />
        <Button aria-label="Add the key" disabled={added.trim() === ''} onClick={() => add(added.trim())}>
          Add
        </Button>
      </div>
    </fieldset>
  );
}
