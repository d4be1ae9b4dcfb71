// Words that only a name looks like and nothing has read: they are said to be left out.
import { isTaken, STATES_NOTHING, type StatedPart } from './sentence-part.ts';

/** “MLPlatform”, “chatProd”, “team_a”. Words with a hyphen are too common: “on-demand”, “real-time”. */
const NAME =
  /(?<![\p{L}\p{N}_./:@-])(?=[\p{L}_]*(?:\p{Ll}\p{Lu}|\p{Lu}{2}\p{Ll}{2}|\p{L}_\p{L}))[\p{L}\p{N}][\p{L}\p{N}_-]*(?![\p{L}\p{N}_/:@])/gu;

/** Names of products that say nothing of a role. */
const PRODUCTS =
  /^(?:deepse+k|open-?ai|chatgpt|lang(?:chain|graph|smith)|llama\w*|lite-?llm|java-?script|type-?script|node-?js|dynamodb|postgre\w*|my-?sql|micro-?service\w*|iot|saas|paas|gpus|apis|arns|vpcs|scps|rcps|sdks|llms|amis|urls|ids)(?:-[\w.]+)*$/i;

/** The names in `text` that no part covers and the vocabulary does not know. */
export function findUnreadNames(
  text: string,
  taken: readonly StatedPart[],
  isWord: (name: string) => boolean,
): readonly StatedPart[] {
  return Array.from(text.matchAll(NAME)).flatMap(({ 0: name, index }): readonly StatedPart[] => {
    const end = index + name.length;
    if (isTaken(taken, index, end) || isWord(name) || PRODUCTS.test(name)) return [];
    return [{ ...STATES_NOTHING, text: name, start: index, end, isUnread: true }];
  });
}
