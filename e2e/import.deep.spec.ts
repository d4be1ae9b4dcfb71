// Policies in Terraform and CloudFormation: pasted or dropped, read into documents, and what stays open is listed.
import type { Page } from '@playwright/test';
import { expectAccessibleInBoth } from './axe.ts';
import {
  checkPane,
  expectNoSideways,
  open,
  openCell,
  openCheck,
  part,
  pasteAtFocus,
  shownText,
  showsText,
} from './page.ts';
import { expect, test } from './test.ts';

test.use({ viewport: { width: 1440, height: 900 } });

const pane = checkPane;
const tabs = (page: Page) =>
  page.getByRole('tablist', { name: 'Pasted policies', exact: true }).getByRole('tab');

const MAIN = `data "aws_caller_identity" "current" {}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::\${data.aws_caller_identity.current.account_id}:root"]
    }
  }
}

data "aws_iam_policy_document" "read" {
  statement {
    sid       = "Read"
    actions   = ["s3:GetObjekt"]
    resources = ["\${var.bucket_arn}/&{aws:username}/*", aws_s3_bucket.models.arn]
  }
}

resource "aws_iam_role" "reader" {
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_iam_role_policy" "read" {
  role   = aws_iam_role.reader.id
  policy = data.aws_iam_policy_document.read.json
}

resource "aws_iam_policy" "other" {
  policy = file("\${path.module}/other.json")
}
`;

const VARIABLES = `variable "bucket_arn" {
  default = "arn:aws:s3:::amzn-s3-demo-bucket"
}
`;

const TEMPLATE = `AWSTemplateFormatVersion: '2010-09-09'
Parameters:
  Bucket:
    Type: String
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: 2012-10-17
        Statement:
          - Effect: Allow
            Principal: { Service: bedrock.amazonaws.com }
            Action: sts:AssumeRole
            Condition: { StringEquals: { aws:SourceAccount: !Ref AWS::AccountId } }
      Policies:
        - PolicyName: read
          PolicyDocument:
            Version: 2012-10-17
            Statement:
              Effect: Allow
              Action: s3:GetObject
              Resource: !Sub arn:\${AWS::Partition}:s3:::\${Bucket}/*
`;

async function start(page: Page): Promise<void> {
  await open(page);
  await openCheck(page);
  await expect(pane(page).getByRole('heading', { name: 'Check a policy' })).toBeVisible();
}

const check = pasteAtFocus;

async function drop(page: Page, files: Record<string, string>): Promise<void> {
  const data = await page.evaluateHandle((all) => {
    const transfer = new DataTransfer();
    for (const [name, text] of Object.entries(all)) transfer.items.add(new File([text], name));
    return transfer;
  }, files);
  await pane(page).dispatchEvent('drop', { dataTransfer: data });
}

test('Terraform: each policy is read, and what stays open is named and left alone', async ({ page }) => {
  await start(page);
  await check(page, MAIN);
  await expect(tabs(page)).toHaveCount(2);
  await expect(pane(page)).toContainText('line 3 › aws_iam_role.reader › assume_role_policy');
  await expect(pane(page).getByRole('status')).toContainText('aws_iam_policy.other › policy');
  await expect(pane(page).getByRole('status')).toContainText('It reads another file');

  await tabs(page).filter({ hasText: 'aws_iam_role_policy.read' }).click();
  await showsText(page, '${aws_s3_bucket.models.arn}');
  await expect.poll(() => shownText(page)).toContain('${var.bucket_arn}/${aws:username}/*');
  // The slip is found; nobody complains that a place left open is no ARN.
  await openCell(page, 'Notes');
  await expect(
    part(page, 'Notes').locator('.finding').filter({ hasText: 's3:GetObjekt' }).first(),
  ).toBeVisible();
  await expect(part(page, 'Notes').getByText(/is not a resource/)).toHaveCount(0);
  const row = pane(page).getByRole('listitem').filter({ hasText: 'aws_iam_role_policy.read' }).first();
  await expect(row).toContainText('2 unresolved values');
  await expect(row).toContainText('var.bucket_arn');
  await expect(row).toContainText('The variable is declared in another file');
  await row.getByRole('button', { name: 'aws_s3_bucket.models.arn' }).click();
  await expectAccessibleInBoth(page, 'policies of Terraform');
});

test('files of one module are read together, others separately', async ({ page }) => {
  await start(page);
  await drop(page, {
    'main.tf': MAIN,
    'variables.tf': VARIABLES,
    'other.json':
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:List*","Resource":"*"}]}',
    'stack.yaml': TEMPLATE,
  });
  // Two of main.tf and what it reads from a file, that file itself, two of the template.
  const list = pane(page).getByRole('list', { name: 'Pasted policies' });
  await expect(list.getByRole('combobox', { name: /^Type of/ })).toHaveCount(6);
  await list.getByRole('button', { name: /^aws_iam_role_policy\.read/ }).click();
  await showsText(page, 'arn:aws:s3:::amzn-s3-demo-bucket/${aws:username}/*');
  await expect(pane(page)).toContainText('main.tf, line 13 › aws_iam_role_policy.read › policy');
  await expect(pane(page).getByText('1 unresolved value')).toHaveCount(2);
});

test('CloudFormation in YAML: values of pseudo parameters are assumed, and listed', async ({ page }) => {
  await start(page);
  await check(page, TEMPLATE);
  await expect(tabs(page)).toHaveCount(2);
  await tabs(page).filter({ hasText: 'read' }).click();
  await showsText(page, 'arn:aws:s3:::${Bucket}/*');
  const row = pane(page).getByRole('listitem').filter({ hasText: 'Role: read' }).first();
  await expect(row).toContainText('1 unresolved value');
  await expect(row).toContainText('The parameter has no default.');
  await row.getByText('1 assumed value').click();
  await expect(row).toContainText('AWS::Partition is read as aws');
});

test('what is left open is still known after a reload', async ({ page }) => {
  await start(page);
  await check(page, TEMPLATE);
  await expect(tabs(page)).toHaveCount(2);
  await tabs(page).filter({ hasText: 'read' }).click();
  await expect(pane(page)).toContainText('1 unresolved value');
  await page.reload();
  await expect(pane(page)).toContainText('1 unresolved value');
});

test('errors in YAML and Terraform are shown with their line', async ({ page }) => {
  await start(page);
  await check(page, 'Resources:\n  A: [1\n  B: 2\n');
  await expect(pane(page).getByRole('status')).toContainText(/Line \d is not valid YAML/);
  await pane(page).getByRole('button', { name: 'Add another policy' }).click();
  await expect(page.getByText('Paste a policy here')).toBeVisible();
  await expect(page.locator('.code-view :focus')).toHaveCount(1);
  await check(page, 'resource "aws_iam_policy" "p" {\n  policy = jsonencode({ a = [ })\n}\n');
  await expect(pane(page).getByRole('status')).toContainText('line 2');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('fits', async ({ page }) => {
    await start(page);
    await check(page, MAIN);
    await expect(pane(page)).toContainText('2 unresolved values');
    await expectNoSideways(page);
    // At the end of the page the bar at the bottom covers nothing.
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await expectAccessibleInBoth(page, 'policies of Terraform on a phone');
  });
});
