// Words in which what stands in backticks is code.
export const CodeWords = ({ text }: { text: string }) =>
  text.split('`').map((part, at) =>
    // The parts have no other name than their position.
    // oxlint-disable-next-line react/no-array-index-key
    at % 2 === 1 ? <code key={at}>{part}</code> : part,
  );
