// The outputs of the formats that make resources: every format gives the same, and says the same of it.
import { expect, test } from 'vitest';
import type { ExportKit } from './export-kit.ts';
import type { Exporter } from './exporter.ts';
import { cdk } from './formats/cdk/cdk.ts';
import { cloudFormation } from './formats/cloudformation/cloudformation.ts';
import { pulumi } from './formats/pulumi/pulumi.ts';
import { terraform } from './formats/terraform/terraform.ts';
import { startingAnswers, usableKit } from './testing/kits.ts';

const ABOUT = /^(?:ARN|Name|ID) of the .*/;

/** Where each format says what an output is. */
const FORMATS: Readonly<Record<string, readonly [exporter: Exporter, file: RegExp, description: RegExp]>> = {
  terraform: [terraform, /^outputs\.tf$/, /description = "(.*)"/g],
  cloudformation: [cloudFormation, /\.yaml$/, /^ {4}Description: (.*)$/gm],
  cdk: [cdk, /^lib\//, /new CfnOutput\([^;]*?description:\s*'(.*)'/g],
  pulumi: [pulumi, /index\.ts$/, /\/\*\* (.*) \*\/\nexport const/g],
};

function outputsOf(format: string, kit: ExportKit, policies: string): readonly string[] {
  const [exporter, file, description] = FORMATS[format]!;
  const texts = exporter.files(kit, { policies }).filter(({ name }) => file.test(name));
  const found = texts.flatMap(({ text }) => {
    const outputs = format === 'cloudformation' ? text.slice(text.indexOf('\nOutputs:')) : text;
    return [...outputs.matchAll(description)].map(([, about = '']) => about.replace(/^["'](.*)["']$/, '$1'));
  });
  return found.filter((about) => ABOUT.test(about) && !about.endsWith('guardrail')).toSorted();
}

test.each(['managed', 'inline'])('every format has the same outputs, with %s policies', (policies) => {
  for (const answers of startingAnswers) {
    const kit = usableKit(answers);
    const expected = outputsOf('terraform', kit, policies);
    for (const format of Object.keys(FORMATS))
      expect(outputsOf(format, kit, policies), `${format}, ${JSON.stringify(answers)}`).toEqual(expected);
  }
});

test('a role on an instance gives its ARN and name, its policy’s ARN, and its profile’s ARN and name', () => {
  const kit = usableKit({ scenario: 'invoke', values: { entity: 'ec2' } });
  expect(outputsOf('terraform', kit, 'managed')).toEqual([
    'ARN of the app role',
    'ARN of the instance profile of the app role',
    'ARN of the permissions policy of the app role',
    'Name of the app role',
    'Name of the instance profile of the app role',
  ]);
});

test('a policy for callers has its description in every format', () => {
  const kit = usableKit({ scenario: 'import', values: {} });
  const descriptions = kit.groups.flatMap(({ attachments }) => attachments).map((each) => each.description);
  expect(descriptions.filter((text) => text !== '').length).toBeGreaterThan(0);
  for (const [format, [exporter]] of Object.entries(FORMATS)) {
    const text = exporter
      .files(kit)
      .map((file) => file.text)
      .join('');
    for (const description of descriptions) expect(text, format).toContain(description);
  }
});
