// The sign of an arrow's state, and what it means.
import { ArrowRight, Ban, CircleAlert, CircleDashed, Diamond, type IconNode } from 'lucide';
import { Icon } from '#app/controls/icon.tsx';
import type { ArrowState } from '#core/map/kit-map.ts';

export const STATES: Readonly<Record<ArrowState, { readonly icon: IconNode; readonly meaning: string }>> = {
  allowed: { icon: ArrowRight, meaning: 'allowed by a statement' },
  limited: { icon: Diamond, meaning: 'required by a condition, or a limit' },
  denied: { icon: Ban, meaning: 'denied' },
  missing: { icon: CircleDashed, meaning: 'expected, but not allowed' },
  unwanted: { icon: CircleAlert, meaning: 'allowed, but should be denied' },
};

export const StateIcon = ({ state }: { state: ArrowState }) => (
  <Icon of={STATES[state].icon} className={`map-icon map-${state}`} />
);
