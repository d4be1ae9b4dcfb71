// How people write the models that Bedrock serves: from their rows, so that a new one is understood on its first day.
import { MODELS, type Model } from '#deepseek/facts/models.ts';

/** Called without an inference profile. */
export const DIRECT_MODELS = MODELS.filter(({ regions }) => regions.length > 0);

/** “v3.2”, “DeepSeek 3.2”, “dsv3.2”: in lower case and the singular, as `wordsOf` gives them. */
export function modelNames({ id, runtimeId, profile, alsoCalled = [] }: Model): readonly string[] {
  const number = id.replace(/^v/, '');
  const ids = [runtimeId, ...(profile ? [profile.id] : [])].map((each) =>
    each.replace(/:\d+$/, '').replaceAll('-', ' '),
  );
  return [
    ...new Set([
      id,
      // A number alone is a version only with a dot.
      ...(number.includes('.') ? [number] : []),
      `deepseek ${id}`,
      `deepseek ${number}`,
      `deepseek ${id.replaceAll('.', ' ')}`,
      `deepseek${id}`,
      `ds${id}`,
      `ds ${id}`,
      ...ids,
      ...ids.map((each) => each.replaceAll('.', ' ')),
      ...alsoCalled,
    ]),
  ];
}
