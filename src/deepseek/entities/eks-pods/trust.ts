// The trust policy of pods with EKS Pod Identity.
export { podIdentityTrust as trust } from '#deepseek/shared/pod-identity.ts';
