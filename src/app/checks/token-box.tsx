// An input for the claims of a web identity token, which are turned into a request.
import { useId, useState } from 'react';
import { Button } from '#app/controls/button.tsx';
import { ErrorNote } from '#app/controls/notes.tsx';
import { services } from '#app/services/index.ts';
import type { PolicyEnvironment, TokenCall } from '#iam/environment/index.ts';
import { Message } from '#app/controls/message.tsx';

interface TokenBoxProps {
  readonly environment: PolicyEnvironment;
  /** What the request at hand is about. */
  readonly resource: string;
  readonly onCall: (token: TokenCall) => void;
  readonly onClose: () => void;
}

export function TokenBox({ environment, resource, onCall, onClose }: TokenBoxProps) {
  const id = useId();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | undefined>();
  const take = async (): Promise<void> => {
    const read = await services.requests.readToken(environment, text, resource);
    if (read.token) onCall(read.token);
    else setProblem(read.problem);
  };
  return (
    <div className="try-token">
      <label className="field-label" htmlFor={id}>
        Web identity token, or its claims as JSON
      </label>
      <p id={`${id}-hint`} className="hint">
        The token is read in this browser only. It is not sent, stored or verified.
      </p>
      <textarea
        id={id}
        className="input"
        rows={4}
        value={text}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        placeholder='eyJhbGciOi…  or  {"iss": …, "aud": …, "sub": …}'
        aria-describedby={`${id}-hint ${id}-notes`}
        aria-invalid={problem !== undefined || undefined}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setProblem(undefined);
        }}
      />
      <div id={`${id}-notes`} role="status">
        {problem === undefined ? null : (
          <ErrorNote>
            <Message text={problem} />
          </ErrorNote>
        )}
      </div>
      <p className="try-buttons">
        <Button onClick={() => void take()} disabled={text.trim() === ''}>
          Read the claims
        </Button>
        <Button weight="quiet" onClick={onClose}>
          Cancel
        </Button>
      </p>
    </div>
  );
}

/** What is to be known of a token that was read. */
export function TokenNote({ token: { unusedClaims } }: { token: TokenCall }) {
  return (
    <p className="hint" role="status">
      The token was read, not verified: AWS also checks its signature and expiration.
      {unusedClaims.length > 0 ? ` Claims that policies cannot test: ${unusedClaims.join(', ')}.` : ''}
    </p>
  );
}
