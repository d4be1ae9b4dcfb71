// Whether the documents do what was asked: each call that must be allowed, and each that must not.

export default function ProofPanel() {
  return null;
}
