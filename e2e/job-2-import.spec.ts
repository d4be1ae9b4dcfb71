// Job 2: Bedrock imports a distill that is encrypted with a KMS key, and the person who runs the import gets a role.
import { allDocuments, answers, field, openFirstView, startField } from './page.ts';
import { Person } from './person.ts';
import { expect, test } from './test.ts';

const KEY = 'arn:aws:kms:us-east-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab';

test('one sentence and three values make the import role and that of the person who runs it', async ({
  page,
}) => {
  await openFirstView(page);
  const person = new Person(page);
  await person.type(
    startField(page),
    'Import R1-Distill-Llama-8B from s3://acme-models/deepseek/ with a KMS key, and a role for the person who runs it',
  );
  await expect(answers(page).getByRole('list', { name: 'Understood' })).toContainText('Who runs this?');
  await person.paste(field(page, 'AWS account'), '444455556666');
  await person.type(field(page, 'Permission set of the deployer'), 'ModelOps');
  await person.paste(field(page, 'KMS key ARN'), KEY);
  await expect(answers(page).getByText('Filled in. Every question has an answer.')).toBeVisible();
  person.expectWithin({ interactions: 9, seconds: 45 });

  const all = await allDocuments(page);
  const text = Object.values(all).join('\n');
  for (const part of [
    'arn:aws:s3:::acme-models/deepseek/*',
    KEY,
    'bedrock:CreateModelImportJob',
    'arn:aws:iam::444455556666:role/DeepSeekModelImportRole',
    'AWSReservedSSO_ModelOps_????????????????',
    'arn:aws:iam::444455556666:role/DeepSeekImportDeployer',
  ])
    expect(text).toContain(part);
});
