import { explainDenial } from 'rolewright';

const { denials } = await explainDenial(
  'An error occurred (AccessDeniedException) when calling the InvokeModel operation: User: ' +
    'arn:aws:sts::111122223333:assumed-role/App/i-1 is not authorized to perform: bedrock:InvokeModel on resource: ' +
    'arn:aws:bedrock:us-west-2::foundation-model/deepseek.v3-v1:0 because no identity-based policy allows the ' +
    'bedrock:InvokeModel action',
);
console.log(denials[0].layer, denials[0].explicit); // identity false
console.log(denials[0].cause.text); // No policy of App allows `bedrock:InvokeModel` on `arn:aws:bedrock:us-west-2::foundation-model/deepseek.v3-v1:0`.
console.log(denials[0].fixes[0].statements[0].Action); // bedrock:InvokeModel
