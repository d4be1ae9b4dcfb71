// The icon of a state: a shape of its own for each tone.
import { CircleDashed, ShieldCheck } from 'lucide';
import { Icon } from '#app/controls/icon.tsx';
import { SeverityIcon } from '#app/controls/severity.tsx';
import type { Tone } from '#app/selectors/readiness.ts';

export function StateIcon({ tone }: { tone: Tone }) {
  if (tone === 'ok') return <Icon of={ShieldCheck} className="severity-ok" />;
  if (tone === 'neutral') return <Icon of={CircleDashed} className="hint" />;
  return <SeverityIcon severity={tone} />;
}
