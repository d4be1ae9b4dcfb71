// The grammars of policies with settings, by type.
import type { SettingsType } from '#iam/policy/policy.ts';
import { BEDROCK_GRAMMAR } from '#iam/grammar/bedrock/members.ts';
import { EC2_GRAMMAR } from '#iam/grammar/ec2/members.ts';
import type { SettingsGrammar } from './grammar.ts';

export const SETTINGS_GRAMMARS: Readonly<Record<SettingsType, SettingsGrammar>> = {
  'bedrock-policy': BEDROCK_GRAMMAR,
  'ec2-policy': EC2_GRAMMAR,
};
