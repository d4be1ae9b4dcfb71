// Who makes the request: a role of the kit, or somebody else.
import { useMemo, type ReactNode } from 'react';
import { ComboBox, matching, type ComboOption } from '#app/controls/combo-box.tsx';
import { Field, fieldIds } from '#app/controls/field.tsx';
import { type PolicyEnvironment, callerText } from '#iam/environment/index.ts';
import type { OpenCall, RequestField, RequestProblem } from '#iam/request/index.ts';
import { chosenPrincipal, OTHER_CALLER } from './edit-call.ts';
import { ProblemNotes, isBroken } from './problem-notes.tsx';

type Principal = OpenCall['principal'];

interface WhoFieldProps {
  readonly environment: PolicyEnvironment;
  readonly principal: Principal;
  readonly callers: readonly string[];
  readonly problems: readonly RequestProblem[];
  readonly typing: RequestField | null;
  readonly onChange: (principal: Principal, typing: RequestField | null) => void;
  readonly onLeave: () => void;
  /** Next to the label. */
  readonly action: ReactNode;
}

const ANYONE: ComboOption = { value: 'anonymous', detail: 'the request is not signed' };

/** A role that the answers no longer make can still be taken back. */
function MissingOption({ id, known }: { id: string | undefined; known: PolicyEnvironment['roles'] }) {
  return id === undefined || known.some((role) => role.id === id) ? null : (
    <option value={id}>{id}, which is not in this kit</option>
  );
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
  const ids = fieldIds('request-who');
  const other = fieldIds('request-caller');
  const permitted = fieldIds('request-permitted');
  const isOther = 'caller' in principal;
  const caller = isOther ? callerText(principal.caller) : '';
  const options = useMemo(
    () => [
      ...callers.map((value): ComboOption => ({ value })),
      { value: environment.account, detail: 'a role in this account' },
      ANYONE,
    ],
    [callers, environment.account],
  );
  const isListed = options.some(({ value }) => value === caller);
  const write = (text: string, field: RequestField | null): void => {
    const holder = isOther ? principal.permitted : undefined;
    onChange({ caller: text, ...(holder !== undefined && { permitted: holder }) }, field);
  };
  return (
    <Field id={ids.control} label="Who calls" action={action}>
      <select
        id={ids.control}
        className="request-select"
        value={isOther ? OTHER_CALLER : principal.role}
        onChange={(event) => {
          const { value } = event.currentTarget;
          // Nothing is wrong yet with a caller that is not written yet.
          onChange(chosenPrincipal(value, principal), value === OTHER_CALLER ? 'principal' : null);
        }}
      >
        {environment.roles
          .filter(({ id, permissions }) => permissions.length > 0 || (!isOther && id === principal.role))
          .map(({ id, title, name, arn }) => (
            <option key={id} value={id}>
              {arn === undefined ? `Anyone with ${name} (${title})` : `${name} (${title})`}
            </option>
          ))}
        <MissingOption id={isOther ? undefined : principal.role} known={environment.roles} />
        <option value={OTHER_CALLER}>Someone else</option>
      </select>
      {isOther ? (
        <Field
          id={other.control}
          label="Caller"
          hint="An ARN, a 12-digit account ID, a service principal or anonymous"
          notes={<ProblemNotes problems={problems} field="principal" typing={typing} />}
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
      {isOther ? (
        <Field id={permitted.control} label="What their own policies allow">
          <select
            id={permitted.control}
            className="request-select"
            value={principal.permitted ?? ''}
            onChange={({ currentTarget: { value } }) =>
              onChange({ caller: principal.caller, ...(value !== '' && { permitted: value }) }, null)
            }
          >
            <option value="">Everything</option>
            {environment.roles.map(({ id, title, name }) => (
              <option key={id} value={id}>
                {name} ({title})
              </option>
            ))}
            <MissingOption id={principal.permitted} known={environment.roles} />
          </select>
        </Field>
      ) : null}
    </Field>
  );
}
