// The parts of the form in which a person says what else is expected of the documents.
import { X } from 'lucide';
import { useId, type MouseEvent, type ReactNode } from 'react';
import { Button } from '#app/controls/button.tsx';
import { Field, fieldIds } from '#app/controls/field.tsx';
import { Icon } from '#app/controls/icon.tsx';
import { ErrorNote } from '#app/controls/notes.tsx';
import type { Proofs } from '#app/state/proofs.ts';
import type { CaseField, CaseForm, Problems } from './case-form.ts';
import { Message } from '#app/controls/message.tsx';

/** Leaving a field may say something under it: a button must not move away before the click on it is over. */
export const stay = (event: MouseEvent): void => event.preventDefault();

type Change = (change: Partial<CaseForm>) => void;

/** What parts of the form share. */
export interface PartProps {
  readonly form: CaseForm;
  readonly problems: Problems;
  readonly change: Change;
  readonly leave: (field: CaseField) => void;
  readonly proofs: Proofs;
}

type TextName = 'says' | 'caller' | 'action' | 'resource' | 'resourceAccount';

interface TextProps extends PartProps {
  readonly name: TextName;
  readonly label: string;
  readonly hint?: string;
  readonly example: string;
  readonly suggestions?: readonly string[];
}

export function TextPart({
  name,
  label,
  hint,
  example,
  suggestions,
  form,
  problems,
  change,
  leave,
}: TextProps) {
  const base = useId();
  const ids = fieldIds(base);
  const problem = problems[name];
  return (
    <Field
      id={base}
      label={label}
      hint={hint}
      notes={problem === undefined ? null : <ErrorNote>{<Message text={problem} />}</ErrorNote>}
    >
      <input
        id={ids.control}
        className={name === 'says' ? 'input input-prose' : 'input'}
        type="text"
        spellCheck={name === 'says'}
        autoCapitalize="off"
        autoComplete="off"
        placeholder={example}
        list={suggestions ? `${base}-list` : undefined}
        value={form[name]}
        aria-describedby={ids.described}
        aria-invalid={problem !== undefined || undefined}
        onChange={({ currentTarget }) => change({ [name]: currentTarget.value })}
        onBlur={() => form[name] !== '' && leave(name)}
      />
      {suggestions ? (
        <datalist id={`${base}-list`}>
          {suggestions.map((value) => (
            <option key={value}>{value}</option>
          ))}
        </datalist>
      ) : null}
    </Field>
  );
}

interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly children: ReactNode;
}

function SelectPart({ label, value, onChange, children }: SelectProps) {
  const base = useId();
  const ids = fieldIds(base);
  return (
    <Field id={base} label={label}>
      <select
        id={ids.control}
        className="case-select"
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      >
        {children}
      </select>
    </Field>
  );
}

export function Who(props: PartProps) {
  const { form, change, proofs } = props;
  const { roles } = proofs.environment;
  const known = form.role === '' || roles.some(({ id }) => id === form.role);
  const options = roles.map(({ id, title, name }) => (
    <option key={id} value={id}>
      {title} {name}
    </option>
  ));
  return (
    <>
      <SelectPart label="Who calls" value={form.role} onChange={(role) => change({ role })}>
        {options}
        {known ? null : <option value={form.role}>{form.role}, which is not in this kit</option>}
        <option value="">Somebody else</option>
      </SelectPart>
      {form.role === '' ? (
        <>
          <TextPart
            {...props}
            name="caller"
            label="Who that is"
            hint="An ARN, a service, or anonymous."
            example="arn:aws:iam::111122223333:role/Other"
          />
          <SelectPart
            label="What their own policies allow"
            value={form.permitted}
            onChange={(permitted) => change({ permitted })}
          >
            <option value="">Everything</option>
            {options}
          </SelectPart>
        </>
      ) : (
        <label className="check-row">
          <input
            type="checkbox"
            checked={form.everything}
            onChange={({ currentTarget }) => change({ everything: currentTarget.checked })}
          />
          <span>
            Other policies of theirs allow everything
            <span className="hint"> Then only a Deny keeps them from it.</span>
          </span>
        </label>
      )}
    </>
  );
}

