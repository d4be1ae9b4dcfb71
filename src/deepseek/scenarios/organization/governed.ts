// What the routes of an organization are made from.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { controlsOn } from './controls.ts';
import type { Call, CallContext } from '#iam/request/call.ts';
import type { byAdmin } from '#deepseek/shared/checks/govern.ts';

export interface Organization {
  readonly checked: CheckedAnswers;
  readonly on: ReturnType<typeof controlsOn>;
  /** The first approved Region. */
  readonly place: { readonly partition: string; readonly region: string };
  /** A Region that is not approved. */
  readonly outside: string | undefined;
  /** What every call of an approved model carries. */
  readonly carried: CallContext;
  /** The ARN of an approved model, and of one that never is. */
  readonly approved: string;
  readonly unapproved: string;
  readonly call: ReturnType<typeof byAdmin>;
  /** The ARN of a resource of a member account; of Bedrock, if no service is given. */
  readonly own: (resource: string, service?: string) => string;
  /** Whether calls to this further type of ARN pass the list of models. */
  readonly passes: (type: string) => boolean;
}

export interface RouteRow {
  readonly call: Call;
  /** Whether a control that is on denies it. */
  readonly closed: boolean;
  /** Why, if it does. */
  readonly difference: string;
}

/** A way to a model, with the calls that take it. */
export interface RouteTopic {
  readonly topic: string;
  readonly rows: readonly RouteRow[];
}

export const row = (call: Call, closed: boolean, difference: string): RouteRow => ({
  call,
  closed,
  difference,
});

/** The same call by a role that a service assumes. */
export const byServiceRole = (call: Call, { place }: Organization, role: string): Call => ({
  ...call,
  principal: {
    caller: {
      kind: 'role-session',
      roleArn: `arn:${place.partition}:iam::444455556666:role/service-role/${role}`,
    },
  },
});
