import { check } from 'rolewright';

const { findings } = await check({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:GetObjct', Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/*' }],
});
console.log(findings[0].severity, findings[0].code, findings[0].path.join('.')); // error INVALID_ACTION Statement.0.Action
console.log(findings[0].message); // `s3:GetObjct` is not an action of Amazon S3. Did you mean `s3:GetObject`?
console.log(findings[0].fix.title); // Replace with s3:GetObject
