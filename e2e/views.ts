// Every view of the page, in an order in which each is reached from the one before it, on a wide or a narrow screen.
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { answers, button, checkPane, openFirstView, openStep, startField } from './page.ts';
import { expect } from './test.ts';

export interface View {
  readonly name: string;
  readonly open: (page: Page) => Promise<unknown>;
  /** The part of the page that is new in this view. */
  readonly part: (page: Page) => Locator;
}

const isNarrow = (page: Page): boolean => (page.viewportSize()?.width ?? 0) < 900;

/** Goes to a view of a narrow screen; a wide one shows all three. */
export async function showView(
  page: Page,
  name: 'Answers' | 'Paste' | 'Policies' | 'Findings',
): Promise<void> {
  if (!isNarrow(page)) return;
  const opener = page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name });
  await opener.click();
  await expect(opener).toHaveAttribute('aria-current', 'page');
}

/** Closes the dialog of the view before, if one is open. */
async function closeDialog(page: Page): Promise<void> {
  if ((await page.getByRole('dialog').count()) === 0) return;
  await page.getByRole('dialog').last().press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** An open step of the answers. */
const openPart = (page: Page): Locator =>
  answers(page)
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { level: 2 }).getByRole('button', { expanded: true }) });

const step = (name: string, shown: (page: Page) => Promise<unknown>): View => ({
  name,
  part: openPart,
  open: async (page) => {
    await showView(page, 'Answers');
    await openStep(page, name);
    await shown(page);
  },
});

/** A panel under the editor, open and with its content. */
const panel = (title: string, shown: (page: Page) => Promise<unknown>, name = title): View => ({
  name,
  part: (page) => page.locator('#panel-body'),
  open: async (page) => {
    await showView(page, 'Findings');
    const tab = page
      .getByRole('region', { name: /^About the (?:role kit|pasted)/ })
      .getByRole('tab', { name: title });
    if ((await tab.getAttribute('aria-selected')) !== 'true') await tab.click();
    await expect(tab).toHaveAttribute('aria-selected', 'true');
    await shown(page);
  },
});

const dialog = (name: string, open: (page: Page) => Promise<unknown>): View => ({
  name,
  part: (page) => page.getByRole('dialog'),
  open: async (page) => {
    await closeDialog(page);
    await open(page);
    await expect(page.getByRole('dialog')).toBeVisible();
  },
});

const seen =
  (
    role: 'heading' | 'radio' | 'checkbox' | 'textbox' | 'list' | 'region' | 'table' | 'button',
    name: RegExp | string,
  ) =>
  (page: Page): Promise<void> =>
    expect(page.getByRole(role, { name }).first()).toBeVisible({ timeout: 30_000 });

const links = JSON.parse(readFileSync(new URL('links.json', import.meta.url), 'utf8')) as readonly {
  readonly fragment: string;
  readonly shared?: object;
}[];

/** Something to find, to explain and to fix. */
const PASTED = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: ['s3:GetObjekt', 'iam:PassRole'], Resource: '*' }],
});

const DENIED =
  'User: arn:aws:sts::111122223333:assumed-role/DeepSeekInvoke/app is not authorized to perform: bedrock:InvokeModelWithResponseStream on resource: arn:aws:bedrock:us-west-2::foundation-model/deepseek.v3.2 because no identity-based policy allows the bedrock:InvokeModelWithResponseStream action';

/** Pastes a policy: into the editor of a wide screen, into the box of a narrow one. */
async function checkPasted(page: Page): Promise<void> {
  await button(page, 'Check a policy I have').click();
  await expect(checkPane(page).getByRole('heading', { name: 'Check a policy I have' })).toBeVisible();
  if (isNarrow(page)) {
    await checkPane(page).getByRole('textbox').fill(PASTED);
    await checkPane(page).getByRole('button', { name: 'Check', exact: true }).click();
    await showView(page, 'Paste');
  } else {
    await expect(page.locator('.code-view :focus')).toHaveCount(1);
    await page.evaluate((text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      (document.activeElement ?? document.body).dispatchEvent(event);
    }, PASTED);
  }
  await expect(checkPane(page).getByRole('combobox', { name: /^Type of/ })).toBeVisible();
}

/** Of the wizard's role kit, of pasted policies, and of a comparison. */
export const VIEWS: readonly View[] = [
  {
    name: 'Start',
    part: (page) => page.locator('body'),
    open: async (page) => {
      await openFirstView(page);
      await expect(startField(page)).toBeVisible();
      // The code of the right half has come.
      await expect(page.locator('.said')).toBeAttached();
    },
  },
  {
    name: 'A denied call',
    part: openPart,
    open: async (page) => {
      await startField(page).fill(DENIED);
      await expect(answers(page).getByRole('list', { name: 'Denied calls' })).toBeVisible();
    },
  },
  {
    name: 'Who uses the role?',
    part: openPart,
    open: async (page) => {
      await startField(page).fill('');
      await step('Who uses the role?', seen('radio', /^AWS Lambda/)).open(page);
    },
  },
  step('Which models, where?', seen('textbox', 'AWS account')),
  step('Lock it down', seen('checkbox', /./)),
  step('Name it', seen('button', 'Create the role')),
  step('Create it', seen('heading', 'In your account')),
  {
    name: 'Policies',
    part: (page) => page.getByRole('region', { name: 'Role kit', exact: true }),
    open: async (page) => {
      await showView(page, 'Policies');
      await expect(button(page, 'Copy policy')).toBeVisible();
    },
  },
  panel('Findings', seen('heading', /Findings/)),
  panel('Proof', seen('button', 'Add an expectation')),
  panel('What this role can do', seen('table', /./)),
  panel('Try a request', seen('region', 'Decision')),
  panel('Export', seen('radio', /^JSON/)),
  panel('Next steps', seen('button', /^Copy/)),
  panel('Map', seen('list', 'Map of the kit')),
  dialog('Share', (page) => page.getByRole('button', { name: 'Share' }).click()),
  dialog('Keyboard shortcuts', (page) => page.locator('body').press('?')),
  dialog('Command palette', (page) => page.locator('body').press('Control+k')),
  dialog('All checks', (page) =>
    page.evaluate(() => {
      location.hash = 'rules';
    }),
  ),
  {
    name: 'Check a policy I have',
    part: checkPane,
    open: async (page) => {
      await closeDialog(page);
      await checkPasted(page);
    },
  },
  panel('Findings', seen('button', /^Fix: /), 'Findings of pasted policies'),
  panel('Proof', seen('button', 'Add an expectation'), 'Proof of pasted policies'),
  dialog('Changes to the shared version', async (page) => {
    await page.goto('about:blank');
    await openFirstView(page, links.find(({ shared }) => shared)?.fragment);
  }),
];
