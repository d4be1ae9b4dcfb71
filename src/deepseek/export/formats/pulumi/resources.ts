// Resource policies and organization policies in Pulumi.
import {
  ORGANIZATION_POLICY_TYPES,
  type OrganizationTarget,
  type ResourceTarget,
  type SessionPolicyTarget,
} from '#deepseek/export/targets.ts';
import { policyFile } from '#deepseek/compose/shell.ts';
import { OUTPUTS } from '#deepseek/export/outputs.ts';
import { call, object, statement } from '#deepseek/export/formats/typescript/code.ts';
import { comment, quote } from '#deepseek/export/formats/typescript/text.ts';
import type { ProgramBuilder } from './program-builder.ts';

export function resource(
  program: ProgramBuilder,
  { title, words, on, documents }: ResourceTarget,
): readonly string[] {
  const elsewhere =
    on.kind === 'bucket' ? ' Set region if the bucket is not in the Region of the project.' : '';
  const replaces = comment(`${title}: for ${words}. It replaces the existing policy.${elsewhere}`);
  return documents.flatMap((document): readonly string[] => {
    switch (on.kind) {
      case 'bucket': {
        const props = object(['bucket', program.text(on.bucket)], ['policy', program.document(document)]);
        const made = call('new aws.s3.BucketPolicy', program.resource(title, document.id), props);
        return [`${replaces}\n${statement('', made)}`];
      }
      case 'repository': {
        const props = object(
          ['region', quote(on.region)],
          ['repository', program.text(on.repository)],
          ['policy', program.document(document)],
        );
        const made = call('new aws.ecr.RepositoryPolicy', program.resource(title, document.id), props);
        return [`${replaces}\n${statement('', made)}`];
      }
      case 'guardrail': {
        const variable = program.variable(title, document.id);
        const note = comment(
          `${title}: for ${words}. The provider has no resource for it. Set this output with aws bedrock put-resource-policy.`,
        );
        return [`${note}\n${statement(`export const ${variable} = `, program.document(document))}`];
      }
      case 'endpoint': {
        const variable = program.variable(`${on.service} policy`, document.id);
        return [
          `${replaces}\n${statement(`const ${variable} = `, program.document(document))}`,
          ...on.regions.map((region) => {
            const words = `${on.service} endpoint ${region}`;
            const endpoint = program.required(
              words,
              `ID of the endpoint of ${on.service} in ${region}: vpce-…`,
            );
            const props = object(
              ['region', quote(region)],
              ['vpcEndpointId', endpoint],
              ['policy', variable],
            );
            const made = call('new aws.ec2.VpcEndpointPolicy', program.resource(words, words), props);
            return statement('', made);
          }),
        ];
      }
    }
  });
}

/** IAM has no resource for it: an output of the stack, to pass when a session starts. */
export function sessionPolicy(
  program: ProgramBuilder,
  { words, documents }: SessionPolicyTarget,
): readonly string[] {
  return documents.map((document) => {
    const variable = program.variable(document.name, document.id);
    const note = comment(
      `${document.title}, for ${words}. It is not attached to the role. Pass this output when a session starts: pulumi stack output ${variable} > ${policyFile(document.name)}`,
    );
    return `${note}\n${statement(`export const ${variable} = `, program.document(document))}`;
  });
}

export function organization(
  program: ProgramBuilder,
  { title, type, documents }: OrganizationTarget,
): readonly string[] {
  return documents.map((document) => {
    const variable = program.variable(`${type} ${document.name}`, document.id);
    const name = program.resource(document.name, document.id);
    const props = object(
      ['name', program.text(document.name)],
      ['type', quote(ORGANIZATION_POLICY_TYPES[type])],
      ['content', program.document(document)],
    );
    const made = statement(`const ${variable} = `, call('new aws.organizations.Policy', name, props));
    const words = `${type} ${document.name} ID`;
    program.output(words, `${document.id} id`, OUTPUTS.organizationId, `${variable}.id`);
    return [
      comment(`${title}. Run it in the management account or a delegated administrator account.`),
      made,
      comment('Attach it by ID, first to a test account or test organizational unit:'),
      `// new aws.organizations.PolicyAttachment(${name}, { policyId: ${variable}.id, targetId: 'ou-…' });`,
    ].join('\n');
  });
}
