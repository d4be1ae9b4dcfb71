import { understand } from 'rolewright';

const { answers, conflicts, outside } = await understand(
  'Lambda or ECS calls DeepSeek V3.2 in us-west-2 and writes to DynamoDB',
);
console.log(answers.scenario, answers.values.regions[0]); // invoke us-west-2
console.log(conflicts[0].message); // Used by: “Lambda” or “ECS”?
console.log(outside[0].text); // DynamoDB
