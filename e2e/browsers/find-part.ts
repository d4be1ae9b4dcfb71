// Finds a part of the page by role and name where the driver cannot: a script to run in the page.

const SELECTORS: Readonly<Record<string, string>> = {
  button: 'button:not([role]), [role=button], summary',
  checkbox: 'input[type=checkbox], [role=checkbox]',
  combobox: 'select, [role=combobox]',
  dialog: 'dialog[open], [role=dialog]',
  radio: 'input[type=radio], [role=radio]',
  region: 'section, [role=region], aside',
  tab: '[role=tab]',
  tabpanel: '[role=tabpanel]',
  textbox: 'textarea, input:not([type]), input[type=text], input[type=url], [role=textbox]',
};

/** Its argument is a list of pairs of role and name, from the outermost part in; it returns the element, or null. */
export const FIND_PART = `
const selectors = ${JSON.stringify(SELECTORS)};
const text = (element) => (element?.textContent ?? '').replace(/\\s+/g, ' ').trim();
const nameOf = (element) => {
  const ids = (element.getAttribute('aria-labelledby') ?? '').split(' ').filter(Boolean);
  if (ids.length > 0) return ids.map((id) => text(document.getElementById(id))).join(' ');
  return element.getAttribute('aria-label') ?? (element.labels?.length ? text(element.labels[0]) : text(element));
};
return arguments[0].reduce(
  (around, [role, name]) =>
    [...(around?.querySelectorAll(selectors[role]) ?? [])].find(
      (element) => element.checkVisibility({ visibilityProperty: true }) && nameOf(element).includes(name),
    ) ?? null,
  document.documentElement,
);`;

/** What a person clicks for a radio button or a check box: its label, as the control itself may be drawn over. */
export const CLICKED_PART = 'return arguments[0].labels?.[0] ?? arguments[0];';
