// Matches a resource with Resource or NotResource.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
import {
  hasFieldWildcard,
  patternMatches,
  strictlyMatches,
  type Pattern,
} from '#iam/policy/patterns/pattern.ts';
import type { ResourceSet } from '#iam/decide/compile/compile-resources.ts';
import type { CompiledStatement } from '#iam/decide/compile/compile-statement.ts';
import { testTemplate } from '#iam/decide/compile/template.ts';
import type { RequestContext } from '#iam/decide/key-state.ts';
import { NO, not, or, UNKNOWN, YES, type Tri } from '#iam/decide/three-valued.ts';

/** Matches with both readings of wildcards; unknown where they differ, as AWS's pages do not say which is right. */
function fits(pattern: Pattern, resource: string): Tri {
  if (!patternMatches(pattern, resource)) return NO;
  return hasFieldWildcard(pattern.codes) && !strictlyMatches(pattern.codes, resource) ? UNKNOWN : YES;
}

/** The page on NotAction says that s3:ListAllMyBuckets needs Resource *; examples on other pages use arn:aws:s3:::*. */
const isListBucketsExample = (text: string, action: string): boolean =>
  action === 's3:listallmybuckets' && /^arn:[^:]*:s3:::\*+$/.test(text);

interface RequestedResource {
  readonly resource: string;
  /** In lower case. */
  readonly action: string;
  readonly context: RequestContext;
}

/**
 * Whether some entry matches the resource. `*` is the resource of an action that takes none; no ARN matches it.
 * `unreadable` is the result for entries that cannot be read.
 */
function resourceMatches(
  set: ResourceSet,
  { resource, action, context }: RequestedResource,
  unreadable: Tri,
): Tri {
  if (set.everything) return YES;
  let result: Tri = NO;
  for (const { text, template } of set.patterns) {
    if (!template) {
      result = or(result, unreadable);
    } else if (resource === '*') {
      if (isListBucketsExample(text, action)) result = or(result, UNKNOWN);
    } else {
      const found = template.fixed
        ? fits(template.fixed, resource)
        : testTemplate(template, context, (pattern) => fits(pattern, resource));
      if (found === YES) return YES;
      result = or(result, found);
    }
  }
  return result;
}

export function matchesResource({ resources, effect }: CompiledStatement, request: RequestedResource): Tri {
  if (!resources) return YES;
  // An entry that cannot be read allows nothing; what it denies or excludes is unknown.
  const unreadable = effect === 'Allow' && !resources.isNot ? NO : UNKNOWN;
  const some = resourceMatches(resources.set, request, unreadable);
  return resources.isNot ? not(some) : some;
}
