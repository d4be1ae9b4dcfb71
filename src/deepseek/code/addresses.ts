// Addresses of endpoints that OpenAI clients are pointed at.
// https://docs.aws.amazon.com/bedrock/latest/userguide/endpoints.html
// https://docs.aws.amazon.com/sagemaker/latest/dg/realtime-endpoints-openai-compatible.html

export type OpenAiEndpoint =
  | { readonly kind: 'mantle' | 'runtime'; readonly region: string }
  | {
      readonly kind: 'sagemaker';
      readonly region: string;
      readonly endpoint: string;
      readonly component?: string;
    };

const REGION = String.raw`((?:[a-z]+-)+\d+)`;
const MANTLE = new RegExp(String.raw`^https?://bedrock-mantle\.${REGION}\.api\.aws`);
const RUNTIME = new RegExp(
  String.raw`^https?://bedrock-runtime(?:-fips)?\.${REGION}\.(?:amazonaws\.com(?:\.cn)?|api\.aws)`,
);
const SAGEMAKER = new RegExp(
  String.raw`^https?://runtime(?:-fips)?\.sagemaker\.${REGION}\.amazonaws\.com(?:\.cn)?/endpoints/([\w-]+)(?:/inference-components/([\w-]+))?`,
);

/** The endpoint of AWS at an address; undefined for any other. */
export function openAiEndpoint(address: string): OpenAiEndpoint | undefined {
  const mantle = MANTLE.exec(address)?.[1];
  if (mantle !== undefined) return { kind: 'mantle', region: mantle };
  const runtime = RUNTIME.exec(address)?.[1];
  if (runtime !== undefined) return { kind: 'runtime', region: runtime };
  const [, region, endpoint, component] = SAGEMAKER.exec(address) ?? [];
  if (region === undefined || endpoint === undefined) return undefined;
  return { kind: 'sagemaker', region, endpoint, ...(component === undefined ? {} : { component }) };
}
