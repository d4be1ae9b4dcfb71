// The rule reference.
export function RulesDialog() {
  return null;
}
