// The form in which a person says what else is expected of the documents.
import { useRef, useState, type FormEvent } from 'react';
import { Button } from '#app/controls/button.tsx';
import { Dialog } from '#app/controls/dialog.tsx';
import type { Proofs } from '#app/state/proofs.ts';
import { actions, useStore } from '#app/state/store.ts';
import type { OwnCase } from '#core/request/call.ts';
import { Between, ContextRows, Expected, stay, TextPart, Who, type PartProps } from './case-fields.tsx';
import { emptyForm, formOf, readForm, type CaseField } from './case-form.ts';

interface CaseDialogProps {
  readonly proofs: Proofs;
  /** What the form begins with. */
  readonly start?: OwnCase;
  /** The case that is changed. */
  readonly replaces?: OwnCase;
  readonly onClose: () => void;
}

const SUGGESTED = 100;
const some = (values: readonly string[]): readonly string[] => [...new Set(values)].slice(0, SUGGESTED);

export function CaseDialog({ proofs, start, replaces, onClose }: CaseDialogProps) {
  const cases = useStore(({ draft }) => draft.cases) ?? [];
  const [form, setForm] = useState(() =>
    start ? formOf(start) : emptyForm(proofs.environment.roles[0]?.id),
  );
  // Only what was filled and left, or asked to be kept, shows what is wrong with it.
  const [left, setLeft] = useState<ReadonlySet<CaseField> | 'all'>(new Set());
  const element = useRef<HTMLFormElement>(null);
  const read = readForm(form, start);
  const shown = Object.entries(read.problems ?? {}).filter(
    ([field]) => left === 'all' || left.has(field as CaseField),
  );
  const part: PartProps = {
    form,
    problems: Object.fromEntries(shown),
    change: (change) => setForm((before) => ({ ...before, ...change })),
    leave: (field) => setLeft((before) => (before === 'all' ? before : new Set([...before, field]))),
    proofs,
  };
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (read.problems) {
      setLeft('all');
      // Once the fields are marked.
      requestAnimationFrame(() =>
        element.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus(),
      );
      return;
    }
    const { own } = read;
    const known = replaces !== undefined && cases.includes(replaces);
    actions.setCases(known ? cases.map((each) => (each === replaces ? own : each)) : [...cases, own]);
    actions.announce(`Kept: ${own.label}`);
    onClose();
  };
  const expectations = proofs.all.map(({ expectation }) => expectation);
  return (
    <Dialog title={replaces ? 'Change an expectation' : 'Add an expectation'} onClose={onClose}>
      <form ref={element} className="case-form" noValidate onSubmit={save}>
        <TextPart {...part} name="says" label="What is expected, in words" example="Read the model files" />
        <Expected {...part} />
        <Who {...part} />
        <TextPart
          {...part}
          name="action"
          label="Action"
          example="s3:GetObject"
          suggestions={some(expectations.map(({ action }) => action))}
        />
        <TextPart
          {...part}
          name="resource"
          label="Resource"
          hint="An ARN, or * for an action that takes none."
          example="arn:aws:s3:::acme-models/deepseek/config.json"
          suggestions={some(expectations.map(({ resource }) => resource))}
        />
        <TextPart
          {...part}
          name="resourceAccount"
          label="Account of the resource"
          hint="Where its ARN has none and it is not the caller’s, such as a bucket elsewhere."
          example="111122223333"
        />
        <ContextRows {...part} />
        <Between {...part} />
        <div className="dialog-buttons">
          <Button onMouseDown={stay} onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" weight="primary" onMouseDown={stay}>
            {replaces ? 'Keep the change' : 'Add'}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
