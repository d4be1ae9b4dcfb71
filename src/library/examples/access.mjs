import { access } from 'rolewright';

const { counts, services, risks } = await access({
  identity: [
    {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: ['s3:GetObject', 'iam:PassRole'], Resource: '*' }],
    },
  ],
});
console.log(counts.all); // 2
console.log(services.map(({ prefix, actions }) => `${prefix}: ${actions.length}`).join(', ')); // iam: 1, s3: 1
console.log(risks.map(({ kind }) => kind).join(', ')); // pass-role, data
