// Which names of Bedrock are those of DeepSeek.
import type { BedrockName } from '#iam/rules/checks/services/bedrock-policy.ts';

/** Whether the ID, or the pattern of IDs, names DeepSeek. */
export const isDeepSeek = ({ id }: BedrockName): boolean => id.includes('deepseek');
