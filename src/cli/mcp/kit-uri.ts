// Kits and scenarios as URIs.

const KIT = 'rolewright://kit/';
const SCENARIO = 'rolewright://scenario/';

export const KIT_TEMPLATE = `${KIT}{link}`;
export const SCENARIO_TEMPLATE = `${SCENARIO}{id}`;

export const kitUri = (fragment: string): string => `${KIT}${encodeURIComponent(fragment)}`;
export const scenarioUri = (id: string): string => `${SCENARIO}${encodeURIComponent(id)}`;

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

export const fragmentOf = (uri: string): string | undefined =>
  uri.startsWith(KIT) ? decoded(uri.slice(KIT.length)) : undefined;
export const scenarioIdOf = (uri: string): string | undefined =>
  uri.startsWith(SCENARIO) ? decoded(uri.slice(SCENARIO.length)) : undefined;
