// Every view of the page, in an order in which each is reached from the one before it, on a wide or a narrow screen.
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import {
  answers,
  button,
  checkPane,
  openCell,
  openCreate,
  openFirstView,
  openPanel,
  openStep,
  pasteAtFocus,
  say,
  startField,
  status,
  type StepName,
} from './page.ts';
import { expect } from './test.ts';

export interface View {
  readonly name: string;
  readonly open: (page: Page) => Promise<unknown>;
  /** The part of the page that is new in this view. */
  readonly part: (page: Page) => Locator;
}

/** Closes the dialog of the view before, if one is open. */
async function closeDialog(page: Page): Promise<void> {
  if ((await page.getByRole('dialog').count()) === 0) return;
  await page.getByRole('dialog').last().press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

const visible = (target: Locator): Promise<void> => expect(target.first()).toBeVisible({ timeout: 30_000 });

const step = (name: StepName, shown: (page: Page) => Locator): View => ({
  name,
  part: openPanel,
  open: async (page) => {
    await openStep(page, name);
    await visible(shown(page));
  },
});

/** A sheet or a page of the row under the documents, with its content. */
const cell = (name: 'Checks' | 'Access' | 'Map' | 'Notes', shown: (page: Page) => Locator): View => ({
  name,
  part: (page) => page.locator('.side, .pane'),
  open: async (page) => {
    await openCell(page, name);
    await visible(shown(page));
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

const CODE =
  'import boto3\nboto3.client("bedrock-runtime", region_name="us-west-2").converse(modelId="deepseek.v3.2")';

async function beginAnew(page: Page): Promise<void> {
  await closeDialog(page);
  await button(page, 'New').click();
  await expect(startField(page)).toBeVisible();
}

/** The views of a kit, of what a person brought, and of a comparison. */
export const VIEWS: readonly View[] = [
  {
    name: 'First view',
    part: (page) => page.locator('body'),
    open: async (page) => {
      await openFirstView(page);
      // The code of the rest has come.
      await expect(page.locator('.page[data-early]')).toHaveCount(0);
      await expect(page.locator('.everywhere')).toBeAttached();
    },
  },
  {
    name: 'Not understood',
    part: (page) => page.locator('.say-answer'),
    open: async (page) => {
      await say(page, 'knowledge base');
      await visible(page.getByText('Not sure what you mean'));
    },
  },
  {
    name: 'Answers needed',
    part: answers,
    open: async (page) => {
      await say(page, 'A Lambda function calls DeepSeek-V3.2');
      await visible(page.getByRole('region', { name: 'Needed: Function name' }));
    },
  },
  step('What', (page) => page.getByRole('listbox', { name: 'What it does' })),
  step('Who', (page) => page.getByRole('listbox', { name: 'Who uses it' })),
  step('Model and Region', (page) => page.getByRole('searchbox', { name: 'Search Regions' })),
  step('Limits', (page) => openPanel(page).getByRole('checkbox')),
  step('Names', (page) => page.getByRole('textbox', { name: 'Role name' })),
  {
    name: 'Edit as text',
    part: (page) => page.getByRole('region', { name: 'Your role' }),
    open: async (page) => {
      const toggle = page
        .getByRole('region', { name: 'Your role' })
        .getByRole('button', { name: 'Edit as text' });
      await toggle.click();
      await visible(page.getByRole('textbox', { name: 'Your role as text' }));
    },
  },
  {
    name: 'Ready',
    part: (page) => page.getByRole('region', { name: 'Policies', exact: true }),
    open: async (page) => {
      const box = page.getByRole('textbox', { name: 'Your role as text' });
      await box.fill('A Lambda function named chat in account 444455556666 calls DeepSeek-V3.2 in us-east-1');
      await box.press('Enter');
      // What the page assumed and nobody changed stays assumed.
      await status(page).getByRole('button', { name: 'Keep it' }).click();
      await expect(status(page)).toContainText('checks pass', { timeout: 30_000 });
    },
  },
  cell('Notes', (page) => page.getByRole('heading', { name: 'Notes' })),
  cell('Checks', (page) => page.getByRole('region', { name: 'Checks' }).getByRole('button')),
  cell('Access', (page) => page.getByRole('table')),
  cell('Map', (page) => page.getByRole('region', { name: 'Who reaches what' })),
  {
    name: 'Create',
    part: (page) => page.getByRole('region', { name: 'Policies', exact: true }),
    open: async (page) => {
      await page.keyboard.press('Escape');
      await openCreate(page);
      await visible(page.getByRole('tablist', { name: 'Ways to create it' }));
    },
  },
  dialog('Share', (page) => button(page, 'Share').click()),
  dialog('Recent versions', (page) => button(page, 'History').click()),
  dialog('Keyboard shortcuts', (page) => page.locator('body').press('?')),
  dialog('Command palette', (page) => page.locator('body').press('Control+k')),
  dialog('Rules', (page) =>
    page.evaluate(() => {
      location.hash = 'rules';
    }),
  ),
  {
    name: 'A denied call',
    part: (page) => page.locator('main'),
    open: async (page) => {
      await beginAnew(page);
      await say(page, DENIED);
      await visible(page.getByRole('region', { name: 'Diagnosis' }).getByRole('button'));
    },
  },
  {
    name: 'Code',
    part: answers,
    open: async (page) => {
      await beginAnew(page);
      await say(page, CODE);
      await visible(page.getByRole('region', { name: 'Your code needs' }));
    },
  },
  {
    name: 'A pasted policy',
    part: checkPane,
    open: async (page) => {
      await beginAnew(page);
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      await pasteAtFocus(page, PASTED);
      await visible(checkPane(page));
      await expect(status(page)).toBeVisible();
    },
  },
  {
    name: 'Changes to your version',
    part: (page) => page.locator('main'),
    open: async (page) => {
      await page.goto('about:blank');
      await openFirstView(page, links.find(({ shared }) => shared)?.fragment);
      await visible(page.getByText('3 actions reach a second Region'));
    },
  },
];
