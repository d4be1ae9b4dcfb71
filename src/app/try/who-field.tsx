// Who makes the request: a role of the kit, or somebody else.
import { useMemo, type ReactNode } from 'react';
import { ComboBox, matching, type ComboOption } from '#app/controls/combo-box.tsx';
import { Field, fieldIds } from '#app/controls/field.tsx';
import { callerText } from '#core/verify/prefill.ts';
import type { RequestField, RequestProblem } from '#core/request/problem.ts';
import type { OpenCall } from '#core/request/call.ts';
import type { PolicyEnvironment } from '#core/verify/policy-environment.ts';
import { FaultNotes, isBroken } from './fault-notes.tsx';

type Principal = OpenCall['principal'];

interface WhoFieldProps {
  readonly environment: PolicyEnvironment;
  readonly principal: Principal;
  readonly callers: readonly string[];
  readonly problems: readonly RequestProblem[];
  readonly typing: RequestField | null;
  readonly onChange: (principal: Principal, typing: RequestField | null) => void;
  readonly onLeave: () => void;
  /** Beside the label. */
  readonly action: ReactNode;
}

const OTHER = 'other';
const ANYONE: ComboOption = { value: 'anonymous', detail: 'nobody signs the request' };

/** What becomes of the choice: whoever holds permissions of the kit may be anybody. */
function chosen(id: string, principal: Principal): Principal {
  if (id !== OTHER) return { role: id };
  return 'caller' in principal ? principal : { caller: '' };
}

export function WhoField({
  environment,
  principal,
  callers,
  problems,
  typing,
  onChange,
  onLeave,
  action,
}: WhoFieldProps) {
  const ids = fieldIds('try-who');
  const other = fieldIds('try-caller');
  const isOther = 'caller' in principal;
  const holder = isOther ? environment.roles.find(({ id }) => id === principal.permitted) : undefined;
  const caller = isOther ? callerText(principal.caller) : '';
  const options = useMemo(
    () => [
      ...callers.map((value): ComboOption => ({ value })),
      { value: environment.account, detail: 'some role of this account' },
      ANYONE,
    ],
    [callers, environment.account],
  );
  const isListed = options.some(({ value }) => value === caller);
  const write = (text: string, field: RequestField | null): void => {
    const permitted = isOther ? principal.permitted : undefined;
    onChange({ caller: text, ...(permitted !== undefined && { permitted }) }, field);
  };
  return (
    <Field id={ids.control} label="Who calls" action={action}>
      <select
        id={ids.control}
        className="try-select"
        value={isOther ? OTHER : principal.role}
        onChange={(event) => {
          const { value } = event.currentTarget;
          // Nothing is wrong yet with a caller that is not written yet.
          onChange(chosen(value, principal), value === OTHER ? 'principal' : null);
        }}
      >
        {environment.roles
          .filter(({ id, permissions }) => permissions.length > 0 || (!isOther && id === principal.role))
          .map(({ id, title, name, arn }) => (
            <option key={id} value={id}>
              {arn === undefined ? `Whoever holds ${name} (${title})` : `${name} (${title})`}
            </option>
          ))}
        <option value={OTHER}>Somebody else</option>
      </select>
      {isOther ? (
        <Field
          id={other.control}
          label="Caller"
          hint="An ARN, twelve digits of an account, a service principal, or anonymous"
          notes={
            <>
              <FaultNotes problems={problems} field="principal" typing={typing} />
              {holder ? <p className="hint">With the permissions of {holder.name}</p> : null}
            </>
          }
        >
          <ComboBox
            id={other.control}
            label="the caller"
            value={caller}
            options={isListed ? options : matching(options, caller)}
            placeholder="lambda.amazonaws.com"
            describedBy={other.described}
            invalid={isBroken({ problems, field: 'principal', typing })}
            onChange={(text) => write(text.trim(), 'principal')}
            onPick={({ value }) => write(value, null)}
            onLeave={onLeave}
          />
        </Field>
      ) : null}
    </Field>
  );
}
