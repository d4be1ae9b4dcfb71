// A severity, shown by shape, color and word.
import { CircleAlert, Info, ShieldAlert, TriangleAlert } from 'lucide';
import { Icon } from './icon.tsx';
import './severity.css';

export type SeverityWord = 'security' | 'error' | 'warning' | 'suggestion';

const SHAPES = { security: ShieldAlert, error: CircleAlert, warning: TriangleAlert, suggestion: Info };
export const SEVERITY_NAMES = {
  security: 'Security',
  error: 'Error',
  warning: 'Warning',
  suggestion: 'Suggestion',
};

export function SeverityIcon({ severity }: { severity: SeverityWord }) {
  const Shape = SHAPES[severity];
  return <Icon of={Shape} className={`severity-${severity}`} />;
}
