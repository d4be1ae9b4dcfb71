// Ways to gain more privileges than a policy seems to grant, strongest first. From pathfinding.cloud (Apache-2.0), cloudsplaining
// (BSD-3-Clause) and what the actions do.

export type Strength = 'critical' | 'high' | 'medium';

/**
 * iam: changes who may do what. pass: hands a role to a service that runs what the holder wants, with iam:PassRole.
 * existing: runs something with a role that is there already.
 */
export type EscalationKind = 'iam' | 'pass' | 'existing';

export interface EscalationPath {
  readonly strength: Strength;
  readonly kind: EscalationKind;
  /** For `pass`, the service that takes the role; else a condition key that narrows the way. */
  readonly by: string;
  /** All of these are needed, of each one of the alternatives. As policies write them. */
  readonly needs: readonly (readonly string[])[];
  /** What one does: "write an inline policy on a role". */
  readonly does: string;
}

const TABLE = `
critical; iam; ; iam:CreatePolicyVersion; rewrite a managed policy by adding a new default version
critical; iam; ; iam:CreateAccessKey; mint access keys for another user
critical; iam; ; iam:CreateLoginProfile; give another user a console password
critical; iam; ; iam:UpdateLoginProfile; reset the console password of another user
critical; iam; iam:PermissionsBoundary; iam:PutRolePolicy; write an inline policy on a role
critical; iam; iam:PermissionsBoundary; iam:PutUserPolicy; write an inline policy on a user
critical; iam; ; iam:PutGroupPolicy; write an inline policy on a group
critical; iam; iam:PolicyARN; iam:AttachUserPolicy; attach a managed policy to a user
critical; iam; iam:PolicyARN; iam:AttachRolePolicy; attach a managed policy to a role
critical; iam; iam:PolicyARN; iam:AttachGroupPolicy; attach a managed policy to a group
critical; iam; iam:PermissionsBoundary; iam:UpdateAssumeRolePolicy; rewrite the trust policy of a role
critical; iam; ; iam:AddUserToGroup; join a stronger group
high; iam; sts:TaskPolicyArn; sts:AssumeRoot; open a root session in a member account
high; iam; ; sso:AttachManagedPolicyToPermissionSet|sso:PutInlinePolicyToPermissionSet|sso:CreateAccountAssignment|sso:AttachCustomerManagedPolicyReferenceToPermissionSet; widen or assign an Identity Center permission set
high; iam; ; iam:SetDefaultPolicyVersion; switch a managed policy to a different stored version
high; iam; iam:PermissionsBoundary; iam:DeleteRolePermissionsBoundary|iam:DeleteUserPermissionsBoundary|iam:PutRolePermissionsBoundary|iam:PutUserPermissionsBoundary; drop or replace a permissions boundary
high; iam; iam:ServiceSpecificCredentialServiceName; iam:CreateServiceSpecificCredential|iam:ResetServiceSpecificCredential; create a service credential for another user
high; iam; ; iam:UpdateSAMLProvider|iam:UpdateOpenIDConnectProviderThumbprint|iam:AddClientIDToOpenIDConnectProvider; change an identity provider that roles trust
high; pass; ec2.amazonaws.com; iam:AddRoleToInstanceProfile; put a stronger role in an instance profile
high; pass; cognito-identity.amazonaws.com; cognito-identity:SetIdentityPoolRoles; hand a role to an identity pool
high; pass; rolesanywhere.amazonaws.com; rolesanywhere:CreateTrustAnchor + rolesanywhere:CreateProfile; reach a role with an own certificate authority
high; pass; ec2.amazonaws.com; ec2:RunInstances; start an instance with a stronger role
high; pass; ec2.amazonaws.com; ec2:RequestSpotInstances|ec2:RequestSpotFleet|ec2:CreateFleet; request spot capacity with a stronger role
high; pass; ec2.amazonaws.com; ec2:AssociateIamInstanceProfile|ec2:ReplaceIamInstanceProfileAssociation; swap the profile of a running instance
high; pass; ec2.amazonaws.com; autoscaling:CreateLaunchConfiguration|ec2:CreateLaunchTemplate + autoscaling:CreateAutoScalingGroup|autoscaling:UpdateAutoScalingGroup; launch through Auto Scaling with a stronger role
high; pass; ssm.amazonaws.com; ssm:StartAutomationExecution; run an automation with a stronger role
high; pass; lambda.amazonaws.com; lambda:CreateFunction + lambda:InvokeFunction|lambda:InvokeAsync|lambda:AddPermission|lambda:CreateEventSourceMapping|lambda:CreateFunctionUrlConfig; create a function that runs as a stronger role
high; pass; lambda.amazonaws.com; lambda:RunMicrovm + lambda:ConnectMicrovm|lambda:CreateMicrovmShellAuthToken|lambda:CreateMicrovmAuthToken; run a Lambda MicroVM with a stronger role
high; pass; ecs-tasks.amazonaws.com; ecs:RegisterTaskDefinition + ecs:RunTask|ecs:StartTask|ecs:CreateService|ecs:UpdateService; run a container with a stronger task role
high; pass; pods.eks.amazonaws.com; eks:CreatePodIdentityAssociation; bind a stronger role to a service account
high; pass; ecs-tasks.amazonaws.com; batch:RegisterJobDefinition + batch:SubmitJob; submit a batch job with a stronger job role
high; pass; apprunner.amazonaws.com; apprunner:CreateService; deploy an App Runner service with a stronger role
high; pass; codebuild.amazonaws.com; codebuild:CreateProject + codebuild:StartBuild|codebuild:StartBuildBatch; run a build with a stronger service role
high; pass; cloudformation.amazonaws.com; cloudformation:CreateStack; create a stack that runs as a stronger role
high; pass; cloudformation.amazonaws.com; cloudformation:CreateStackSet|cloudformation:UpdateStackSet; deploy a stack set with stronger roles
high; pass; glue.amazonaws.com; glue:CreateDevEndpoint; create a Glue endpoint with a stronger role
high; pass; glue.amazonaws.com; glue:CreateJob|glue:UpdateJob + glue:StartJobRun|glue:CreateTrigger|glue:StartTrigger; create or edit a Glue job that runs as a stronger role
high; pass; glue.amazonaws.com; glue:CreateSession + glue:RunStatement; open an interactive Glue session with a stronger role
high; pass; states.amazonaws.com; states:CreateStateMachine|states:UpdateStateMachine + states:StartExecution|states:StartSyncExecution; run a state machine with a stronger role
high; pass; scheduler.amazonaws.com; scheduler:CreateSchedule|scheduler:UpdateSchedule; schedule any API call with a stronger role
high; pass; elasticmapreduce.amazonaws.com; elasticmapreduce:RunJobFlow; start a cluster with a stronger instance role
high; pass; emr-serverless.amazonaws.com; emr-serverless:StartJobRun; start a serverless job with a stronger role
high; pass; airflow.amazonaws.com; airflow:CreateEnvironment; create a workflow environment with a stronger role
high; pass; sagemaker.amazonaws.com; sagemaker:CreateNotebookInstance; create a notebook with a stronger role
high; pass; sagemaker.amazonaws.com; sagemaker:CreateTrainingJob|sagemaker:CreateHyperParameterTuningJob|sagemaker:CreateAutoMLJobV2; run a training job with a stronger role
high; pass; sagemaker.amazonaws.com; sagemaker:CreateProcessingJob; run a processing job with a stronger role
high; pass; sagemaker.amazonaws.com; sagemaker:CreateModel + sagemaker:CreateEndpoint|sagemaker:CreateTransformJob; serve a container with a stronger role
high; pass; bedrock-agentcore.amazonaws.com; bedrock-agentcore:CreateCodeInterpreter + bedrock-agentcore:StartCodeInterpreterSession + bedrock-agentcore:InvokeCodeInterpreter; create a code interpreter with a stronger role
high; pass; bedrock-agentcore.amazonaws.com; bedrock-agentcore:CreateAgentRuntime|bedrock-agentcore:UpdateAgentRuntime + bedrock-agentcore:InvokeAgentRuntime|bedrock-agentcore:InvokeAgentRuntimeCommand|bedrock-agentcore:InvokeAgentRuntimeCommandShell; deploy an agent runtime with a stronger role
high; pass; bedrock-agentcore.amazonaws.com; bedrock-agentcore:CreateHarness|bedrock-agentcore:UpdateHarness + bedrock-agentcore:InvokeHarness; create an agent harness with a stronger role
high; pass; bedrock-agentcore.amazonaws.com; bedrock-agentcore:CreateGateway|bedrock-agentcore:UpdateGateway + bedrock-agentcore:CreateGatewayTarget|bedrock-agentcore:UpdateGatewayTarget; create a tool gateway with a stronger role
high; existing; ec2:InstanceProfile; ec2:ModifyInstanceAttribute + ec2:StopInstances + ec2:StartInstances; replace user data and restart an instance
high; existing; ; ec2:CreateLaunchTemplateVersion + ec2:ModifyLaunchTemplate; change the launch template of a scaling group
high; existing; ; ssm:SendCommand; run a document on managed instances
high; existing; ; lambda:UpdateFunctionCode; replace the code of a privileged function
high; existing; lambda:Layer; lambda:UpdateFunctionConfiguration; inject a layer or environment into a function
high; existing; eks:principalArn; eks:CreateAccessEntry + eks:AssociateAccessPolicy; grant oneself cluster administrator rights
high; existing; ; apprunner:UpdateService; redeploy a privileged App Runner service
high; existing; ; codebuild:UpdateProject; edit a privileged build project
high; existing; cloudformation:ResourceTypes; cloudformation:UpdateStack; update a stack that keeps a privileged role
high; existing; cloudformation:ResourceTypes; cloudformation:CreateChangeSet + cloudformation:ExecuteChangeSet; apply a change set on a privileged stack
high; existing; ; glue:UpdateDevEndpoint; add an SSH key to a Glue endpoint
high; existing; ; sagemaker:CreatePresignedNotebookInstanceUrl; open an existing notebook through a signed URL
high; existing; ; sagemaker:CreatePresignedDomainUrl; open a Studio profile of another user
high; existing; sagemaker:RootAccess; sagemaker:CreateNotebookInstanceLifecycleConfig|sagemaker:UpdateNotebookInstanceLifecycleConfig + sagemaker:StopNotebookInstance + sagemaker:UpdateNotebookInstance + sagemaker:StartNotebookInstance; attach a start script to a notebook
high; existing; ; bedrock-agentcore:StartCodeInterpreterSession + bedrock-agentcore:InvokeCodeInterpreter; run code in a privileged interpreter
high; existing; ; bedrock-agentcore:InvokeAgentRuntimeCommand|bedrock-agentcore:InvokeAgentRuntimeCommandShell; open a command shell in an agent runtime
high; existing; ; bedrock-agentcore:GetWorkloadAccessTokenForUserId|bedrock-agentcore:InvokeAgentRuntimeForUser|bedrock-agentcore:InvokeAgentRuntimeWithWebSocketStreamForUser; act as an arbitrary end user of an agent
high; existing; ; kms:PutKeyPolicy|kms:CreateGrant; take over a key through its policy or a grant
medium; iam; ; sts:AssumeRole; assume any role that trusts the account
medium; iam; ; iam:DeactivateMFADevice; replace the MFA device of another user
medium; pass; datapipeline.amazonaws.com; datapipeline:CreatePipeline + datapipeline:PutPipelineDefinition + datapipeline:ActivatePipeline; run a pipeline activity with a stronger role
medium; pass; events.amazonaws.com; events:PutTargets; attach a privileged role to an event target
medium; pass; bedrock.amazonaws.com; bedrock:CreateAgent|bedrock:UpdateAgent + bedrock:InvokeAgent|bedrock:PrepareAgent; create or edit a Bedrock agent with a stronger role
medium; pass; bedrock.amazonaws.com; bedrock:CreateFlow|bedrock:UpdateFlow + bedrock:InvokeFlow; run a Bedrock flow with a stronger role
medium; pass; bedrock.amazonaws.com; bedrock:CreateModelInvocationJob|bedrock:CreateModelCustomizationJob|bedrock:CreateEvaluationJob|bedrock:CreateModelImportJob; run a Bedrock job that reads data with a stronger role
medium; existing; ; ec2-instance-connect:SendSSHPublicKey|ec2-instance-connect:SendSerialConsoleSSHPublicKey; push an SSH key to an instance
medium; existing; ssm:SessionDocumentAccessCheck; ssm:StartSession; open a shell on a managed instance
medium; existing; ; ecs:ExecuteCommand; open a shell in a running task
medium; existing; ; codebuild:StartBuild|codebuild:StartBuildBatch; override the build commands of a privileged project`;

function readWay(row: string): EscalationPath {
  const [strength, kind, by = '', needs = '', does = ''] = row.split('; ');
  return {
    strength: strength as Strength,
    kind: kind as EscalationKind,
    by,
    needs: needs.split(' + ').map((alternatives) => alternatives.split('|')),
    does,
  };
}

/** Strongest first. */
export const ESCALATION_PATHS: readonly EscalationPath[] = TABLE.trim().split('\n').map(readWay);