export function ContextRows({ form, problems, change, leave }: PartProps) {
  const { rows } = form;
  const base = useId();
  const put = (index: number, row: Partial<CaseForm['rows'][number]>): void =>
    change({ rows: rows.map((old, at) => (at === index ? { ...old, ...row } : old)) });
  return (
    <fieldset className="case-rows">
      <legend className="field-label">What else the request says</legend>
      <p className="hint">
        Condition keys and their values. A key with several values stands in several rows.
      </p>
      {rows.map((row, index) => {
        const problem = problems[`row ${index}`];
        const described = problem === undefined ? undefined : `${base}-${index}`;
        const invalid = problem !== undefined || undefined;
        return (
          // Rows have no other name than their place.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={index} className="case-row">
            <input
              className="input"
              type="text"
              aria-label={`Condition key ${index + 1}`}
              placeholder="aws:SourceVpce"
              spellCheck={false}
              autoComplete="off"
              value={row.key}
              aria-invalid={invalid}
              aria-describedby={described}
              onChange={({ currentTarget }) => put(index, { key: currentTarget.value })}
            />
            <input
              className="input"
              type="text"
              aria-label={`Value ${index + 1}`}
              placeholder="vpce-0abc123def4567890"
              spellCheck={false}
              autoComplete="off"
              value={row.value}
              aria-invalid={invalid}
              aria-describedby={described}
              onChange={({ currentTarget }) => put(index, { value: currentTarget.value })}
              onBlur={() => row.key + row.value !== '' && leave(`row ${index}`)}
            />
            <button
              type="button"
              className="icon-button"
              aria-label={`Remove condition key ${index + 1}`}
              onMouseDown={stay}
              onClick={() => change({ rows: rows.filter((_, at) => at !== index) })}
            >
              <Icon of={X} />
            </button>
            {problem === undefined ? null : (
              <div id={described} className="case-row-note">
                <ErrorNote>{problem}</ErrorNote>
              </div>
            )}
          </div>
        );
      })}
      <p>
        <Button onMouseDown={stay} onClick={() => change({ rows: [...rows, { key: '', value: '' }] })}>
          Add a condition key
        </Button>
      </p>
    </fieldset>
  );
}

/** Policies of the kit that stand between who calls and what is called. */
export function Between({ form, change, proofs }: PartProps) {
  const { policies } = proofs.environment;
  const endpoints = policies.filter(({ kind }) => kind === 'endpoint');
  const boundaries = policies.filter(({ kind }) => kind === 'boundary');
  const parts = [
    { name: 'through', label: 'Through the VPC endpoint with', list: endpoints },
    { name: 'below', label: 'Below the permissions boundary', list: boundaries },
  ] as const;
  return parts.map(({ name, label, list }) =>
    list.length === 0 && form[name] === '' ? null : (
      <SelectPart key={name} label={label} value={form[name]} onChange={(value) => change({ [name]: value })}>
        <option value="">None</option>
        {list.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
        {form[name] === '' || list.some(({ id }) => id === form[name]) ? null : (
          <option value={form[name]}>{form[name]}, which is not in this kit</option>
        )}
      </SelectPart>
    ),
  );
}

const EXPECTED = [
  ['allowed', 'Allowed'],
  ['denied', 'Denied'],
] as const;

export function Expected({ form, change }: PartProps) {
  const name = useId();
  return (
    <fieldset className="case-expected">
      <legend className="field-label">It must be</legend>
      {EXPECTED.map(([value, label]) => (
        <label key={value} className="check-row">
          <input
            type="radio"
            name={name}
            checked={form.expect === value}
            onChange={() => change({ expect: value })}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
