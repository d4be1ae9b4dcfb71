// Questions of step 5 on guardrails, networks and tiers.

export const guardFields = {};
