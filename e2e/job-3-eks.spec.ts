// Job 3: a pod with IRSA calls DeepSeek-R1 through the us. profile, only through a VPC endpoint, with a guardrail.
import { allDocuments, answers, field, openFirstView, startField } from './page.ts';
import { Person } from './person.ts';
import { expect, test } from './test.ts';

const GUARDRAIL = 'arn:aws:bedrock:us-east-1:444455556666:guardrail/ab12cd34ef56';

test('one sentence and the values it leaves open make the role of a pod', async ({ page }) => {
  await openFirstView(page);
  const person = new Person(page);
  await person.type(startField(page), 'EKS pod with IRSA calls R1 through our VPC endpoint with a guardrail');
  await person.paste(field(page, 'AWS account'), '444455556666');
  await person.paste(
    field(page, 'OIDC issuer of the EKS cluster'),
    'https://oidc.eks.us-east-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF',
  );
  await person.type(field(page, 'Namespace of the pods'), 'chat');
  await person.type(field(page, 'Service account of the pods'), 'api');
  await person.paste(field(page, 'ARNs of the required guardrails'), GUARDRAIL);
  await person.paste(field(page, 'VPC endpoint IDs'), 'vpce-0123456789abcdef0');
  await expect(answers(page).getByText('Filled in. Every question has an answer.')).toBeVisible();
  person.expectWithin({ interactions: 10, seconds: 60 });

  const all = Object.values(await allDocuments(page)).join('\n');
  for (const part of [
    'inference-profile/us.deepseek.r1-v1:0',
    GUARDRAIL,
    'vpce-0123456789abcdef0',
    'system:serviceaccount:chat:api',
    'oidc.eks.us-east-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF',
  ])
    expect(all).toContain(part);
});
