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
      if (isTaken(taken, index, index + whole.length)) return [];
      const all = roleNamesIn(list);
      const names = all.filter((name) => !isWord(name));
      const roles = names.filter((name) => LOOKS_LIKE_NAME.test(name));
      const answers = { scpExemptRoles: roles };
      const scenarios = { 'deny-deepseek': 2, 'approve-models': 2 };
      const place = { text: whole, start: index, end: index + whole.length };
      if (roles.length === all.length) return [{ ...STATES_NOTHING, ...place, scenarios, answers }];
      let from = index + whole.length - list.length;
      return names.map((name) => {
        const start = text.indexOf(name, from);
        from = start + name.length;
        const own = { ...STATES_NOTHING, text: name, start, end: from };
        return roles.includes(name)
          ? { ...own, answers: { scpExemptRoles: [name] } }
          : { ...own, isUnread: true };
      });
    },
  );
}
