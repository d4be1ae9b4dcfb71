// The bar at the top: the name, pasted policies, sharing and the theme.
import { Contrast, Link, SearchCheck } from 'lucide';
import { Icon } from '#app/controls/icon.tsx';
import { Button } from '#app/controls/button.tsx';
import type { ThemeId } from '#app/state/state.ts';
import { actions, useStore } from '#app/state/store.ts';

const NEXT: Record<ThemeId, ThemeId> = { system: 'light', light: 'dark', dark: 'system' };
const NAMES: Record<ThemeId, string> = { system: 'as the system', light: 'light', dark: 'dark' };

export function TopBar() {
  const theme = useStore((state) => state.theme);
  return (
    <header className="top">
      <h1 className="brand">Rolewright</h1>
      <p className="tagline">the IAM role DeepSeek needs on AWS</p>
      <Button weight="quiet" onClick={() => actions.showPasted(true)}>
        <Icon of={SearchCheck} />
        <span className="wide-only">Check a policy I have</span>
        <span className="visually-hidden narrow-only">Check a policy I have</span>
      </Button>
      <Button onClick={() => actions.openDialog('share')}>
        <Icon of={Link} />
        Share
      </Button>
      <button
        type="button"
        className="icon-button"
        aria-label={`Theme: ${NAMES[theme]}. Change to ${NAMES[NEXT[theme]]}`}
        title={`Theme: ${NAMES[theme]}`}
        onClick={() => actions.setTheme(NEXT[theme])}
      >
        <Icon of={Contrast} />
      </button>
    </header>
  );
}
