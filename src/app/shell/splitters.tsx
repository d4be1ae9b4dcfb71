// The splitters of the page: between the wizard and the role kit, and between the document and the panel.
import { Splitter } from '#app/controls/splitter.tsx';
import { arrangement } from '#app/state/arrangement.ts';

// The same limits as in app.css and bottom-panel.css.
const WIZARD_MIN = 300;
const PANEL_MIN = 120;
const ABOVE_PANEL = 340;

const wizardRange = () => ({ min: WIZARD_MIN, max: Math.round(innerWidth * 0.6) });
const panelRange = () => ({ min: PANEL_MIN, max: Math.max(PANEL_MIN, innerHeight - ABOVE_PANEL) });

const wizardOf = (splitter: HTMLElement): Element | null =>
  splitter.parentElement?.previousElementSibling ?? null;
const panelOf = (splitter: HTMLElement): Element | null => splitter.parentElement;

export function WizardSplitter() {
  return (
    <Splitter
      label="Width of the answers"
      side="left"
      partOf={wizardOf}
      rangeOf={wizardRange}
      start={{ size: 456, min: WIZARD_MIN, max: 768 }}
      onResize={(wizardWidth) => arrangement.arrange({ wizardWidth })}
    />
  );
}

export function PanelSplitter() {
  return (
    <Splitter
      label="Height of the panel"
      side="bottom"
      partOf={panelOf}
      rangeOf={panelRange}
      start={{ size: 268, min: PANEL_MIN, max: 460 }}
      onResize={(panelHeight) => arrangement.arrange({ panelHeight })}
      onCollapse={arrangement.closePanel}
    />
  );
}
