# Stands in for the command aws as a function, which costs no process: hands the call to aws_accounts.py.
aws() {
  local status output error
  exec 3<>"/dev/tcp/127.0.0.1/$AWS_CLI_PORT"
  printf '%s\0' "$(($# + 1))" "$AWS_ACCOUNT" "$@" >&3
  IFS= read -r -d '' status <&3
  IFS= read -r -d '' output <&3
  IFS= read -r -d '' error <&3
  exec 3>&-
  printf '%s' "$output"
  printf '%s' "$error" >&2
  return "$status"
}
