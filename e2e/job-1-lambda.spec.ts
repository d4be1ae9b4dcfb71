// Job 1: a Lambda function calls DeepSeek-V3.2 in us-east-1, and both documents go into the console.
import { button, field, openClipboard, openFirstView, startField } from './page.ts';
import { Person } from './person.ts';
import { expect, test } from './test.ts';

test('both documents of a role for a Lambda function are copied', async ({ page, baseURL }) => {
  const clipboard = await openClipboard(page, baseURL);
  await openFirstView(page);
  const person = new Person(page);
  await person.type(startField(page), 'My Lambda calls V3.2 in us-east-1');
  await person.type(field(page, 'Function name'), 'chat');
  await person.paste(field(page, 'AWS account'), '444455556666');

  await person.click(button(page, 'Copy policy'));
  const outcome = page.getByRole('status').filter({ hasText: 'copied' });
  await expect(outcome).toContainText('1 of 2 copied');
  const permissions: unknown = JSON.parse(await clipboard.read());
  expect(permissions).toMatchObject({
    Statement: [
      { Resource: 'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2' },
      { Resource: expect.stringContaining(':444455556666:log-group:/aws/lambda/chat:*') },
    ],
  });

  await person.click(outcome.getByRole('button', { name: 'Copy trust policy' }));
  await expect(outcome).toContainText('2 of 2 copied');
  expect(JSON.parse(await clipboard.read())).toMatchObject({
    Statement: [{ Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
  });
  person.expectWithin({ interactions: 5, seconds: 20 });
});
