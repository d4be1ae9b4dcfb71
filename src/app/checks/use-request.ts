// The decision on the request in the form. The worker is asked shortly after each change; only its newest answer is shown.
import { useEffect, useState } from 'react';
import { services } from '#app/services/index.ts';
import type { RequestHelp } from '#worker/protocol.ts';
import type { PolicyEnvironment } from '#iam/environment/index.ts';
import type { OpenCall } from '#iam/request/index.ts';

/** Long enough that a word is asked about once. */
const PAUSE_MS = 120;

export interface Answered {
  readonly environment: PolicyEnvironment;
  readonly call: OpenCall;
  readonly help: RequestHelp;
}

export interface Asked {
  /** The last answer; it may be about the request before. */
  readonly answered: Answered | null;
  readonly waiting: boolean;
  /** Why there is none. */
  readonly fault: string | null;
}

export function useRequest(environment: PolicyEnvironment, call: OpenCall): Asked {
  const [answered, setAnswered] = useState<Answered | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  useEffect(() => {
    let isNewest = true;
    const timer = setTimeout(() => {
      services.requests.decide(environment, call).then(
        (help) => {
          if (!isNewest) return;
          setAnswered({ environment, call, help });
          setFault(null);
        },
        ({ message }: Error) => {
          if (isNewest) setFault(message);
        },
      );
    }, PAUSE_MS);
    return () => {
      isNewest = false;
      clearTimeout(timer);
    };
  }, [environment, call]);
  const waiting = answered?.environment !== environment || answered.call !== call;
  return { answered, waiting, fault };
}
