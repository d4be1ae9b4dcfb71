// Reads rolewright.config.json. What fits is taken, what does not is named with its place. Never throws.
import { ATTACHED_TO, POLICY_TYPES } from '#iam/policy/policy.ts';
import { CHARACTER_SET_PAGE } from '#iam/json/text-problem.ts';
import { membersOf, parse, type JsonNode, type ParsedText } from '#iam/json/parse.ts';
import { show, showAll } from '#iam/text/quote.ts';
import { joinOr } from '#iam/text/words.ts';
import {
  EMPTY_CONFIG,
  RULE_LEVELS,
  type Config,
  type Demand,
  type Ignore,
  type RuleLevel,
  type TypedPaths,
} from './config.ts';
import { DEMAND_RULES } from './demands.ts';
import {
  choice,
  day,
  didYouMean,
  objects,
  readMembers,
  text,
  texts,
  type ConfigProblem,
  type Report,
  type ValueReader,
} from './member-readers.ts';

/** A rule as configurations name it. */
export interface NamedRule {
  readonly id: string;
  /** The code of IAM Access Analyzer. */
  readonly code?: string;
}

interface ReadConfig {
  readonly config: Config;
  /** In the order of the text. */
  readonly problems: readonly ConfigProblem[];
}

const names = (rules: readonly NamedRule[]): readonly string[] => [
  ...new Set([...rules, ...DEMAND_RULES].flatMap(({ id, code }) => (code === undefined ? [id] : [id, code]))),
];

/** The rules that there are; undefined where that is not known, so that any name may be one. */
type KnownRules = readonly NamedRule[] | undefined;

/** What to say of a name that no rule has; undefined for a rule. */
export function unknownRule(name: string, rules: KnownRules): string | undefined {
  if (rules === undefined) return undefined;
  const known = names(rules);
  return known.includes(name) ? undefined : `${show(name)} is not a rule.${didYouMean(name, known)}`;
}

/** “\\” escapes in patterns, so that one between folders would match nothing. */
const paths: ValueReader<readonly string[]> = (node, report, name) => {
  const found = texts(node, report, name);
  const wrong = found?.find((path) => /\\[\w.-]/.test(path));
  if (wrong === undefined) return found;
  report(node, `Write ${show(wrong)} with / between folders: ${show(wrong.replaceAll('\\', '/'))}.`);
  return undefined;
};

const TYPED_PATHS = { files: paths, type: choice(POLICY_TYPES), attachedTo: choice(ATTACHED_TO) };

function typedPaths(node: JsonNode, report: Report): TypedPaths | undefined {
  const found = readMembers(node, TYPED_PATHS, 'An entry of `policies`', report);
  if (!found) return undefined;
  const { files, type, attachedTo } = found;
  if (!membersOf(node).some(({ name }) => name === 'files')) {
    report(node, 'An entry of `policies` needs `files`: the paths it is about, such as `policies/scp/**`.');
    return undefined;
  }
  return (
    files && { files, ...(type !== undefined && { type }), ...(attachedTo !== undefined && { attachedTo }) }
  );
}

const IGNORE = { rule: texts, files: paths, sid: texts, action: texts, reason: text, until: day };

const ignoreWith =
  (rules: KnownRules) =>
  (node: JsonNode, report: Report): Ignore | undefined => {
    let isSound = true;
    const found = readMembers(node, IGNORE, 'An entry of `ignores`', (at, message) => {
      isSound = false;
      report(at, message);
    });
    // With a part left out it would ignore more than was meant.
    if (!found || !isSound) return undefined;
    const { rule = [], files = [], sid = [], action = [], reason, until } = found;
    const faults = [
      ...rule.flatMap((name) => unknownRule(name, rules) ?? []),
      ...(reason === undefined
        ? ['An entry of `ignores` needs a `reason`: why this is right as it is.']
        : []),
      ...(rule.length + files.length + sid.length + action.length === 0
        ? ['This would ignore every finding. Say which: by `rule`, `files`, `sid` or `action`.']
        : []),
    ];
    for (const fault of faults) report(node, fault);
    if (faults.length > 0 || reason === undefined) return undefined;
    const range = { start: node.offset, end: node.offset + node.length };
    return {
      rules: rule,
      files,
      sids: sid,
      actions: action,
      reason,
      ...(until !== undefined && { until }),
      range,
    };
  };

