// Code in a well: colored, its first lines until somebody asks for all of them, and a way to copy it.
import { Check, Copy } from 'lucide';
import { useEffect, useState } from 'react';
import { Button } from '#app/controls/button.tsx';
import { Icon } from '#app/controls/icon.tsx';
import { copyText } from '#app/persistence/clipboard.ts';
import { actions } from '#app/state/store.ts';

/** How long “Copied” stands in the place of the button’s word. */
const SAID_MS = 4000;

/** Copies a text and says so where the button stands. Returns whether it was copied a moment ago, and what copies. */
export function useCopy(text: string, title: string, onCopied?: () => void): [boolean, () => Promise<void>] {
  const [copied, setCopied] = useState<string | null>(null);
  useEffect(() => {
    if (copied === null) return undefined;
    const timer = setTimeout(() => setCopied(null), SAID_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async (): Promise<void> => {
    const done = await copyText(text);
    if (done) {
      setCopied(text);
      onCopied?.();
    }
    actions.announce(
      done ? `Copied: ${title}` : 'The browser did not allow copying. Select the text to copy it.',
    );
  };
  return [copied === text, copy];
}

interface CopyButtonProps {
  readonly text: string;
  /** What is copied, for screen readers. */
  readonly title: string;
  readonly onCopied?: () => void;
  /** The icon alone, where the text stands next to it. */
  readonly bare?: boolean;
}

export function CopyButton({ text, title, onCopied, bare = false }: CopyButtonProps) {
  const [copied, copy] = useCopy(text, title, onCopied);
  return (
    <Button
      weight="quiet"
      aria-label={`Copy ${title}`}
      title={bare ? 'Copy' : undefined}
      onClick={() => void copy()}
    >
      <Icon of={copied ? Check : Copy} />
      {bare ? null : copied ? 'Copied' : 'Copy'}
    </Button>
  );
}

/** Comments, strings, and names before a value, in whatever language a file is written. */
const PARTS = /(^\s*(?:#|\/\/|\/\*|\*).*$)|("(?:[^"\\]|\\.)*"|'[^']*')|([\w.-]+(?=\s*[=:{(]))/g;
const LOOKS = ['code-comment', 'code-string', 'code-key'] as const;

function coloredLine(line: string): readonly (string | { readonly text: string; readonly look: string })[] {
  const parts: (string | { text: string; look: string })[] = [];
  let at = 0;
  for (const match of line.matchAll(PARTS)) {
    const look = LOOKS[match.slice(1).findIndex((group) => group !== undefined)] ?? 'code-string';
    const next = line.slice(match.index + match[0].length);
    // A string before a colon is a name, as in JSON.
    const isName = look === 'code-string' && /^\s*:/.test(next);
    parts.push(line.slice(at, match.index), { text: match[0], look: isName ? 'code-key' : look });
    at = match.index + match[0].length;
  }
  return [...parts, line.slice(at)];
}

/** So many lines say what a file is. */
const FIRST_LINES = 12;
/** A few lines more than that are not worth a click. */
const SPARE_LINES = 3;
/** Beyond that, coloring takes longer than it helps. */
const COLORED_LINES = 4000;

interface CodeLinesProps {
  readonly text: string;
  /** Nothing is shown until somebody asks. */
  readonly folded?: boolean;
}

export function CodeLines({ text, folded = false }: CodeLinesProps) {
  const [all, setAll] = useState(false);
  const lines = text.replace(/\n$/, '').split('\n');
  const isLong = folded || lines.length > FIRST_LINES + SPARE_LINES;
  const shown = isLong && !all ? lines.slice(0, folded ? 0 : FIRST_LINES) : lines;
  return (
    <>
      <pre className="create-code" hidden={shown.length === 0}>
        {shown.map((line, index) => (
          // Lines have no identity except their position.
          // oxlint-disable-next-line react/no-array-index-key
          <code key={index}>
            {index >= COLORED_LINES
              ? line
              : coloredLine(line).map((part, place) =>
                  typeof part === 'string' ? (
                    part
                  ) : (
                    // oxlint-disable-next-line react/no-array-index-key
                    <span key={place} className={part.look}>
                      {part.text}
                    </span>
                  ),
                )}
            {'\n'}
          </code>
        ))}
      </pre>
      {isLong ? (
        <button type="button" className="plain create-all" aria-expanded={all} onClick={() => setAll(!all)}>
          {all
            ? folded
              ? 'Hide'
              : 'First lines'
            : `${folded ? 'Show' : 'All'} ${lines.length.toLocaleString('en')} lines`}
        </button>
      ) : null}
    </>
  );
}

/** Commands to run one after the other. */
export function CommandWell({ commands }: { readonly commands: readonly string[] }) {
  return (
    <pre className="block create-commands">
      {commands.map((command) => (
        <code key={command}>{command}</code>
      ))}
    </pre>
  );
}

/** A fragment or a command as a whole, with a way to copy it unless one stands elsewhere. */
export function CodeWell({
  code,
  title,
  folded = false,
  captioned = false,
}: {
  readonly code: string;
  readonly title?: string;
  readonly folded?: boolean;
  /** The title stands over the code: there are others like it. */
  readonly captioned?: boolean;
}) {
  return (
    <div className="block create-well">
      {title === undefined ? null : (
        <div className="create-well-copy">
          {captioned ? <span>{title}</span> : null}
          <CopyButton text={code} title={title} />
        </div>
      )}
      <CodeLines text={code} folded={folded} />
    </div>
  );
}
