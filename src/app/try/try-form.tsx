// The form of a request, next to its decision.
import { lazy, useMemo, useState } from 'react';
import { Button } from '#app/controls/button.tsx';
import { LazyPart } from '#app/controls/lazy-part.tsx';
import { useExpectations } from '#app/selectors/expectations.ts';
import { actions, useStore } from '#app/state/store.ts';
import { callOf, hasRoleOf, likelyValues, initialCall } from '#core/verify/prefill.ts';
import type { RequestField } from '#core/request/problem.ts';
import type { TokenCall } from '#core/verify/token.ts';
import type { OpenCall } from '#core/request/call.ts';
import type { PolicyEnvironment } from '#core/verify/policy-environment.ts';
import { CallPicker } from './call-picker.tsx';
import { keyInputId } from '#app/request/context-row.tsx';
import { RequestForm } from '#app/request/request-form.tsx';
import { TokenBox, TokenNote } from './token-box.tsx';
import { TryResult, type KeepCase } from './try-result.tsx';
import { useRequest } from '#app/request/use-request.ts';
import './try.css';

const DenialDoctor = lazy(async () => ({
  default: (await import('#app/denials/denial-doctor.tsx')).DenialDoctor,
}));

/** What every message of a refused call has, and no description of a call. */
const DENIAL = /not authorized|access ?denied|encoded authorization|unauthorizedoperation/i;

const NONE: readonly never[] = [];

/** Once the call is edited by hand, its description no longer fits. */
const byHand = (call: OpenCall): OpenCall => ({ ...call, label: `${call.action} on ${call.resource}` });

interface TryFormProps {
  readonly environment: PolicyEnvironment;
  readonly onKeep: KeepCase | undefined;
}

export function TryForm({ environment, onKeep }: TryFormProps) {
  const expectations = useExpectations();
  const kept = useStore((state) => state.triedCall);
  const start = useMemo(() => initialCall(environment, expectations), [environment, expectations]);
  const likely = useMemo(() => likelyValues(environment, expectations), [environment, expectations]);
  const call = kept && hasRoleOf(environment, kept) ? kept : start;
  const [typing, setTyping] = useState<RequestField | null>(null);
  /** Counts calls that came from elsewhere, since their context keys may be in another order. */
  const [fresh, setFresh] = useState(0);
  const [isPasting, setPasting] = useState(false);
  /** The error message that was pasted last; a decision on another call must not stay next to it. */
  const [denial, setDenial] = useState<string | null>(null);
  const [token, setToken] = useState<TokenCall | null>(null);
  const canTakeToken = environment.roles.some(({ trust }) => trust !== undefined);
  const asked = useRequest(environment, call);
  const help = asked.answered?.help;
  const problems = help?.problems ?? NONE;

  const change = (next: OpenCall, field: RequestField | null): void => {
    setTyping(field);
    setDenial(null);
    actions.setTriedCall(byHand(next));
  };
  const replace = (next: OpenCall): void => {
    setTyping(null);
    setDenial(null);
    setFresh(fresh + 1);
    actions.setTriedCall(next);
  };
  const closeToken = (): void => {
    setPasting(false);
    document.querySelector<HTMLElement>('#try-token')?.focus();
  };
  const give = (key: string): void => document.querySelector<HTMLElement>(`#${keyInputId(key)}`)?.focus();
  return (
    <div className="try">
      <section className="request-form" aria-label="Request">
        {expectations.length > 0 ? (
          <CallPicker
            expectations={expectations}
            environment={environment}
            says={
              expectations.some(
                ({ label: says, action, resource }) =>
                  says === call.label && action === call.action && resource === call.resource,
              )
                ? call.label
                : ''
            }
            onPick={(expectation) => replace(callOf(expectation))}
            onText={(text) => setDenial(DENIAL.test(text) ? text : null)}
          />
        ) : null}
        <RequestForm
          environment={environment}
          call={call}
          asked={asked}
          problems={problems}
          likely={likely}
          typing={typing}
          fresh={fresh}
          mayBeUnknown
          onChange={change}
          onLeave={() => setTyping(null)}
          callerAction={
            canTakeToken ? (
              <Button
                id="try-token"
                weight="quiet"
                className="field-action"
                aria-expanded={isPasting}
                onClick={() => setPasting(!isPasting)}
              >
                Paste a token’s claims
              </Button>
            ) : null
          }
        >
          {isPasting ? (
            <TokenBox
              environment={environment}
              resource={call.resource}
              onCall={(read) => {
                setToken(read);
                closeToken();
                replace(read.call);
              }}
              onClose={closeToken}
            />
          ) : null}
          {token && token.call === call ? <TokenNote token={token} /> : null}
        </RequestForm>
      </section>
      {denial === null ? (
        <TryResult asked={asked} onGive={give} onKeep={onKeep} />
      ) : (
        <section aria-label="Why it was denied">
          <LazyPart waiting={null}>
            <DenialDoctor text={denial} />
          </LazyPart>
        </section>
      )}
    </div>
  );
}
