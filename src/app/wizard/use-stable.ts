// Keeps the last value while a new one says the same, so that what depends on it need not render again.
import { useState } from 'react';

export function useStable<T>(value: T): T {
  const [kept, setKept] = useState(value);
  if (kept === value) return kept;
  if (JSON.stringify(kept) === JSON.stringify(value)) return kept;
  setKept(value);
  return value;
}
