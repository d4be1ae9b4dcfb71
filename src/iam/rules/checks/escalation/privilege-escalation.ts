// Paths on which a holder of the policy can get more rights than it grants.
import { defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { foundPaths } from './found-paths.ts';

export default defineCheck({
  id: 'privilege-escalation',
  severity: 'security',
  types: ['identity'],
  title: 'Privilege escalation',
  why: 'Some actions lead to permissions that the policy does not grant: by writing policies, by passing a powerful role to a service that runs code, or by running code with an existing role. Deny statements, conditions that narrow the action and named resources are taken into account; which roles the account has is not known.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
  bad: [
    // Full administrator, said once.
    { with: { Action: '*', Resource: '*' }, at: ['Statement.0.Action'], says: ['full administrator'] },
    {
      with: { Action: ['s3:GetObject', '*:*'], Resource: '*' },
      at: ['Statement.0.Action.1'],
      says: ['full administrator'],
    },
    {
      with: { Action: 'iam:*', Resource: '*' },
      at: ['Statement.0.Action'],
      says: ['`iam:CreatePolicyVersion` on all resources', 'lead to administrator rights'],
    },
    {
      with: { Action: '*:PutRolePolicy', Resource: '*' },
      at: ['Statement.0.Action'],
      says: ['`iam:PutRolePolicy` on all resources'],
    },
    // All actions on some resources are no administrator's.
    {
      with: { Action: '*', Resource: 'arn:aws:lambda:us-east-1:111122223333:function:*' },
      says: ['`lambda:UpdateFunctionCode` on all resources can lead to the rights of roles already in use'],
      severity: 'suggestion',
    },
    {
      with: { Action: ['iam:GetUser', 'IAM:attachuserpolicy'], Resource: 'arn:aws:iam::111122223333:user/*' },
      at: ['Statement.0.Action.1'],
    },
    // A Deny on policies leaves the users.
    {
      statements: [
        { Effect: 'Allow', Action: 'iam:AttachUserPolicy', Resource: '*' },
        { Effect: 'Deny', Action: 'iam:*', Resource: 'arn:aws:iam::*:policy/*' },
      ],
      at: ['Statement.0.Action'],
    },
    // On oneself is enough.
    {
      with: { Action: 'iam:PutUserPolicy', Resource: 'arn:aws:iam::111122223333:user/${aws:username}' },
      says: ['on the caller’s own user', 'or require `iam:PermissionsBoundary`'],
    },
    {
      statements: [
        { Effect: 'Allow', Action: ['lambda:CreateFunction', 'lambda:Invoke*'], Resource: '*' },
        { Effect: 'Allow', Action: 'iam:PassRole', Resource: 'arn:aws:iam::111122223333:role/*' },
      ],
      at: ['Statement.1.Action', 'Statement.0.Action.0', 'Statement.0.Action.1'],
      says: [
        'on all roles, with `lambda:CreateFunction` and `lambda:InvokeFunction`, can lead to the rights of any role',
        'or limit them to services with `iam:PassedToService`',
      ],
    },
    { with: { Action: undefined, NotAction: 's3:*', Resource: '*' }, at: ['Statement.0.NotAction'] },
    // Who may call, or from where, does not change what a call can do.
    {
      with: {
        Action: 'iam:CreatePolicyVersion',
        Resource: '*',
        Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
      },
    },
    // A role that is there already: a suggestion.
    {
      with: { Action: 'lambda:UpdateFunctionCode', Resource: '*' },
      at: ['Statement.0.Action'],
      severity: 'suggestion',
    },
    // Removing the boundary of the caller.
    {
      with: {
        Action: 'iam:DeleteUserPermissionsBoundary',
        Resource: 'arn:aws:iam::111122223333:user/${aws:username}',
      },
      at: ['Statement.0.Action'],
    },
    {
      with: { Action: ['iam:CreateAccessKey', 'iam:CreateLoginProfile'], Resource: '*' },
      at: ['Statement.0.Action.0', 'Statement.0.Action.1'],
      says: ['There is one more path. Name the resources.'],
    },
    { with: { Action: 'iam:CreateAccessKey', Resource: '*' }, says: ['another user. Name the resources.'] },
    {
      with: { Action: ['iam:CreateAccessKey', 'iam:Attach*'], Resource: '*' },
      says: ['There are 3 more paths.'],
    },
    {
      with: { Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::111122223333:role/*' },
      at: ['Statement.0.Action'],
      says: ['lead to more rights', '. Name the resources.'],
    },
    // Ways to administrator rights come alone, others together with roles that may be passed.
    {
      with: { Action: ['iam:CreateAccessKey', 'iam:PassRole', 'ec2:RunInstances'], Resource: '*' },
      at: ['Statement.0.Action.0'],
    },
    {
      with: {
        Action: ['sts:AssumeRole', 'iam:PassRole', 'ec2:RunInstances', 'lambda:UpdateFunctionCode'],
        Resource: '*',
      },
      at: ['Statement.0.Action.0', 'Statement.0.Action.1', 'Statement.0.Action.2'],
    },
    {
      with: { Action: ['iam:PassRole', 'ec2:RunInstances', 'lambda:UpdateFunctionCode'], Resource: '*' },
      at: ['Statement.0.Action.0', 'Statement.0.Action.1'],
    },
    // Commands for instances, which are EC2's.
    {
      with: {
        Action: 'ssm:SendCommand',
        Resource: ['arn:aws:ec2:us-east-1:111122223333:instance/*'],
      },
      severity: 'suggestion',
    },
    {
      with: {
        Action: 'ec2-instance-connect:SendSSHPublicKey',
        Resource: ['arn:aws:ec2:us-east-1:111122223333:instance/*'],
      },
      severity: 'suggestion',
    },
    // All users, however that is written.
    { with: { Action: 'iam:CreateAccessKey', Resource: 'arn:aws:iam::111122223333:*' } },
    { with: { Action: 'iam:CreateAccessKey', Resource: 'arn:aws:iam::111122223333:user/**' } },
    {
      with: {
        Action: 'iam:CreateAccessKey',
        Resource: undefined,
        NotResource: 'arn:aws:iam::111122223333:user/Ann',
      },
    },
    { with: { Action: undefined, NotAction: 'iam:GetUser', Resource: '*' }, says: ['more paths'] },
    // The first that reaches as far.
    {
      statements: [
        { Effect: 'Allow', Action: 'iam:CreateAccessKey', Resource: 'arn:aws:s3:::amzn-s3-demo-bucket' },
        { Effect: 'Allow', Action: 'iam:CreateAccessKey', Resource: '*' },
        { Effect: 'Allow', Action: 'iam:CreateAccessKey', Resource: '*' },
      ],
      at: ['Statement.1.Action'],
    },
    {
      statements: [
        { Effect: 'Allow', Action: 'iam:CreateAccessKey', Resource: '*' },
        { Effect: 'Deny', Action: 'iam:*', NotResource: ['arn:aws:iam::111122223333:user/Ann', '*'] },
      ],
    },
    // What takes the role may be limited to some resources.
    {
      statements: [
        { Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' },
        {
          Effect: 'Allow',
          Action: 'cloudformation:CreateStack',
          Resource: 'arn:aws:cloudformation:us-east-1:111122223333:stack/app/*',
        },
      ],
      at: ['Statement.0.Action', 'Statement.1.Action'],
    },
    // One of them reaches all users.
    {
      with: {
        Action: ['iam:PutUserPolicy'],
        Resource: [
          'arn:aws:iam::111122223333:user/Ann',
          'arn:aws:*::111122223333:user/*',
          'arn:aws:iam::111122223333:user/Bob',
        ],
      },
      at: ['Statement.0.Action.0'],
    },
    // A Deny of nothing.
    {
      statements: [
        { Effect: 'Allow', Action: 'iam:CreateAccessKey', Resource: '*' },
        { Effect: 'Deny', Action: 'iam:*', NotResource: '*' },
      ],
      at: ['Statement.0.Action'],
    },
    {
      statements: [
        { Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' },
        {
          Effect: 'Allow',
          Action: 'ec2:RunInstances',
          Resource: [
            'arn:aws:ec2:us-east-1:111122223333:image/ami-0123456789abcdef0',
            'arn:aws:ec2:us-east-1:111122223333:subnet/*',
          ],
        },
      ],
      at: ['Statement.0.Action', 'Statement.1.Action'],
    },
  ],
  good: [
    { with: { Action: ['iam:Get*', 'iam:List*'], Resource: '*' } },
    { with: { Action: 'iam:PutRolePolicy', Resource: 'arn:aws:iam::111122223333:role/app/*' } },
    // Nothing that gives rights works on what these name.
    { with: { Action: 'iam:*', Resource: 'arn:aws:iam::111122223333:mfa/*' } },
    { with: { Action: 'lambda:*', Resource: 'arn:aws:lambda:*:111122223333:layer:*' } },
    { with: { Action: 'iam:CreateAccessKey', Resource: 'arn:aws:iam::111122223333:user/${aws:username}' } },
    {
      with: {
        Action: 'iam:AttachRolePolicy',
        Resource: '*',
        Condition: { ArnEquals: { 'iam:PolicyARN': 'arn:aws:iam::aws:policy/ReadOnlyAccess' } },
      },
    },
    {
      with: {
        Action: ['iam:PassRole', 'lambda:*'],
        Resource: '*',
        Condition: { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } },
      },
    },
    // Passing all roles, with nothing that would take them.
    { with: { Action: ['iam:PassRole', 's3:GetObject'], Resource: '*' } },
    {
      with: {
        Action: undefined,
        NotAction: ['iam:*', 'sts:*', 'sso:*', 'lambda:*', 'ec2:*'],
        Resource: 'arn:aws:s3:::*',
      },
    },
    {
      statements: [
        { Effect: 'Allow', Action: 'iam:*', Resource: '*' },
        { Effect: 'Deny', NotAction: ['iam:Get*', 'iam:List*'], Resource: '*' },
      ],
    },
    // Only with a boundary.
    {
      statements: [
        { Effect: 'Allow', Action: 'iam:PutRolePolicy', Resource: '*' },
        {
          Effect: 'Deny',
          Action: 'iam:*',
          Resource: '*',
          Condition: {
            StringNotEquals: { 'iam:PermissionsBoundary': 'arn:aws:iam::111122223333:policy/Boundary' },
          },
        },
      ],
    },
    {
      statements: [
        { Effect: 'Allow', Action: 'iam:PassRole', Resource: 'arn:aws:iam::111122223333:role/App' },
        { Effect: 'Allow', Action: 'cloudformation:CreateStack', Resource: '*' },
      ],
    },
    { with: { Action: 'iam:PutUserPolicy', Resource: ['arn:aws:s3:::amzn-s3-demo-bucket', 'everything'] } },
    { with: { Action: 'iam:CreateAccessKey', Resource: 'arn:aws:iam::111122223333:user/*-test' } },
    { with: { Action: undefined, NotAction: ['s3:*', '*:*'], Resource: '*' } },
    // One of the conditions may exclude the caller.
    {
      statements: [
        { Effect: 'Allow', Action: 'iam:PutRolePolicy', Resource: '*' },
        {
          Effect: 'Deny',
          Action: 'iam:*',
          Resource: '*',
          Condition: {
            Bool: { 'aws:SecureTransport': 'true' },
            StringNotEquals: { 'iam:PermissionsBoundary': 'arn:aws:iam::111122223333:policy/Boundary' },
          },
        },
      ],
    },
  ],
  on: 'policy',
  check: (policy, { reference }): CheckFindings =>
    foundPaths(policy, reference).map(({ finding }) => finding),
});
