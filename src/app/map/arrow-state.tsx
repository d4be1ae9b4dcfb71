// The sign of an arrow's state.
import { ArrowRight, Ban, CircleAlert, CircleDashed, Diamond, type IconNode } from 'lucide';
import { Icon } from '#app/controls/icon.tsx';
import type { ArrowState } from '#deepseek/map/index.ts';

const ICONS: Readonly<Record<ArrowState, IconNode>> = {
  allowed: ArrowRight,
  limited: Diamond,
  denied: Ban,
  missing: CircleDashed,
  unwanted: CircleAlert,
};

export const StateIcon = ({ state }: { state: ArrowState }) => (
  <Icon of={ICONS[state]} className={`map-icon map-${state}`} />
);
