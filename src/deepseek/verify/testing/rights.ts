// What a command needs, in words that all services share: an action, what it is called on, and what is sent with it.
import type { CallContext } from '#iam/request/call.ts';
import type { PrintedCommand } from './printed-commands.ts';

export type Right = readonly [action: string, resource: string, context?: CallContext];

export interface CommandPlace {
  readonly partition: string;
  readonly account: string;
  readonly region: string;
}

export interface CommandRow {
  /** The service that the command gives roles to; undefined where AWS documents none. */
  readonly passesTo?: string;
  readonly rights: (command: PrintedCommand, at: CommandPlace) => readonly Right[];
}

export const arn = (
  { partition, account, region }: CommandPlace,
  service: string,
  resource: string,
): string => `arn:${partition}:${service}:${region}:${account}:${resource}`;

export const linkedRole = ({ partition, account }: CommandPlace, service: string, name: string): Right => [
  'iam:CreateServiceLinkedRole',
  `arn:${partition}:iam::${account}:role/aws-service-role/${service}/${name}`,
  { 'iam:AWSServiceName': service },
];

/** The tags of `--tags`, in JSON or as key=team,value=a. */
export function tagsOf(command: PrintedCommand): CallContext {
  const said = command.option('tags');
  if (said === '') return {};
  const tags = said.startsWith('[')
    ? (JSON.parse(said) as readonly Record<string, string>[]).map((tag) => Object.values(tag))
    : said.split('\n').map((word) => /^key=([^,]*),value=(.*)$/i.exec(word)?.slice(1) ?? []);
  return {
    ...Object.fromEntries(tags.map(([key, value = '']) => [`aws:RequestTag/${key}`, value])),
    'aws:TagKeys': tags.map(([key = '']) => key),
  };
}

/** A call on one resource of the command’s own, named by one of its options. */
export const named =
  (action: string, resource: (name: string) => string, option: string): CommandRow['rights'] =>
  (command, at) => [
    [
      action,
      arn(at, action.slice(0, action.indexOf(':')), resource(command.option(option))),
      tagsOf(command),
    ],
  ];

export const textIn = (text: string, pattern: RegExp): readonly string[] => [
  ...new Set([...text.matchAll(pattern)].map(([, found = '']) => found)),
];

export const always =
  (...actions: readonly string[]): CommandRow['rights'] =>
  (command) =>
    actions.map((action) => [action, '*', tagsOf(command)]);
