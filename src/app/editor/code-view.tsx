// Shows a document's text: read-only at once, in the full editor once that is loaded.
import { useCallback, useRef, useState, Component, type ReactNode, useId } from 'react';
import type { CodeViewProps } from './code-view-props.ts';
import { ReadOnlyCode } from './read-only-code.tsx';
import { useFullEditor } from './use-full-editor.ts';
import './editor.css';
import './code-text.css';
import './monaco.css';

/** The whole text in one labeled box: every browser, keyboard and screen reader can edit it. */
function TextEditor({ label, text, readOnly, onEdit }: CodeViewProps) {
  const id = useId();
  return (
    <div className="code-text">
      <label htmlFor={id}>
        Edit the JSON: <span>{label}</span>
      </label>
      <textarea
        id={id}
        className="boxed"
        value={text}
        readOnly={readOnly}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        autoCorrect="off"
        wrap="soft"
        onChange={(event) => onEdit(event.target.value)}
      />
    </div>
  );
}

// Catches a crash of the full editor, so that the read-only view can take over.
interface Props {
  onError(): void;
  children: ReactNode;
}

class EditorBoundary extends Component<Props, { crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError() {
    return { crashed: true };
  }

  override componentDidCatch() {
    this.props.onError();
  }

  override render() {
    return this.state.crashed ? null : this.props.children;
  }
}

export type * from './code-view-props.ts';

/** The text of one document, in the best view for this device. */
export function CodeView(props: CodeViewProps) {
  const { Editor, failed, isSlow, open, fail } = useFullEditor();
  const [ready, setReady] = useState(false);
  const [asText, setAsText] = useState(false);
  const reading = useRef<HTMLDivElement>(null);
  // Moves the focus only when it was in the view that is replaced.
  const takeOver = useCallback(() => {
    const hadFocus = reading.current?.contains(document.activeElement) ?? false;
    setReady(true);
    return hadFocus;
  }, []);
  const onFail = useCallback(() => {
    setReady(false);
    fail();
  }, [fail]);

  const full = Editor !== undefined && !asText;
  const stacked = full && ready;
  // Where the full editor comes by itself there is nothing to choose.
  const chooses = failed || isSlow || asText;
  const scrollTop = () => reading.current?.querySelector('.code-read')?.scrollTop ?? 0;
  return (
    <div className={`code-view${stacked ? ' code-view-full' : ''}${chooses ? ' code-view-choosing' : ''}`}>
      <div className="code-stack">
        {stacked ? null : (
          <div ref={reading} className="code-layer">
            {asText ? <TextEditor {...props} /> : <ReadOnlyCode {...props} />}
          </div>
        )}
        {full ? (
          <div className="code-layer code-layer-full">
            <EditorBoundary onError={onFail}>
              <Editor {...props} initialScrollTop={scrollTop} onReady={takeOver} />
            </EditorBoundary>
          </div>
        ) : null}
      </div>
      {stacked ? null : (
        <div className="code-choices">
          {failed ? <p role="status">The full editor could not be loaded.</p> : null}
          {isSlow && !failed ? (
            <p role="status">The full editor is still loading. You can edit the text until it comes.</p>
          ) : null}
          <button type="button" className="boxed" aria-pressed={asText} onClick={() => setAsText(!asText)}>
            Edit the JSON
          </button>
          {isSlow && !failed ? null : (
            <button
              type="button"
              className="boxed"
              onClick={() => {
                setAsText(false);
                open();
              }}
            >
              {failed ? 'Try the full editor again' : 'Open full editor'}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
