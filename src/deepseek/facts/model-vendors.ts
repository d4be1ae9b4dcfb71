// What the IDs of other vendors' models on Amazon Bedrock begin with.

/** As the source of a pattern. https://docs.aws.amazon.com/bedrock/latest/userguide/models-supported.html */
export const MODEL_VENDORS =
  'ai21|amazon|anthropic|cohere|google|luma|meta|minimax|mistral|moonshot(?:ai)?|nvidia|openai|qwen|stability|twelvelabs|writer|zai';
