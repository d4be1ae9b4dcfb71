// Compiles Resource and NotResource: case-sensitive ARNs with wildcards and variables.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
import { hasWildcard } from '#iam/policy/patterns/glob.ts';
import {
  ANY,
  FIELD_ANY,
  FIELD_STAR,
  globCodes,
  isEverything,
  STAR,
  type Codes,
} from '#iam/policy/patterns/pattern.ts';
import { hasVariable } from '#iam/policy/variables.ts';
import type { JsonPath } from '#iam/json/json-path.ts';
import { show } from '#iam/text/quote.ts';
import type { ReportProblem } from './problem.ts';
import { piecesOf, templateOf, type VariableTemplate } from './template.ts';

interface ResourcePattern {
  readonly text: string;
  /** Undefined if the entry matches nothing. */
  readonly template: VariableTemplate | undefined;
}

export interface ResourceSet {
  readonly everything: boolean;
  readonly patterns: readonly ResourcePattern[];
}

/** Rules that depend on the policy type and version. */
interface ResourceRules {
  /** Whether missing fields of an ARN count as wildcards. Session policies refuse such ARNs. */
  readonly padsShortArns: boolean;
  /** Whether the version of the document has variables. */
  readonly variables: boolean;
}

/** The part of an ARN up to its fifth colon, where AWS allows no variables, and the rest. */
function splitArn(text: string): readonly [head: string, rest: string | undefined] {
  let colon = -1;
  for (let count = 0; count < 5; count += 1) {
    colon = text.indexOf(':', colon + 1);
    if (colon < 0) return [text, undefined];
  }
  return [text.slice(0, colon + 1), text.slice(colon + 1)];
}

/**
 * AWS says that a wildcard stays within its field, and that one at the end of a field may match beyond the colon. So
 * stars inside a field, and all question marks, stay within it in the strict reading.
 */
function headCodes(head: string): Codes {
  const codes = globCodes(head);
  return codes.map((code, index) => {
    if (code === ANY) return FIELD_ANY;
    const atEnd = index === codes.length - 1 || head[index + 1] === ':';
    return code === STAR && !atEnd ? FIELD_STAR : code;
  });
}

function compileResource(
  text: string,
  path: JsonPath,
  { padsShortArns, variables }: ResourceRules,
  report: ReportProblem,
): ResourcePattern {
  const nothing = { text, template: undefined };
  const [head, rest] = splitArn(text);
  const fields = head.split(':');
  if (fields[0] !== 'arn') {
    report(path, `${show(text)} is not an ARN and matches nothing. Write an ARN, or * for all resources.`);
    return nothing;
  }
  if (variables && hasVariable(head)) {
    report(
      path,
      `${show(text)} has a variable before its fifth colon, where AWS does not allow one, so it matches nothing. Write the value, or *.`,
    );
    return nothing;
  }
  if (hasWildcard(fields[2] ?? '')) {
    report(
      path,
      `${show(text)} has a wildcard for the service, which AWS does not allow, so it matches nothing. Write the service.`,
    );
    return nothing;
  }
  if (rest === undefined) {
    if (!padsShortArns) {
      report(
        path,
        `${show(text)} has fewer than six fields, which AWS does not allow in a session policy. Write all six.`,
      );
      return nothing;
    }
    report(path, `${show(text)} has fewer than six fields. Missing fields count as *.`);
    const missing = ':*'.repeat(6 - fields.length);
    return { text, template: templateOf([headCodes(head + missing)], true) };
  }
  return { text, template: templateOf([headCodes(head), ...piecesOf(rest, true, variables)], true) };
}

export function compileResources(
  entries: readonly { readonly text: string; readonly path: JsonPath }[],
  rules: ResourceRules,
  report: ReportProblem,
): ResourceSet {
  const patterns: ResourcePattern[] = [];
  let everything = false;
  for (const { text, path } of entries) {
    if (isEverything(globCodes(text))) everything = true;
    else patterns.push(compileResource(text, path, rules, report));
  }
  return { everything, patterns };
}
