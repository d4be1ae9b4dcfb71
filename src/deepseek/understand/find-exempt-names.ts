// Finds the roles that a sentence exempts by their bare names: “everyone but MLPlatform”.
import { isTaken, STATES_NOTHING, type StatedPart } from './sentence-part.ts';
import { BARE_EXEMPTION, LOOKS_LIKE_NAME, roleNamesIn } from './vocabulary/exempt-names.ts';

/**
 * The exempt roles that `text` names by their bare names. A word in everyday letters may be a person, an account or a
 * model that is not known here: it is no answer, and is said to be left out.
 */
export function findExemptNames(
  text: string,
  taken: readonly StatedPart[],
  isWord: (name: string) => boolean,
): readonly StatedPart[] {
  return Array.from(text.matchAll(BARE_EXEMPTION)).flatMap(
    ({ 0: whole, 1: list = '', index }): readonly StatedPart[] => {
      const isLabeled = whole.includes(':');
      const end = index + whole.length;
      let from = end - list.length;
      // What is before a list may be read already.
      const start = isLabeled ? from : index;
      if (isTaken(taken, start, end)) return [];
      const all = roleNamesIn(list);
      const names = all.filter((name) => isLabeled || !isWord(name));
      const roles = names.filter((name) => isLabeled || LOOKS_LIKE_NAME.test(name));
      const answers = { scpExemptRoles: roles };
      const scenarios = { 'deny-deepseek': 2, 'approve-models': 2 };
      const place = { text: text.slice(start, end), start, end };
      if (roles.length === all.length) return [{ ...STATES_NOTHING, ...place, scenarios, answers }];
      return names.map((name) => {
        const at = text.indexOf(name, from);
        from = at + name.length;
        const own = { ...STATES_NOTHING, text: name, start: at, end: from };
        return roles.includes(name)
          ? { ...own, answers: { scpExemptRoles: [name] } }
          : { ...own, isUnread: true };
      });
    },
  );
}
