// An app calls the chosen models in their Regions, and no other.
export { inRegionCalls as checks } from '#deepseek/shared/checks/invoke.ts';
