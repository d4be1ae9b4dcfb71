#!/usr/bin/env bash
# Stands in for the command aws: hands the call to aws_server.py, which runs the AWS CLI itself.
path="$AWS_CALLS/$$"
exec 3<>"/dev/tcp/127.0.0.1/$AWS_CLI_PORT"
printf '%s\0' $((5 + $#)) "$AWS_ACCESS_KEY_ID" "$AWS_SECRET_ACCESS_KEY" "${AWS_SESSION_TOKEN:-}" \
  "$AWS_DEFAULT_REGION" "$path" "$@" >&3
read -r status <&3
cat "$path.out"
cat "$path.err" >&2
rm -f "$path.out" "$path.err"
exit "$status"
