// What journeys do again and again: answer questions, read documents, copy and download them.
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { checksum } from '#core/share/checksum.ts';
import { expect } from './test.ts';

/** Wide and tall enough that the editor shows every line of a document, none of them wrapped. */
export const WHOLE_DOCUMENT = { width: 2200, height: 2400 };

export const answers = (page: Page): Locator => page.getByRole('region', { name: 'Answers' });
export const documentTabs = (page: Page): Locator =>
  page.getByRole('tablist', { name: 'Documents of the role kit' }).getByRole('tab');
export const documentTab = (page: Page, title: string | RegExp): Locator =>
  documentTabs(page).filter({ hasText: title });
/** The tab panel of the open document. */
export const openDocument = (page: Page): Locator =>
  page.getByRole('tabpanel', { name: /polic|SCP|RCP/i }).first();
export const editor = (page: Page): Locator => openDocument(page).getByRole('textbox');
export const panel = (page: Page): Locator => page.getByRole('region', { name: 'About the role kit' });
/** Opens a tab of the panel under the editor, which is closed at first. */
export async function openPanel(page: Page, name: string | RegExp): Promise<void> {
  const tab = panel(page).getByRole('tab', { name });
  if ((await tab.getAttribute('aria-selected')) !== 'true') await tab.click();
  await expect(tab).toHaveAttribute('aria-selected', 'true');
}
export const banner = (page: Page): Locator => page.getByRole('region', { name: 'About the link' });
export const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });
export const field = (page: Page, label: string): Locator =>
  answers(page).getByRole('textbox', { name: label, exact: true });
/** The field of the first step. */
export const startField = (page: Page): Locator => field(page, 'Describe it or paste it');
/** A button over the editor, or its row in the menu, which is opened where there is no room for the button. */
export async function tool(page: Page, name: string): Promise<Locator> {
  if (await button(page, name).isVisible()) return button(page, name);
  await button(page, 'More actions').click();
  return page.getByRole('menuitem', { name, exact: true });
}
/** The line over the editor. */
export const verdict = (page: Page): Locator =>
  page.getByRole('region', { name: 'Role kit' }).locator('.verdict');

/** The button that counts the open document's hand edits, and opens their list. */
export const handEdits = (page: Page): Locator =>
  page.getByRole('button', { name: /^(?:\d+ hand edits?(?:, \d+ to decide)?|Edited by hand)$/ });

export async function undoHandEdits(page: Page): Promise<void> {
  await handEdits(page).click();
  await button(page, 'Undo all').click();
}

/** Opens the app as a first visit shows it, and waits until its code has taken over. */
export async function openFirstView(page: Page, fragment = ''): Promise<void> {
  await page.goto(fragment === '' ? '/' : `/#${fragment}`);
  await page.waitForFunction(() => performance.getEntriesByName('shell-ready').length > 0);
}

/** The fragment of a share link: `p=invoke&a=444455556666` are a scenario and an answer. */
export function linkOf(answers: string): string {
  const body = `v=1&${answers}`;
  return `${body}&c=${checksum(body)}`;
}

/** Goes to a fragment within the open page, as a click on a link in it does, and waits until it was read. */
export async function goTo(page: Page, fragment: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, fragment);
  await expect.poll(() => page.evaluate(() => location.hash)).toBe('');
}

/** Reads what the banner of a link says, and closes it: on a phone it covers what is below it. */
export async function dismissBanner(page: Page, says: string): Promise<void> {
  await expect(banner(page)).toContainText(says);
  await banner(page).getByRole('button', { name: 'Dismiss' }).click();
  await expect(banner(page)).toBeHidden();
}

/** Holds the code of the role kit back until the returned function is called. */
export async function holdKit(page: Page): Promise<() => void> {
  let letGo = (): void => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(/\/assets\/kit-[\w-]+\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  return letGo;
}

/** Opens the app at its second step, where most tests begin: the answers are still those of the example. */
export async function open(page: Page, fragment = ''): Promise<void> {
  await openFirstView(page, fragment);
  if (fragment === '') await openStep(page, 'Who uses the role?');
}

/** Waits until the full editor shows the open document. */
export async function fullEditor(page: Page): Promise<Locator> {
  await expect(editor(page)).toBeVisible({ timeout: 20_000 });
  await expect(openDocument(page).locator('.code-view-full')).toBeVisible();
  return editor(page);
}

/** Opens a step of the wizard, whichever is open. */
export async function openStep(page: Page, title: string): Promise<void> {
  const step = answers(page).getByRole('button', { name: title, exact: true });
  // Until its code is there, the page may open the step by itself between the look and the click.
  await expect(page.locator('.page[data-early]')).toHaveCount(0);
  if ((await step.getAttribute('aria-expanded')) !== 'true') await step.click();
  await expect(step).toHaveAttribute('aria-expanded', 'true');
}

export async function chooseScenario(page: Page, title: string): Promise<void> {
  await openStep(page, 'What do you want to do?');
  await startField(page).fill(title);
  await answers(page).getByRole('radio', { name: title, exact: true }).check();
  await startField(page).fill('');
  // What is below stands where it stays once the goals are back, with the chosen one open.
  await expect(answers(page).getByText('Or pick a goal')).toBeVisible();
  await expect(answers(page).getByRole('radio', { name: title, exact: true })).toBeChecked();
}

export async function openDocumentTab(page: Page, title: string | RegExp): Promise<void> {
  await documentTab(page, title).click();
  await expect(documentTab(page, title)).toHaveAttribute('aria-selected', 'true');
}

/** The lines on screen, as the full editor or the view before it shows them. */
export function shownText(page: Page): Promise<string> {
  return page.evaluate(() => {
    const full = document.querySelector('.code-view-full .view-lines');
    if (!full) return document.querySelector('.code-read pre')?.textContent ?? '';
    const top = (line: Element) => Number.parseFloat((line as HTMLElement).style.top);
    return [...full.children]
      .toSorted((a, b) => top(a) - top(b))
      .map((line) => (line.textContent ?? '').replaceAll('\u00A0', ' '))
      .join('\n');
  });
}

export const showsText = (page: Page, part: string): Promise<void> =>
  expect.poll(() => shownText(page), { message: `the document shows ${part}` }).toContain(part);

/** Starts a download and reads its content. */
export async function download(page: Page, start: Locator): Promise<{ name: string; bytes: Uint8Array }> {
  const begun = page.waitForEvent('download');
  await start.click();
  const file = await begun;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

/** Waits until these are the documents. */
export const expectDocuments = (page: Page, documents: Record<string, string>): Promise<void> =>
  expect.poll(() => allDocuments(page)).toEqual(documents);

/** All documents by file name, as “Download all” packs them together with a README. */
export async function allDocuments(page: Page): Promise<Record<string, string>> {
  await (await tool(page, 'How to add it')).click();
  const dialog = page.getByRole('dialog');
  const { bytes } = await download(page, dialog.getByRole('button', { name: /^Download .*\(\.zip\)$/ }));
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(dialog).toBeHidden();
  const documents = Object.entries(unzipSync(bytes)).filter(([name]) => name.endsWith('.json'));
  return Object.fromEntries(documents.map(([name, file]) => [name, strFromU8(file)]));
}

/** Waits until nothing makes the page wider than the screen. */
export const expectNoSideways = (page: Page): Promise<void> =>
  expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth))
    .toBeLessThanOrEqual(0);

