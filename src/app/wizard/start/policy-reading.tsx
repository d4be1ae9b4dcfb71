// Policies, a template or an article: each policy is checked in a tab of its own.
import { useState } from 'react';
import { Button } from '#app/controls/button.tsx';
import { Message } from '#app/controls/message.tsx';
import { services } from '#app/services/index.ts';
import { pastedOf } from '#app/state/pasted.ts';
import { actions, useStore } from '#app/state/store.ts';

interface PolicyReadingProps {
  readonly kind: 'policies' | 'article';
  readonly text: string;
}

export function PolicyReading({ kind, text }: PolicyReadingProps) {
  const [messages, setMessages] = useState<readonly string[]>([]);
  const check = async (): Promise<void> => {
    const { files } = useStore.getState().start;
    const before = pastedOf(useStore.getState().draft).policies.length;
    const said = await services.pastedPolicies.add(files.length > 0 ? files : [{ text }]);
    setMessages(said);
    // Where nothing could be read, the text and the reasons stay here.
    if (pastedOf(useStore.getState().draft).policies.length > before) actions.announce(said.join(' '));
  };
  return (
    <>
      <p className="hint">
        {kind === 'article'
          ? 'A text with policies in it. Each is checked on its own.'
          : 'Policies or a template.'}
      </p>
      <Button weight="primary" className="start-action" onClick={() => void check()}>
        Check the policies
      </Button>
      <div role="status" className="policy-messages">
        {messages.map((message) => (
          <p key={message}>
            <Message text={message} />
          </p>
        ))}
      </div>
    </>
  );
}
