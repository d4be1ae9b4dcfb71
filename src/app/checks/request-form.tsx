// The form of a request: who calls what on which resource, with which context and through which policies.
import type { ReactNode } from 'react';
import type { OpenCall, RequestField, RequestProblem } from '#iam/request/index.ts';
import type { LikelyValues, PolicyEnvironment } from '#iam/environment/index.ts';
import { ActionField, ResourceField } from './call-fields.tsx';
import { ContextRows } from './context-rows.tsx';
import { MoreFields } from './more-fields.tsx';
import type { Asked } from './use-request.ts';
import { WhoField } from './who-field.tsx';
import './request-form.css';

interface RequestFormProps {
  readonly environment: PolicyEnvironment;
  readonly call: OpenCall;
  readonly asked: Asked;
  /** The problems to show. */
  readonly problems: readonly RequestProblem[];
  readonly likely: LikelyValues;
  /** The field that someone types in: nothing is said about it yet. */
  readonly typing: RequestField | null;
  /** Changes when a call comes from elsewhere, since its context keys may be in another order. */
  readonly fresh?: number;
  /** Whether keys of the context may be left open. */
  readonly mayBeUnknown: boolean;
  readonly onChange: (call: OpenCall, typing: RequestField | null) => void;
  readonly onLeave: () => void;
  /** Next to the label of the caller. */
  readonly callerAction?: ReactNode;
  /** Below the caller. */
  readonly children?: ReactNode;
}

export function RequestForm(props: RequestFormProps) {
  const { environment, call, asked, problems, likely, typing, fresh, mayBeUnknown } = props;
  const { onChange, onLeave, callerAction, children } = props;
  const help = asked.answered?.help;
  // What is known of the action is of the one that was asked about.
  const facts = asked.answered?.call.action === call.action ? help?.action : undefined;
  const shared = { problems, typing, onLeave };
  return (
    <>
      <WhoField
        {...shared}
        environment={environment}
        principal={call.principal}
        callers={likely.callers}
        onChange={(principal, field) => onChange({ ...call, principal }, field)}
        action={callerAction}
      />
      {children}
      <ActionField
        {...shared}
        facts={facts}
        value={call.action}
        onChange={(action, field) => onChange({ ...call, action }, field)}
      />
      <ResourceField
        {...shared}
        facts={facts}
        arns={likely.arns}
        value={call.resource}
        onChange={(resource, field) => {
          const { resourceAccount: _of, ...rest } = call;
          onChange({ ...rest, resource }, field);
        }}
      />
      <ContextRows
        {...shared}
        key={fresh}
        call={call}
        help={help}
        values={likely.values}
        mayBeUnknown={mayBeUnknown}
        onChange={onChange}
      />
      <MoreFields {...shared} environment={environment} call={call} onChange={onChange} />
    </>
  );
}
