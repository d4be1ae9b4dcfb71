// Keeps the last value while a new one is equal to it, so that components that depend on it do not render again.
import { useState } from 'react';

export function useStable<T>(value: T): T {
  const [kept, setKept] = useState(value);
  if (kept === value) return kept;
  if (JSON.stringify(kept) === JSON.stringify(value)) return kept;
  setKept(value);
  return value;
}
