// Which options of a question are shown: rarely chosen ones only on request, or once they are chosen.
import { useState } from 'react';
import type { Option } from '#deepseek/answers/field.ts';

export interface MoreOptions {
  /** Always shown. */
  readonly first: readonly Option[];
  /** Shown while `open`. */
  readonly more: readonly Option[];
  readonly open: boolean;
  readonly toggle: () => void;
}

/** An option that was chosen once stays in its place, so that nothing disappears or moves by a click or an arrow key. */
export function useMoreOptions(options: readonly Option[], chosen: readonly string[]): MoreOptions {
  const [open, setOpen] = useState(false);
  const [kept, setKept] = useState(chosen);
  const fresh = open ? [] : chosen.filter((value) => !kept.includes(value));
  if (fresh.length > 0) setKept([...kept, ...fresh]);
  const seen = (option: Option): boolean =>
    !option.more || kept.includes(option.value) || fresh.includes(option.value);
  return {
    first: options.filter(seen),
    more: options.filter((option) => !seen(option)),
    open,
    toggle: () => setOpen(!open),
  };
}
