// Job 4: GitHub Actions deploys a SageMaker endpoint with a distill, with a role and a trust policy of its own.
import { expectAccessibleInBoth } from './axe.ts';
import { allDocuments, answers, documentTabs, field, openFirstView, startField } from './page.ts';
import { Person } from './person.ts';
import { expect, test } from './test.ts';

test('one sentence and the values it leaves open make the role of a workflow that deploys', async ({
  page,
}) => {
  await openFirstView(page);
  const person = new Person(page);
  await person.type(startField(page), 'GitHub Actions deploys a SageMaker endpoint with R1-Distill-Llama-8B');
  await expect(answers(page).getByRole('list', { name: 'Understood' })).toContainText(
    /Who runs this\?\s+GitHub Actions/,
  );
  await person.paste(field(page, 'AWS account'), '444455556666');
  await person.type(field(page, 'GitHub repository of the deployer'), 'acme/ml-platform');
  await person.paste(field(page, 'Owner ID of the deployer'), '1234');
  await person.paste(field(page, 'Repository ID of the deployer'), '5678');
  await person.paste(field(page, 'Bucket with the model files'), 's3://acme-models/deepseek/');
  await expect(answers(page).getByText('Filled in. Every question has an answer.')).toBeVisible();
  person.expectWithin({ interactions: 10, seconds: 60 });

  await expect(documentTabs(page)).toHaveCount(4);
  await expectAccessibleInBoth(page, 'who runs this', 'section[aria-label="Answers"]');
  const all = Object.values(await allDocuments(page)).join('\n');
  for (const part of [
    'arn:aws:iam::444455556666:oidc-provider/token.actions.githubusercontent.com',
    'repo:acme@1234/ml-platform@5678:ref:refs/heads/main',
    'sagemaker:CreateEndpoint',
    'iam:PassRole',
    'arn:aws:iam::444455556666:role/DeepSeekSageMakerRole',
  ])
    expect(all).toContain(part);
});
