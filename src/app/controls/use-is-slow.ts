// Tells when waiting takes long enough to be worth a message.
import { useEffect, useState } from 'react';

const LATE_MS = 300;

/** True once `waiting` has been true for LATE_MS. */
export function useIsSlow(waiting: boolean): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!waiting) return undefined;
    const timer = setTimeout(() => setLate(true), LATE_MS);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [waiting]);
  return waiting && late;
}
