// Vite plugin: leaves Ajv out of the command line. The agents' server asks nobody to fill in a form, which is all that the
// protocol's package checks with it, but makes a checker for each server.

const checker = /[/\\]@modelcontextprotocol[/\\]sdk[/\\].*[/\\]validation[/\\]ajv-provider\.js$/;

/** Fails where a form is asked for after all. */
const none = `export class AjvJsonSchemaValidator {
  getValidator() {
    throw new Error('This server checks no answers to forms.');
  }
}
`;

/** @returns {import('vite').Plugin} */
export const withoutElicitation = () => ({
  name: 'rolewright:without-elicitation',
  enforce: 'pre',
  load: (id) => (checker.test(id) ? none : undefined),
});
