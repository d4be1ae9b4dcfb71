// The names that pasted policies are exported under: suggested from their titles, and changed here.
import { useId } from 'react';
import { Field, fieldIds } from '#app/controls/field.tsx';
import { ErrorNote } from '#app/controls/notes.tsx';
import { pastedOf, type PastedDocument } from '#app/state/pasted.ts';
import { actions, useStore } from '#app/state/store.ts';
import { type ExportKit, documentsIn, nameProblem } from '#deepseek/export/index.ts';

const LABELS: Readonly<Partial<Record<PastedDocument['type'], string>>> = { trust: 'Role name' };

interface NameFieldProps {
  readonly policy: PastedDocument;
  /** The name in the files. */
  readonly used: string;
}

function NameField({ policy: { id, type, title, name }, used }: NameFieldProps) {
  const base = useId();
  const ids = fieldIds(base);
  const problem = name === undefined ? undefined : nameProblem(name, type);
  return (
    <Field
      id={base}
      label={`${LABELS[type] ?? 'Policy name'} for ${title}`}
      notes={problem === undefined ? null : <ErrorNote>{`${problem} The files use ${used}.`}</ErrorNote>}
    >
      <input
        id={ids.control}
        className="input"
        type="text"
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        placeholder={used}
        value={name ?? ''}
        aria-describedby={ids.described}
        aria-invalid={problem !== undefined || undefined}
        onChange={({ currentTarget }) => actions.namePasted(id, currentTarget.value)}
      />
    </Field>
  );
}

/** More would push the files out of sight. */
const MAX_OPEN = 3;

export function PastedNames({ kit }: { readonly kit: ExportKit }) {
  const { open, policies } = useStore((state) => pastedOf(state.draft));
  const named = new Map(
    kit.groups
      .flatMap(documentsIn)
      .filter(({ type }) => type !== 'resource')
      .map((document) => [document.id, document.name]),
  );
  const shown = policies.flatMap((policy) => {
    const used = named.get(policy.id);
    return used === undefined ? [] : [{ policy, used }];
  });
  if (!open || shown.length === 0) return null;
  return (
    <details className="create-more" open={shown.length <= MAX_OPEN}>
      <summary>Names: {shown.map(({ used }) => used).join(', ')}</summary>
      <div className="create-choices">
        {shown.map(({ policy, used }) => (
          <NameField key={policy.id} policy={policy} used={used} />
        ))}
      </div>
    </details>
  );
}
