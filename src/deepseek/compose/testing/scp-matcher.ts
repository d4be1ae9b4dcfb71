// Says whether Deny statements stop a request: the few rules of evaluation that the tests of governance documents need.
import { toArray, type ConditionValue, type Statement } from '#iam/policy/policy.ts';

/** One call. It may be authorized on several resources; it is denied when it is on any of them. */
export interface ScpRequest {
  readonly action: string;
  readonly resources: readonly string[];
  /** Condition keys that the call carries; one that is not here is absent. */
  readonly context?: Readonly<Record<string, string>>;
}

/** `*` is any run of characters, `?` one of them. */
function glob(pattern: string, text: string): boolean {
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 's').test(text);
}

/** ARNs match field by field: a star does not cross a colon of the first five. */
function arnMatches(pattern: string, arn: string): boolean {
  if (pattern === '*') return true;
  const fields = (text: string): readonly string[] => {
    const parts = text.split(':');
    return [...parts.slice(0, 5), parts.slice(5).join(':')];
  };
  const [ours, theirs] = [fields(pattern), fields(arn)];
  return theirs.length === 6 && ours.every((field, i) => glob(field, theirs[i]!));
}

const equal = (pattern: string, text: string): boolean => pattern === text;

const POSITIVE: Readonly<Record<string, (pattern: string, text: string) => boolean>> = {
  StringEquals: equal,
  StringLike: glob,
  ArnEquals: arnMatches,
  ArnLike: arnMatches,
  Bool: (pattern, text) => pattern.toLowerCase() === text.toLowerCase(),
  NumericGreaterThanEquals: (pattern, text) => Number(text) >= Number(pattern),
};

const NEGATED: Readonly<Record<string, string>> = {
  StringNotEquals: 'StringEquals',
  StringNotLike: 'StringLike',
  ArnNotEquals: 'ArnEquals',
  ArnNotLike: 'ArnLike',
};

/**
 * A negated operator holds when its key is absent; IfExists makes any operator hold then.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
function operatorHolds(operator: string, value: string | undefined, wanted: ConditionValue): boolean {
  const name = operator.replace(/IfExists$/, '');
  const positive = NEGATED[name] ?? name;
  const test = POSITIVE[positive];
  if (test === undefined) return false;
  if (value === undefined) return positive !== name || operator !== name;
  const some = toArray(wanted).some((pattern) => test(String(pattern), value));
  return positive === name ? some : !some;
}

function conditionHolds({ Condition }: Statement, context: Readonly<Record<string, string>>): boolean {
  const given = new Map(Object.entries(context).map(([key, value]) => [key.toLowerCase(), value]));
  return Object.entries(Condition ?? {}).every(([operator, keys]) =>
    Object.entries(keys).every(([key, wanted]) =>
      operatorHolds(operator, given.get(key.toLowerCase()), wanted),
    ),
  );
}

function statementDenies(statement: Statement, request: ScpRequest): boolean {
  const action = request.action.toLowerCase();
  if (statement.Effect !== 'Deny') return false;
  if (!toArray(statement.Action).some((pattern) => glob(pattern.toLowerCase(), action))) return false;
  const named = (list: Statement['Resource'], resource: string) =>
    toArray(list).some((pattern) => arnMatches(pattern, resource));
  const onOne = request.resources.some((resource) =>
    statement.NotResource === undefined
      ? named(statement.Resource, resource)
      : !named(statement.NotResource, resource),
  );
  return onOne && conditionHolds(statement, request.context ?? {});
}

/** Whether any of the statements denies the request. */
export function isDenied(statements: readonly Statement[], request: ScpRequest): boolean {
  return statements.some((statement) => statementDenies(statement, request));
}
