// The form of a person’s own check: a call, a title, and whether it must be allowed or denied.
import { useId, useMemo, useRef, useState, type FormEvent, type MouseEvent } from 'react';
import { Button } from '#app/controls/button.tsx';
import { Dialog } from '#app/controls/dialog.tsx';
import { Field, fieldIds } from '#app/controls/field.tsx';
import { ErrorNote } from '#app/controls/notes.tsx';
import { RequestForm } from './request-form.tsx';
import { useRequest } from './use-request.ts';
import type { Proofs } from '#app/state/proofs.ts';
import { casesOf } from '#app/state/pasted.ts';
import { actions, useStore } from '#app/state/store.ts';
import type { OwnCase, RequestField, RequestProblem } from '#iam/request/index.ts';
import { likelyValues } from '#iam/environment/index.ts';
import { draftOf, emptyDraft, readDraft, type CaseDraft } from './case-draft.ts';

/** Leaving a field may say something under it: a button must not move away before the click on it is over. */
const stay = (event: MouseEvent): void => event.preventDefault();

interface LabelFieldProps {
  readonly value: string;
  readonly problem: string | undefined;
  readonly onChange: (text: string) => void;
  readonly onLeave: () => void;
}

function LabelField({ value, problem, onChange, onLeave }: LabelFieldProps) {
  const base = useId();
  const ids = fieldIds(base);
  return (
    <Field
      id={base}
      label="Check in a few words"
      notes={problem === undefined ? null : <ErrorNote>{problem}</ErrorNote>}
    >
      <input
        id={ids.control}
        className="input input-prose"
        type="text"
        spellCheck
        autoCapitalize="off"
        autoComplete="off"
        placeholder="Read the model files"
        value={value}
        aria-describedby={ids.described}
        aria-invalid={problem !== undefined || undefined}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
        onBlur={onLeave}
      />
    </Field>
  );
}

const EXPECTED = [
  ['allowed', 'Allowed'],
  ['denied', 'Denied'],
] as const;

interface ExpectedFieldProps {
  readonly value: OwnCase['expect'];
  readonly onChange: (value: OwnCase['expect']) => void;
}

function ExpectedField({ value: chosen, onChange }: ExpectedFieldProps) {
  const name = useId();
  return (
    <fieldset className="case-expected">
      <legend className="field-label">It must be</legend>
      {EXPECTED.map(([value, label]) => (
        <label key={value} className="check-row">
          <input type="radio" name={name} checked={chosen === value} onChange={() => onChange(value)} />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

/** Fields that were filled and left, or all once the case is to be kept: only of those it is said what is wrong. */
type LeftFields = ReadonlySet<RequestField | 'label'> | 'all';

interface CaseDialogProps {
  readonly proofs: Proofs;
  /** What the form begins with. */
  readonly start?: OwnCase;
  /** The case that is changed. */
  readonly replaces?: OwnCase;
  readonly onClose: () => void;
}

export function CaseDialog({ proofs, start, replaces, onClose }: CaseDialogProps) {
  const { environment } = proofs;
  const cases = useStore(({ draft }) => casesOf(draft)) ?? [];
  const [draft, setDraft] = useState<CaseDraft>(() =>
    start ? draftOf(start) : emptyDraft(environment.roles[0]?.id),
  );
  const [typing, setTyping] = useState<RequestField | null>(null);
  const [left, setLeft] = useState<LeftFields>(new Set());
  const element = useRef<HTMLFormElement>(null);
  const expectations = useMemo(() => proofs.all.map(({ expectation }) => expectation), [proofs]);
  const likely = useMemo(() => likelyValues(environment, expectations), [environment, expectations]);
  const { call } = draft;
  const asked = useRequest(environment, call);
  const read = readDraft(draft);
  const isLeft = (field: RequestField | 'label'): boolean => left === 'all' || left.has(field);
  const leave = (field: RequestField | 'label'): void =>
    setLeft((before) => (before === 'all' ? before : new Set([...before, field])));
  // What the reference has against the call comes a moment later than what is wrong with its form.
  const ofReference = asked.answered?.call === call ? asked.answered.help.problems : [];
  const formProblems = read.problems?.request ?? [];
  const problems: readonly RequestProblem[] = [
    ...formProblems,
    ...ofReference.filter(({ field }) => !formProblems.some((problem) => problem.field === field)),
  ].filter(({ field }) => isLeft(field));
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (read.problems) {
      setLeft('all');
      setTyping(null);
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
  return (
    <Dialog title={replaces ? 'Edit the check' : 'Add a check'} onClose={onClose}>
      <form ref={element} className="case-form request-form" noValidate onSubmit={save}>
        <LabelField
          value={draft.label}
          problem={isLeft('label') ? read.problems?.label : undefined}
          onChange={(label) => setDraft({ ...draft, label })}
          onLeave={() => draft.label !== '' && leave('label')}
        />
        <ExpectedField value={draft.expect} onChange={(expect) => setDraft({ ...draft, expect })} />
        <RequestForm
          environment={environment}
          call={call}
          asked={asked}
          problems={problems}
          likely={likely}
          typing={typing}
          mayBeUnknown={false}
          onChange={(next, field) => {
            setTyping(field);
            setDraft({ ...draft, call: next });
          }}
          onLeave={() => {
            if (typing !== null) leave(typing);
            setTyping(null);
          }}
        />
        <div className="dialog-buttons">
          <Button onMouseDown={stay} onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" weight="primary" onMouseDown={stay}>
            {replaces ? 'Save check' : 'Add check'}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
