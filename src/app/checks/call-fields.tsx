// The fields for the action and the resource.
import { useEffect, useMemo, useState } from 'react';
import { ComboBox, matching, type ComboOption } from '#app/controls/combo-box.tsx';
import { Field, fieldIds } from '#app/controls/field.tsx';
import { services } from '#app/services/index.ts';
import type { ActionFacts, RequestField, RequestProblem } from '#iam/request/index.ts';
import { arnsFor } from '#iam/environment/index.ts';
import { ProblemNotes, isBroken } from './problem-notes.tsx';

interface FieldProps {
  readonly value: string;
  /** What is known of the action; undefined while nothing is. */
  readonly facts: ActionFacts | undefined;
  readonly problems: readonly RequestProblem[];
  readonly typing: RequestField | null;
  readonly onChange: (text: string, typing: RequestField | null) => void;
  readonly onLeave: () => void;
}

/** Writes what was offered, and goes back to the input: the offer goes away. */
const taking =
  (id: string, onChange: FieldProps['onChange']) =>
  (text: string): void => {
    onChange(text, null);
    document.querySelector<HTMLElement>(`#${id}`)?.focus();
  };

/** Names that go on with what is typed, once somebody types. */
function useNames(typed: string, isTyping: boolean): readonly ComboOption[] {
  const [names, setNames] = useState<readonly ComboOption[]>([]);
  useEffect(() => {
    if (!isTyping) return undefined;
    let isNewest = true;
    void services.requests.actionNames(typed).then((found) => {
      if (isNewest) setNames(found.map(({ name, service }) => ({ value: name, detail: service })));
    });
    return () => {
      isNewest = false;
    };
  }, [typed, isTyping]);
  return isTyping ? names : [];
}

const actionSummary = ({ level, description }: ActionFacts): string => `${level} · ${description}`;

export function ActionField({ value, facts, problems, typing, onChange, onLeave }: FieldProps) {
  const ids = fieldIds('request-action');
  const take = taking(ids.control, onChange);
  const names = useNames(value, typing === 'action');
  const isRightlySpelled =
    facts === undefined || facts.name === value || facts.name.toLowerCase() !== value.toLowerCase();
  return (
    <Field
      id={ids.control}
      label="Action"
      notes={
        <>
          <ProblemNotes problems={problems} field="action" typing={typing} onTake={take} />
          {facts ? <p className="hint">{actionSummary(facts)}</p> : null}
          {isRightlySpelled ? null : (
            <p className="hint">
              AWS writes <code>{facts.name}</code>. Upper or lower case makes no difference.
            </p>
          )}
        </>
      }
    >
      <ComboBox
        id={ids.control}
        label="the action"
        value={value}
        options={names}
        placeholder="bedrock:InvokeModel"
        describedBy={ids.described}
        invalid={isBroken({ problems, field: 'action', typing })}
        onChange={(text) => onChange(text.trim(), 'action')}
        onPick={(option) => onChange(option.value, null)}
        onLeave={onLeave}
      />
    </Field>
  );
}

/** Beyond these the pattern helps nobody. */
const MAX_TYPES = 3;

export function ResourceField({
  arns,
  value,
  facts,
  problems,
  typing,
  onChange,
  onLeave,
}: FieldProps & { readonly arns: readonly string[] }) {
  const ids = fieldIds('request-resource');
  const options = useMemo(
    () => arnsFor(arns, facts).map((arn): ComboOption => ({ value: arn })),
    [arns, facts],
  );
  const take = taking(ids.control, onChange);
  const isTyping = typing === 'resource';
  return (
    <Field
      id={ids.control}
      label="Resource"
      notes={
        <>
          <ProblemNotes problems={problems} field="resource" typing={typing} onTake={take} />
          {facts && isTyping ? (
            <ul className="hint">
              {facts.resources.slice(0, MAX_TYPES).map(({ name, arn }) => (
                <li key={name}>
                  {name}: <code>{arn}</code>
                </li>
              ))}
            </ul>
          ) : null}
        </>
      }
    >
      <ComboBox
        id={ids.control}
        label="the resource"
        value={value}
        options={isTyping ? matching(options, value) : options}
        placeholder="arn:aws:…, or *"
        describedBy={ids.described}
        invalid={isBroken({ problems, field: 'resource', typing })}
        onChange={(text) => onChange(text.trim(), 'resource')}
        onPick={(option) => onChange(option.value, null)}
        onLeave={onLeave}
      />
    </Field>
  );
}
