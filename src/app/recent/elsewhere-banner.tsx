// Says that another tab changed the same work. Nothing is replaced until a person chooses.
import { GitCompareArrows } from 'lucide';
import { Button } from '#app/controls/button.tsx';
import { Icon } from '#app/controls/icon.tsx';
import { keepMine, showElsewhere } from '#app/persistence/keeping.ts';
import { useStore } from '#app/state/store.ts';

export function ElsewhereBanner() {
  const changed = useStore(({ keeping }) => keeping.elsewhere !== null);
  if (!changed) return null;
  return (
    <section className="banner kept-banner" aria-label="About other tabs">
      <Icon of={GitCompareArrows} />
      <p role="status">
        <strong>Changed in another tab.</strong> Both versions are kept.
      </p>
      <span className="kept-choice">
        <Button onClick={showElsewhere}>Show it</Button>
        <Button onClick={keepMine}>Keep mine</Button>
      </span>
    </section>
  );
}
