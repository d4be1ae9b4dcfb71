#!/usr/bin/env bash
# Stands in for the command aws: records the number of its arguments and the arguments, each followed by a zero byte,
# and answers as an empty account would. In Git Bash, a path would become one of Windows unless the script prevents it.
if [ "${MSYS2_ARG_CONV_EXCL-}" != '*' ]; then
  for argument in "$@"; do
    set -- "${@:2}" "${argument/#\//C:/Program Files/Git/}"
  done
fi
printf '%s\0' "$#" "$@" >>"$AWS_CALLS"
case "$1 $2" in
  'sts get-caller-identity') printf '%s\tarn:%s:iam::%s:user/x\n' "$AWS_ACCOUNT" "$AWS_PARTITION" "$AWS_ACCOUNT" ;;
  'organizations create-policy') echo p-12345678 ;;
  *' get-'*)
    # As cli_error_format=json in ~/.aws/config, which the variable wins over.
    case ${AWS_CLI_ERROR_FORMAT-} in
      legacy) echo "An error occurred (NoSuchEntity) when calling $2" >&2 ;;
      *) echo '{"Code": "NoSuchEntity"}' >&2 ;;
    esac
    exit 254
    ;;
esac
