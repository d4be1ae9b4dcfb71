// A message with what stands in backticks as code.

export function Message({ text }: { text: string }) {
  // Every second part stood between backticks; parts have no other name than their place.
  // oxlint-disable-next-line react/no-array-index-key
  return text.split('`').map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part));
}
