// The optional fields of a request: the owner of its resource, and policies that also apply.
import { Field, fieldIds } from '#app/controls/field.tsx';
import type { OpenCall, RequestField, RequestProblem } from '#iam/request/index.ts';
import { parseArn } from '#iam/policy/index.ts';
import type { PolicyEnvironment } from '#iam/environment/index.ts';
import { ProblemNotes, isBroken } from './problem-notes.tsx';

interface MoreFieldsProps {
  readonly environment: PolicyEnvironment;
  readonly call: OpenCall;
  readonly problems: readonly RequestProblem[];
  readonly typing: RequestField | null;
  readonly onChange: (call: OpenCall, typing: RequestField | null) => void;
  readonly onLeave: () => void;
}

interface CheckProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

const Check = ({ label, checked, onChange }: CheckProps) => (
  <label className="request-check">
    <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
    {label}
  </label>
);

export function MoreFields({ environment, call, problems, typing, onChange, onLeave }: MoreFieldsProps) {
  const ids = fieldIds('request-owner');
  const { principal, viaEndpoint, permissionsBoundary, sessionPolicy, resourceAccount } = call;
  const role = 'role' in principal ? environment.roles.find(({ id }) => id === principal.role) : undefined;
  const endpoints = environment.policies.filter(({ kind }) => kind === 'endpoint');
  const boundary = environment.policies.find(({ kind }) => kind === 'boundary');
  const sessions = environment.policies.filter(
    ({ id, kind, role: arn }) => id === sessionPolicy || (kind === 'session' && arn === role?.arn),
  );
  const isUsed =
    sessionPolicy !== undefined ||
    viaEndpoint !== undefined ||
    permissionsBoundary !== undefined ||
    ('role' in principal && principal.everything === true) ||
    (resourceAccount !== undefined && parseArn(call.resource)?.account !== resourceAccount);
  return (
    <details className="request-more" open={isUsed || undefined}>
      <summary>Resource owner and other policies</summary>
      <Field
        id={ids.control}
        label="Account of the resource"
        hint="If its ARN has no account ID"
        notes={<ProblemNotes problems={problems} field="resourceAccount" typing={typing} />}
      >
        <input
          id={ids.control}
          className="input"
          type="text"
          inputMode="numeric"
          autoComplete="off"
          value={resourceAccount ?? ''}
          placeholder="the caller’s account"
          aria-describedby={ids.described}
          aria-invalid={isBroken({ problems, field: 'resourceAccount', typing }) || undefined}
          onChange={(event) => {
            const { resourceAccount: _of, ...rest } = call;
            const account = event.currentTarget.value.trim();
            onChange(account === '' ? rest : { ...rest, resourceAccount: account }, 'resourceAccount');
          }}
          onBlur={onLeave}
        />
      </Field>
      {'role' in principal ? (
        <Check
          label="Other policies of the caller allow everything"
          checked={principal.everything === true}
          onChange={(on) =>
            onChange(
              { ...call, principal: on ? { ...principal, everything: true } : { role: principal.role } },
              null,
            )
          }
        />
      ) : null}
      {sessions.map(({ id, title }) => (
        <Check
          key={id}
          label={`In a session (${title})`}
          checked={sessionPolicy === id}
          onChange={(on) => {
            const { sessionPolicy: _none, ...rest } = call;
            onChange(on ? { ...rest, sessionPolicy: id } : rest, null);
          }}
        />
      ))}
      {sessionPolicy === undefined || sessions.some(({ id }) => id === sessionPolicy) ? null : (
        <Check
          label={`In a session with the policy ${sessionPolicy}, which is not in this kit`}
          checked
          onChange={() => {
            const { sessionPolicy: _gone, ...rest } = call;
            onChange(rest, null);
          }}
        />
      )}
      {endpoints.map(({ id, title }) => (
        <Check
          key={id}
          label={`Through the VPC endpoint (${title})`}
          checked={viaEndpoint === id}
          onChange={(on) => {
            const { viaEndpoint: _none, ...rest } = call;
            onChange(on ? { ...rest, viaEndpoint: id } : rest, null);
          }}
        />
      ))}
      {viaEndpoint === undefined || endpoints.some(({ id }) => id === viaEndpoint) ? null : (
        <Check
          label={`Through the VPC endpoint (${viaEndpoint}, which is not in this kit)`}
          checked
          onChange={() => {
            const { viaEndpoint: _gone, ...rest } = call;
            onChange(rest, null);
          }}
        />
      )}
      {permissionsBoundary === undefined || boundary?.id === permissionsBoundary ? null : (
        <Check
          label={`With the boundary (${permissionsBoundary}, which is not in this kit)`}
          checked
          onChange={() => {
            const { permissionsBoundary: _gone, ...rest } = call;
            onChange(rest, null);
          }}
        />
      )}
      {boundary && role?.hasKitBoundary !== true ? (
        <Check
          label={`With the boundary (${boundary.title})`}
          checked={permissionsBoundary === boundary.id}
          onChange={(on) => {
            const { permissionsBoundary: _none, ...rest } = call;
            onChange(on ? { ...rest, permissionsBoundary: boundary.id } : rest, null);
          }}
        />
      ) : null}
    </details>
  );
}
