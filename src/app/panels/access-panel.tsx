// What a role of the kit can do, of all actions of AWS.

export default function AccessPanel() {
  return null;
}
