// What the IDs of other vendors' models on Amazon Bedrock begin with.

/** As the source of a pattern. https://docs.aws.amazon.com/bedrock/latest/userguide/models-supported.html */
export const MODEL_VENDORS =
  'ai21|amazon|anthropic|cohere|google|luma|meta|minimax|mistral|moonshot(?:ai)?|nvidia|openai|qwen|stability|twelvelabs|writer|zai';

/** The ID of such a model or of its inference profile in a text, as the source of a pattern; no name of a host has one. */
export const OTHER_MODEL_ID = String.raw`(?:(?:us|eu|apac|ap|jp|au|ca|global|us-gov)\.)?(?:${MODEL_VENDORS})\.(?=[\w.]*[-\d])[a-z][\w.-]*\w(?::\d+)*`;
