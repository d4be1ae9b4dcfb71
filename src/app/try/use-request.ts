// What becomes of the request in the form: asked a moment after each change, and the newest answer wins.
import { useEffect, useState } from 'react';
import { aboutRequest, type RequestHelp } from '#app/services/requests.ts';
import type { Setting } from '#core/verify/setting.ts';
import type { OpenCall } from '#core/verify/held.ts';

/** Long enough that a word is asked about once. */
const PAUSE_MS = 120;

export interface Answered {
  readonly setting: Setting;
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

export function useRequest(setting: Setting, call: OpenCall): Asked {
  const [answered, setAnswered] = useState<Answered | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  useEffect(() => {
    let isNewest = true;
    const timer = setTimeout(() => {
      aboutRequest(setting, call).then(
        (help) => {
          if (!isNewest) return;
          setAnswered({ setting, call, help });
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
  }, [setting, call]);
  const waiting = answered?.setting !== setting || answered.call !== call;
  return { answered, waiting, fault };
}
