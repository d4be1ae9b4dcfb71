// The script for zsh. https://zsh.sourceforge.io/Doc/Release/Completion-System.html
import type { DescribedCommand, DescribedOption } from './described.ts';

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** Texts stand in brackets, between colons. */
const escaped = (text: string): string => text.replaceAll(/[\\[\]:]/g, String.raw`\$&`);

function optionSpec({ name, text, isMultiple, value }: DescribedOption): string {
  const many = isMultiple ? '*' : '';
  if (!value) return quoted(`${many}--${name}[${escaped(text)}]`);
  const values = value.choices.length > 0 ? `(${value.choices.join(' ')})` : value.isPath ? '_files' : ' ';
  return quoted(`${many}--${name}=[${escaped(text)}]:${escaped(value.name)}:${values}`);
}

function operandSpec({ operands, takesFiles }: DescribedCommand): string {
  if (operands.length > 0) return quoted(`*:name:(${operands.join(' ')})`);
  return takesFiles ? quoted('*:file:_files') : quoted('*: : ');
}

const commandRow = (command: DescribedCommand): string =>
  `    ${command.name}) _arguments ${[...command.options.map(optionSpec), operandSpec(command)].join(' ')} ;;`;

export const zshScript = (commands: readonly DescribedCommand[]): string =>
  `#compdef rolewright
# rolewright completion zsh. In ~/.zshrc, after compinit: eval "$(rolewright completion zsh)"
_rolewright() {
  if (( CURRENT == 2 )); then
    local -a commands=(${commands.map(({ name, summary }) => quoted(`${name}:${escaped(summary)}`)).join(' ')})
    _describe command commands
    return
  fi
  shift words
  (( CURRENT-- ))
  case "$words[1]" in
${commands.map(commandRow).join('\n')}
    help) _arguments ${quoted(`*:command:(${commands.map(({ name }) => name).join(' ')})`)} ;;
  esac
}
if [ "$funcstack[1]" = _rolewright ]; then _rolewright "$@"; else compdef _rolewright rolewright; fi
`;
