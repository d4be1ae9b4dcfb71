// A command or a text to copy.
import { Button } from './button.tsx';
import './snippet.css';

interface SnippetProps {
  /** What it is, for screen readers. */
  readonly title: string;
  readonly code: string;
  readonly onCopy: (code: string, title: string) => void;
}

export function Snippet({ title, code, onCopy }: SnippetProps) {
  return (
    <div className="snippet">
      <pre>{code}</pre>
      <Button weight="quiet" aria-label={`Copy: ${title}`} onClick={() => onCopy(code, title)}>
        Copy
      </Button>
    </div>
  );
}
