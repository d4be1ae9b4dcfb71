import { decide } from 'rolewright';

const { decision, deciding, assumptions } = await decide({
  principal: 'arn:aws:iam::111122223333:role/App',
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::amzn-s3-demo-bucket/model.bin',
  context: { 'aws:SecureTransport': false },
  identityPolicies: [
    {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: 's3:Get*', Resource: '*' },
        {
          Effect: 'Deny',
          Action: '*',
          Resource: '*',
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        },
      ],
    },
  ],
});
console.log(decision); // explicitlyDenied
console.log(deciding.text); // A statement denies it, and no Allow can override a Deny.
console.log(assumptions.length > 0); // true
