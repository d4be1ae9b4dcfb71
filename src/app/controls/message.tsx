// A message in which text in backticks is shown as code.

export function Message({ text }: { text: string }) {
  // Every second part was in backticks. Parts have no identity except their position.
  // oxlint-disable-next-line react/no-array-index-key
  return text.split('`').map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part));
}
