// Trust policies that samples of several tests share, as their languages write them.

/** The properties of a CloudFormation role, indented by six. */
export const LAMBDA_TRUST_YAML = `      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal:
              Service: lambda.amazonaws.com
            Action: sts:AssumeRole
`;

/** A role in Terraform. */
export const lambdaRoleHcl = (name: string): string => `resource "aws_iam_role" "${name}" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "lambda.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}
`;
