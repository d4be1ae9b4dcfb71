// The comparison that an ordering operator makes.

/** `order`: negative, zero or positive as the request's value is less than, equal to or greater than the policy's. */
export function compares(base: string, order: number): boolean {
  if (base.endsWith('LessThanEquals')) return order <= 0;
  if (base.endsWith('LessThan')) return order < 0;
  if (base.endsWith('GreaterThanEquals')) return order >= 0;
  if (base.endsWith('GreaterThan')) return order > 0;
  return order === 0;
}
