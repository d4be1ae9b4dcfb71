import { check } from 'rolewright';

const template = `Resources:
  Queue:
    Type: AWS::SQS::Queue
  Reader:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Action: sqs:RecieveMessage
            Resource: !GetAtt Queue.Arn
`;
const { policies, findings } = await check(template);
console.log(policies[0].title, policies[0].type); // Reader identity
console.log(`${findings[0].line}:${findings[0].column}`, findings[0].rule); // 11:21 invalid-action
