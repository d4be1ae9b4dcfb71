// A handler that stays the same from render to render and calls the newest one, for components that compare their props.
import { useCallback, useLayoutEffect, useRef } from 'react';

export function useLatest<A extends readonly unknown[]>(
  handler: ((...args: A) => void) | undefined,
): (...args: A) => void {
  const newest = useRef(handler);
  useLayoutEffect(() => {
    newest.current = handler;
  });
  return useCallback((...args) => newest.current?.(...args), []);
}
