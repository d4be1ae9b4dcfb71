// What an operator that compares asks of the order of two values.

/** `order` is below, at or above zero as the request's value is to the policy's. Negation is left aside. */
export function compares(base: string, order: number): boolean {
  if (base.endsWith('LessThanEquals')) return order <= 0;
  if (base.endsWith('LessThan')) return order < 0;
  if (base.endsWith('GreaterThanEquals')) return order >= 0;
  if (base.endsWith('GreaterThan')) return order > 0;
  return order === 0;
}
