import { compose, exportKit } from 'rolewright';

const kit = compose({ scenario: 'invoke', values: { regions: ['us-west-2'] } });
const [role] = kit.roles;
console.log(role.name); // DeepSeekInvoke
console.log(role.permissions[0].document.Statement[0].Action); // [ 'bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream' ]
console.log(role.permissions[0].whys[0][0].page); // https://docs.aws.amazon.com/bedrock/latest/userguide/model-card-deepseek-deepseek-v3-2.html

const files = await exportKit(kit, 'terraform', { choices: { policies: 'inline' } });
console.log(files.map(({ name }) => name).includes('main.tf')); // true