const DEMAND = { action: texts, principal: texts, key: texts, files: paths, reason: text };

const SELECTING = ['action', 'principal', 'key'] as const;

/** Members of the configuration that demand something, with the members that an entry needs. */
const DEMANDED = {
  required: [{ needs: ['action', 'key'], kind: 'condition' }],
  forbidden: [
    { needs: ['action'], kind: 'action' },
    { needs: ['principal'], kind: 'principal' },
  ],
  scoped: [{ needs: ['action'], kind: 'scope' }],
} as const;

const demandOf =
  (member: keyof typeof DEMANDED) =>
  (node: JsonNode, report: Report): Demand | undefined => {
    const found = readMembers(node, DEMAND, `An entry of ${show(member)}`, report);
    if (!found) return undefined;
    const given = new Set(membersOf(node).map(({ name }) => name));
    const names = SELECTING.filter((name) => given.has(name));
    const rows = DEMANDED[member];
    const row = rows.find(({ needs }) => needs.join() === names.join());
    if (!row) {
      const ways = rows.map(({ needs }) => showAll(needs));
      report(node, `An entry of ${show(member)} needs ${joinOr(ways)}, and none besides.`);
      return undefined;
    }
    const { files = [], reason, key: keys = [], action, principal } = found;
    // Without a part that was wrong it would demand more than was meant.
    if (Object.keys(found).length < given.size) return undefined;
    return {
      kind: row.kind,
      patterns: action ?? principal ?? [],
      keys,
      files,
      ...(reason !== undefined && { reason }),
    };
  };

const severitiesWith =
  (rules: KnownRules): ValueReader<Readonly<Record<string, RuleLevel>>> =>
  (node, report) => {
    if (node.type !== 'object') {
      report(node, '`severities` must be an object, such as `{ "missing-version": "warning" }`.');
      return undefined;
    }
    const read = choice(RULE_LEVELS);
    const found = membersOf(node).flatMap(({ name, key, value }): [string, RuleLevel][] => {
      const fault = unknownRule(name, rules);
      if (fault !== undefined) report(key, fault);
      if (fault !== undefined || !value) return [];
      const level = read(value, report, name);
      return level === undefined ? [] : [[name, level]];
    });
    return Object.fromEntries(found);
  };

/** Comments do no harm here, nor do a byte order mark and characters that IAM refuses in policies. */
const syntaxProblems = ({ problems }: ParsedText): readonly ConfigProblem[] =>
  problems
    .filter(
      ({ id, severity, source }) => severity === 'error' && id !== 'comment' && source !== CHARACTER_SET_PAGE,
    )
    .map(({ message, start, end }) => ({ message, start, end }));

const EMPTY: ReadConfig = {
  config: EMPTY_CONFIG,
  problems: [{ message: 'The configuration is empty. Write at least {}.', start: 0, end: 0 }],
};

/** The configuration in a text, for the rules that there are. */
export function readConfig(source: string, rules: KnownRules): ReadConfig {
  if (/^\ufeff?\s*$/.test(source)) return EMPTY;
  const parsed = parse(source);
  const problems: ConfigProblem[] = [...syntaxProblems(parsed)];
  const report: Report = ({ offset, length }, message) =>
    problems.push({ message, start: offset, end: offset + length });
  const readers = {
    $schema: text,
    policies: objects(typedPaths),
    severities: severitiesWith(rules),
    ignores: objects(ignoreWith(rules)),
    required: objects(demandOf('required')),
    forbidden: objects(demandOf('forbidden')),
    scoped: objects(demandOf('scoped')),
  };
  const found = parsed.root && readMembers(parsed.root, readers, 'The configuration', report);
  const { policies = [], severities = {}, ignores = [] } = found ?? {};
  const demands = [...(found?.required ?? []), ...(found?.forbidden ?? []), ...(found?.scoped ?? [])];
  return {
    config: found ? { policies, severities, ignores, demands } : EMPTY_CONFIG,
    problems: problems.toSorted((a, b) => a.start - b.start),
  };
}
