// What explanations of endpoint policies say in several places.

export const PASSES =
  'It lets such calls through the endpoint; the caller’s own policy must also allow them.';

export const MODELS_DOUBT =
  'AWS shows endpoint policies for Bedrock only with all resources. Naming models follows IAM’s resource types.';

export const PROMPTS_DOUBT =
  'AWS does not show an endpoint policy for stored prompts. That it checks the action here too is inferred.';
