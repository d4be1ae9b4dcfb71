// The next step for policies that are too broad: open the page that narrows them, then take what it shows.
import { ArrowRight } from 'lucide';
import { Button } from '#app/controls/button.tsx';
import { Icon } from '#app/controls/icon.tsx';
import { actions, useStore } from '#app/state/store.ts';
import { takeTightened, useTightened } from './use-tightened.ts';

function Use() {
  const { tightened } = useTightened();
  return (
    <Button
      weight="primary"
      className="button-big"
      data-cure="best"
      disabled={tightened === null}
      onClick={() => {
        if (tightened) takeTightened(tightened);
      }}
    >
      Use this policy
      <Icon of={ArrowRight} />
    </Button>
  );
}

export function TightenButton({ filled }: { filled: boolean }) {
  const isOpen = useStore(({ pane }) => pane === 'tighten');
  if (isOpen) return <Use />;
  return (
    <Button
      weight={filled ? 'primary' : 'normal'}
      className="button-big"
      data-cure={filled ? 'best' : undefined}
      onClick={() => actions.openPane('tighten')}
    >
      Tighten it
      <Icon of={ArrowRight} />
    </Button>
  );
}
