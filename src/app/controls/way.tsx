// A row that leads on: what it does, a word on it, and an arrow.
import { ChevronRight, type IconNode } from 'lucide';
import { Icon } from './icon.tsx';

interface WayProps {
  readonly icon: IconNode;
  readonly title: string;
  readonly detail?: string;
  readonly onClick: () => void;
}

export function Way({ icon, title, detail = '', onClick }: WayProps) {
  return (
    <li>
      <button type="button" className="plain step" title={detail} onClick={onClick}>
        <Icon of={icon} />
        <strong>{title}</strong>
        <span className="step-value">{detail}</span>
        <Icon of={ChevronRight} />
      </button>
    </li>
  );
}
