// Changes to what the controls rely on, and what nothing stops.
import { row, type Organization, type RouteRow, type RouteTopic } from './governed.ts';

type Change = readonly [says: string, action: string, resource: string];

export function protections(of: Organization): readonly RouteTopic[] {
  const { checked, on, call, own, place } = of;
  const isProtected = on.has('protectControls');
  const changes = (all: readonly Change[]): readonly RouteRow[] =>
    all.map(([says, action, resource]) =>
      row(call(says, action, resource), isProtected, 'by somebody who is not exempt'),
    );
  const guardrails = checked.view.asks('orgGuardrails') ? checked.answer('orgGuardrails') : [];
  const endpoints = checked.view.asks('orgEndpoints') ? checked.answer('orgEndpoints') : [];
  return [
    {
      topic: 'Changes to the controls',
      rows: [
        ...changes([
          ['Leave the organization', 'organizations:LeaveOrganization', '*'],
          [
            'Move to another organization',
            'organizations:AcceptHandshake',
            `arn:${place.partition}:organizations::555566667777:handshake/o-zzzzzzzzzz/invite/h-a1b2c3d4`,
          ],
          ['Turn off the log', 'bedrock:DeleteModelInvocationLoggingConfiguration', '*'],
          ['Change the log', 'bedrock:PutModelInvocationLoggingConfiguration', '*'],
          ['Share data with a vendor', 'bedrock:PutAccountDataRetention', '*'],
          ['Share data with a vendor on bedrock-mantle', 'bedrock-mantle:PutAccountDataRetention', '*'],
          ['Remove an enforced guardrail', 'bedrock:DeleteEnforcedGuardrailConfiguration', '*'],
          ['Replace an enforced guardrail', 'bedrock:PutEnforcedGuardrailConfiguration', '*'],
          ...guardrails.slice(0, 1).flatMap(({ arn }): readonly Change[] => [
            ['Weaken the guardrail', 'bedrock:UpdateGuardrail', arn],
            ['Delete the guardrail', 'bedrock:DeleteGuardrail', arn],
            ['Share the guardrail with others', 'bedrock:PutResourcePolicy', arn],
          ]),
          ...endpoints.slice(0, 1).flatMap((id): readonly Change[] => [
            ['Delete a VPC endpoint', 'ec2:DeleteVpcEndpoints', own(`vpc-endpoint/${id}`, 'ec2')],
            [
              'Replace the policy of a VPC endpoint',
              'ec2:ModifyVpcEndpoint',
              own(`vpc-endpoint/${id}`, 'ec2'),
            ],
          ]),
        ]),
      ],
    },
    {
      topic: 'What goes on',
      rows: [
        row(call('List the models', 'bedrock:ListFoundationModels', '*'), false, ''),
        row(
          call('Read the configuration of the log', 'bedrock:GetModelInvocationLoggingConfiguration', '*'),
          false,
          '',
        ),
        row(
          call('Change another guardrail', 'bedrock:UpdateGuardrail', own('guardrail/zznotchosen1')),
          false,
          '',
        ),
        row(
          call(
            'Delete another VPC endpoint',
            'ec2:DeleteVpcEndpoints',
            own('vpc-endpoint/vpce-00000000000000000', 'ec2'),
          ),
          false,
          '',
        ),
        row(call('Apply a guardrail', 'bedrock:ApplyGuardrail', own('guardrail/a1b2c3d4e5f6')), false, ''),
        row(
          call('Delete an imported model', 'bedrock:DeleteImportedModel', own('imported-model/a1b2c3')),
          false,
          '',
        ),
        row(call('Read an object', 's3:GetObject', `arn:${place.partition}:s3:::acme-models/x`), false, ''),
      ],
    },
  ];
}