export interface Clipboard {
  read(): Promise<string>;
  write(text: string): Promise<void>;
  /** Presses what copies, and waits for what arrives. */
  copied(press: Locator): Promise<string>;
}

/** The clipboard, through a page of its own: the app's pages may not read it. */
export async function openClipboard(app: Page, baseURL = ''): Promise<Clipboard> {
  const context = app.context();
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(baseURL).origin });
  const page = await context.newPage();
  const address = new URL('/clipboard-of-the-test', baseURL).href;
  await page.route(address, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>Clipboard</title>' }),
  );
  await page.goto(address);
  // A page in the background is rarely drawn, so the app comes back to the front.
  await app.bringToFront();
  const read = () => page.evaluate(() => navigator.clipboard.readText());
  const write = (text: string) => page.evaluate((value) => navigator.clipboard.writeText(value), text);
  const copied = async (press: Locator): Promise<string> => {
    await write('');
    await press.click();
    await expect.poll(read, { message: 'something is copied' }).not.toBe('');
    return read();
  };
  return { read, write, copied };
}

/** Replaces the whole text of the full editor, the way a person does. */
export async function pasteOver(page: Page, clipboard: Clipboard, text: string): Promise<void> {
  await clipboard.write(text);
  await (await fullEditor(page)).focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+v');
}

/** The whole text of the full editor, the way a person copies it. */
export async function copyFromEditor(page: Page, clipboard: Clipboard): Promise<string> {
  await clipboard.write('');
  await (await fullEditor(page)).focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  await expect.poll(() => clipboard.read(), { message: 'something is copied' }).not.toBe('');
  return clipboard.read();
}

/** Opens the plain text field that replaces the full editor on phones. */
export async function editAsText(page: Page): Promise<Locator> {
  await button(page, 'Edit as text').click();
  const box = page.getByRole('textbox', { name: /^Edit as text/ });
  await expect(box).toBeVisible();
  return box;
}

/** Pastes a text where the focus is, as a person does with one that was copied elsewhere. */
export const pasteAtFocus = (page: Page, text: string): Promise<void> =>
  page.evaluate((value) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', value);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    (document.activeElement ?? document.body).dispatchEvent(event);
  }, text);

/** The left pane while pasted policies are checked. */
export const checkPane = (page: Page): Locator => page.getByRole('region', { name: 'Check a policy I have' });

/** Opens “Check a policy I have”: the editor has the focus and waits for a paste. */
export async function openCheck(page: Page): Promise<void> {
  await button(page, 'Check a policy I have').click();
  await expect(checkPane(page).getByRole('heading', { name: 'Check a policy I have' })).toBeVisible();
  // A phone has the box to paste into in front.
  if ((page.viewportSize()?.width ?? 0) > 899) await expect(page.locator('.code-view :focus')).toHaveCount(1);
}

/** Pastes each text into a blank document of its own, on a wide page. */
export async function checkPolicies(page: Page, ...texts: readonly string[]): Promise<void> {
  await openCheck(page);
  for (const [index, text] of texts.entries()) {
    if (index === 0) await pasteIntoBlank(page, text);
    else await checkAnother(page, text);
  }
}

/** Pastes one more text. */
export async function checkAnother(page: Page, text: string): Promise<void> {
  await checkPane(page).getByRole('button', { name: 'Add another policy' }).click();
  await pasteIntoBlank(page, text);
}

async function pasteIntoBlank(page: Page, text: string): Promise<void> {
  await expect(page.getByText('Paste a policy here')).toBeVisible();
  await expect(page.locator('.code-view :focus')).toHaveCount(1);
  await pasteAtFocus(page, text);
  await expect(page.getByText('Paste a policy here')).toBeHidden();
}
