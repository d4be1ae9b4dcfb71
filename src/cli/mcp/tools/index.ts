// Every tool, in the order in which agents see them.
import type { Tool } from '#cli/mcp/tool.ts';
import { compareAccess, listAccess } from './access.ts';
import { checkPolicy } from './check-policy.ts';
import { composeRole } from './compose-role.ts';
import { decideTool } from './decide.ts';
import { explainDenial } from './explain-denial.ts';
import { findFacts } from './find-facts.ts';
import { listScenarios } from './list-scenarios.ts';
import { understandText } from './understand-text.ts';

export const TOOLS: readonly Tool[] = [
  listScenarios,
  understandText,
  composeRole,
  checkPolicy,
  explainDenial,
  decideTool,
  listAccess,
  compareAccess,
  findFacts,
];
