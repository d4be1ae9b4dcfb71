// The rule reference's rows on parsing a text and checking its grammar.
import type { Rule } from '#iam/findings/rule.ts';
import { bedrockPolicyRules } from './rules/bedrock-policy-rules.ts';
import { ec2PolicyRules } from './rules/ec2-policy-rules.ts';
import { bracketRules } from './rules/bracket-rules.ts';
import { characterRules } from './rules/character-rules.ts';
import { conditionRules } from './rules/condition-rules.ts';
import { documentRules } from './rules/document-rules.ts';
import { organizationsRules } from './rules/organizations-rules.ts';
import { principalRules } from './rules/principal-rules.ts';
import { sidRules } from './rules/sid-rules.ts';
import { statementRules } from './rules/statement-rules.ts';
import { stringRules } from './rules/string-rules.ts';
import { surroundingsRules } from './rules/surroundings-rules.ts';

export const GRAMMAR_RULES: readonly Rule[] = [
  ...surroundingsRules,
  ...bracketRules,
  ...stringRules,
  ...characterRules,
  ...documentRules,
  ...statementRules,
  ...sidRules,
  ...principalRules,
  ...conditionRules,
  ...organizationsRules,
  ...bedrockPolicyRules,
  ...ec2PolicyRules,
];
