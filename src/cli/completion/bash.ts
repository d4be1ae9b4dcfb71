// The script for bash 3.2 and later. https://www.gnu.org/software/bash/manual/html_node/Programmable-Completion.html
import type { DescribedCommand } from './described.ts';

const quoted = (words: readonly string[]): string => `'${words.join(' ')}'`;

/** The values after an option. Without words, bash offers files. */
const valueRows = ({ name, options }: DescribedCommand): readonly string[] =>
  options.flatMap((option) =>
    option.value ? [`      '${name} --${option.name}') words=${quoted(option.value.choices)} ;;`] : [],
  );

const commandRow = ({ name, options, operands, takesFiles }: DescribedCommand): string => {
  const dashed = quoted(options.map((option) => `--${option.name}`));
  const others = quoted([...operands, ...(takesFiles ? ['-'] : [])]);
  return `        ${name}) case "$current" in -?*) words=${dashed} ;; *) words=${others} ;; esac ;;`;
};

export const bashScript = (commands: readonly DescribedCommand[]): string =>
  `# rolewright completion bash. In ~/.bashrc: eval "$(rolewright completion bash)"
_rolewright() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" words=''
  # Bash cuts “--format=json” at the “=”.
  if [ "$current" = '=' ]; then current=''; elif [ "$previous" = '=' ]; then previous="\${COMP_WORDS[COMP_CWORD-2]}"; fi
  if [ "$COMP_CWORD" -eq 1 ]; then
    words=${quoted([...commands.map(({ name }) => name), 'help', '--help', '--version'])}
  else
    case "\${COMP_WORDS[1]} $previous" in
${commands.flatMap(valueRows).join('\n')}
      *) case "\${COMP_WORDS[1]}" in
${commands.map(commandRow).join('\n')}
        help) words=${quoted(commands.map(({ name }) => name))} ;;
      esac ;;
    esac
  fi
  local IFS=$' \\t\\n'
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _rolewright rolewright
`;
