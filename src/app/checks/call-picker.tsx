// Picks a call by its description, from the checks of the kit.
import { useMemo, useState } from 'react';
import { ComboBox, matching, type ComboOption } from '#app/controls/combo-box.tsx';
import { Field, fieldIds } from '#app/controls/field.tsx';
import { type PolicyEnvironment, roleIdOf } from '#iam/environment/index.ts';
import type { Expectation } from '#iam/request/index.ts';

const nameOf = ({ label, difference }: Expectation): string =>
  difference === undefined ? label : `${label}: ${difference}`;

function groupOf({ principal, action }: Expectation, { roles }: PolicyEnvironment): string {
  if (action.startsWith('sts:')) return 'Assuming a role';
  const role = roles.find(({ id }) => id === roleIdOf(principal));
  return role ? `${role.title} · ${role.name}` : 'Other callers';
}

/** Groups stay together, and in each what must be allowed is first. */
function optionsFor(
  expectations: readonly Expectation[],
  environment: PolicyEnvironment,
): readonly ComboOption[] {
  const options = expectations.map((expectation) => ({
    value: expectation.id,
    label: nameOf(expectation),
    detail: expectation.label.includes(expectation.action) ? undefined : expectation.action,
    tag: expectation.expect === 'denied' ? 'must be denied' : undefined,
    group: groupOf(expectation, environment),
  }));
  const groups = [...new Set(options.map(({ group }) => group))];
  return options.toSorted(
    (a, b) =>
      groups.indexOf(a.group) - groups.indexOf(b.group) || Number(Boolean(a.tag)) - Number(Boolean(b.tag)),
  );
}

interface CallPickerProps {
  readonly expectations: readonly Expectation[];
  readonly environment: PolicyEnvironment;
  /** What the call in the form says; empty once it was changed by hand. */
  readonly says: string;
  readonly onPick: (expectation: Expectation) => void;
  /** What is typed or pasted, before anything is picked. */
  readonly onText: (text: string) => void;
}

export function CallPicker({ expectations, environment, says, onPick, onText }: CallPickerProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const options = useMemo(() => optionsFor(expectations, environment), [expectations, environment]);
  const ids = fieldIds('try-call');
  const shown = matching(options, typed ?? '');
  return (
    <Field
      id={ids.control}
      label="Find a call"
      notes={
        typed !== null && shown.length === 0 ? (
          <p className="hint">
            Couldn’t find a matching call. Paste an error message, or fill in the fields below.
          </p>
        ) : null
      }
    >
      <ComboBox
        id={ids.control}
        label="calls"
        prose
        whole
        value={typed ?? says}
        options={shown}
        placeholder={`Search ${expectations.length} calls, or paste an error message`}
        describedBy={ids.described}
        onChange={(text) => {
          setTyped(text);
          onText(text);
        }}
        onPick={({ value }) => {
          const expectation = expectations.find(({ id }) => id === value);
          setTyped(null);
          if (expectation) onPick(expectation);
        }}
        onLeave={() => setTyped(null)}
      />
    </Field>
  );
}
