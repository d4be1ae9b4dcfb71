// A request to try: one line that says it, behind the line its form, and below what the documents decide.
import { ChevronDown, Search } from 'lucide';
import { lazy, useId, useMemo, useState } from 'react';
import { Button } from '#app/controls/button.tsx';
import { Icon } from '#app/controls/icon.tsx';
import { LazyPart } from '#app/controls/lazy-part.tsx';
import { casesOf } from '#app/state/pasted.ts';
import { actions, useStore } from '#app/state/store.ts';
import type { Expectation, OpenCall, RequestField } from '#iam/request/index.ts';
import { type PolicyEnvironment, type TokenCall, callOf, likelyValues } from '#iam/environment/index.ts';
import { callLine } from './call-line.ts';
import { CallPicker } from './call-picker.tsx';
import { keyInputId } from './context-row.tsx';
import { RequestForm } from './request-form.tsx';
import { RequestVerdict } from './request-verdict.tsx';
import { TokenBox, TokenNote } from './token-box.tsx';
import { useRequest, type Asked } from './use-request.ts';
import './request-box.css';

const DenialDoctor = lazy(async () => ({
  default: (await import('#app/denials/denial-doctor.tsx')).DenialDoctor,
}));

/** What every message of a refused call has, and no description of a call. */
const DENIAL = /not authorized|access ?denied|encoded authorization|unauthorizedoperation/i;

/** Once the call is edited by hand, its description no longer fits. */
const byHand = (call: OpenCall): OpenCall => ({ ...call, label: `${call.action} on ${call.resource}` });

/** Makes the request one of the person's own checks. */
function keep({ unknownKeys: _open, ...call }: OpenCall, expect: 'allowed' | 'denied'): void {
  const cases = casesOf(useStore.getState().draft) ?? [];
  const label = call.label.trim() === '' ? `${call.action} on ${call.resource}` : call.label;
  actions.setCases([...cases, { ...call, label, expect }]);
  actions.announce(`Kept: ${label}`);
}

interface BoxProps {
  readonly environment: PolicyEnvironment;
  readonly call: OpenCall;
  readonly expectations: readonly Expectation[];
}

interface FormProps extends BoxProps {
  readonly asked: Asked;
  /** The error message that was pasted last; a decision on another call must not stay next to it. */
  readonly onDenial: (text: string | null) => void;
}

function Form({ environment, call, expectations, asked, onDenial }: FormProps) {
  const likely = useMemo(() => likelyValues(environment, expectations), [environment, expectations]);
  const [typing, setTyping] = useState<RequestField | null>(null);
  /** Counts calls that came from elsewhere, since their context keys may be in another order. */
  const [fresh, setFresh] = useState(0);
  const [isPasting, setPasting] = useState(false);
  const [token, setToken] = useState<TokenCall | null>(null);
  const canTakeToken = environment.roles.some(({ trust }) => trust !== undefined);
  const replace = (next: OpenCall): void => {
    setTyping(null);
    onDenial(null);
    setFresh(fresh + 1);
    actions.setTriedCall(next);
  };
  const closeToken = (): void => {
    setPasting(false);
    document.querySelector<HTMLElement>('#try-token')?.focus();
  };
  const isListed = expectations.some(
    ({ label, action, resource }) =>
      label === call.label && action === call.action && resource === call.resource,
  );
  return (
    <div className="request-form">
      {expectations.length > 0 ? (
        <CallPicker
          expectations={expectations}
          environment={environment}
          says={isListed ? call.label : ''}
          onPick={(expectation) => replace(callOf(expectation))}
          onText={(text) => onDenial(DENIAL.test(text) ? text : null)}
        />
      ) : null}
      <RequestForm
        environment={environment}
        call={call}
        asked={asked}
        problems={asked.answered?.help.problems ?? []}
        likely={likely}
        typing={typing}
        fresh={fresh}
        mayBeUnknown
        onChange={(next, field) => {
          setTyping(field);
          onDenial(null);
          actions.setTriedCall(byHand(next));
        }}
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
    </div>
  );
}

export function RequestBox(props: BoxProps) {
  const { environment, call } = props;
  const [open, setOpen] = useState(false);
  const [denial, setDenial] = useState<string | null>(null);
  const form = useId();
  const asked = useRequest(environment, call);
  const { action, by, on, region } = callLine(call);
  const give = (key: string): void => {
    setOpen(true);
    // Once the form is there.
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`#${keyInputId(key)}`)?.focus());
  };
  return (
    <section className="request-box" aria-label="Try a request">
      <button
        type="button"
        className="plain request-line"
        aria-expanded={open}
        aria-controls={open ? form : undefined}
        onClick={() => setOpen(!open)}
      >
        <Icon of={Search} />
        <span>
          <span className="visually-hidden">Try a request: </span>
          <code>{action}</code>
          {on === undefined ? null : (
            <>
              {' '}
              on <code>{on}</code>
            </>
          )}
          {region === undefined ? null : (
            <>
              {' '}
              in <code>{region}</code>
            </>
          )}
          {by === undefined ? null : (
            <>
              {' '}
              by <code>{by}</code>
            </>
          )}
        </span>
        <Icon of={ChevronDown} className="request-chevron" />
      </button>
      {open ? (
        <div id={form}>
          <Form {...props} asked={asked} onDenial={setDenial} />
        </div>
      ) : null}
      {denial === null ? (
        <RequestVerdict asked={asked} onGive={give} onKeep={keep} />
      ) : (
        <section className="request-verdict" aria-label="Why it was denied">
          <LazyPart waiting={null}>
            <DenialDoctor text={denial} />
          </LazyPart>
        </section>
      )}
    </section>
  );
}
