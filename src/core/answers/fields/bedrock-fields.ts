// Questions on Bedrock: profiles, batch jobs, logging.

export const bedrockFields = {};
