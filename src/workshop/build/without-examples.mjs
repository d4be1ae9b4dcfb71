// Vite plugin: leaves the examples of the checks and of the grammar's rules out of the command line and the library. They
// are for tests and for the page's list of rules, and more than a third of what Node would compile before it checks a policy.

const rules = /\/(?:iam\/(?:rules\/checks|grammar\/rules)|deepseek\/rules)\/.*\.ts$/;
const examples = ['bad', 'good'];

/** @typedef {{ readonly type: string, readonly start: number, readonly end: number }} Node */

/**
 * @param {unknown} node
 * @returns {Node[]} the lists that are values of a property named as examples are, in the order of the text
 */
function exampleLists(node) {
  if (typeof node !== 'object' || node === null) return [];
  const { type, key, value } = /** @type {{ type?: string, key?: { name?: string }, value?: Node }} */ (node);
  const isExamples = type === 'Property' && examples.includes(key?.name ?? '');
  if (isExamples && value?.type === 'ArrayExpression') return [value];
  return Object.values(node).flatMap(exampleLists);
}

/** @returns {import('vite').Plugin} */
export function withoutExamples() {
  return {
    name: 'rolewright:without-examples',
    enforce: 'post',
    transform(code, id) {
      if (!rules.test(id)) return undefined;
      const lists = exampleLists(this.parse(code)).toReversed();
      const short = lists.reduce(
        (text, { start, end }) => `${text.slice(0, start)}[]${text.slice(end)}`,
        code,
      );
      return { code: short, map: null };
    },
  };
}
