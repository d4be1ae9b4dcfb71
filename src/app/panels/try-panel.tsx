// One request of one’s own, held against the documents.

export default function TryPanel() {
  return null;
}
