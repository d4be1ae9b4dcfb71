# The functions of verify.sh. None of them changes anything in AWS.

# report_row RESULT WHAT DETAIL: a row of the table. Further lines of the detail stand below it.
report_row() {
  printf '%-11s %s%s\n' "$1" "$2" "${3:+: $(sed '2,$s/^/              /' <<<"$3")}"
}

pass_row() { PASSED=$((PASSED + 1)); report_row pass "$1" ''; }

differ_row() { DIFFERENT=$((DIFFERENT + 1)); report_row DIFFERENT "$1" "$2"; }

skip_row() { UNTESTED=$((UNTESTED + 1)); report_row 'not tested' "$1" "$2"; }

# check_document TYPE RESOURCE_TYPE REGION TITLE DOCUMENT: errors and security warnings of IAM Access Analyzer are
# differences. RESOURCE_TYPE may be empty.
check_document() {
  local findings
  findings=$(aws accessanalyzer validate-policy --region "$3" --policy-type "$1" \
    ${2:+--validate-policy-resource-type "$2"} --policy-document "$5" --output text \
    --query "findings[?findingType=='ERROR' || findingType=='SECURITY_WARNING'].[findingType,issueCode,findingDetails]")
  if [ -z "$findings" ] || [ "$findings" = None ]; then pass_row "$4"; else differ_row "$4" "$findings"; fi
}

# policy_difference KIT DEPLOYED: the statements that only one of them has, one a line. The order of statements and of
# values, a list of one value, Sid, the case of actions and keys, and an account for its root do not count.
policy_difference() {
  if [ "$READER" = jq ]; then
    printf '%s\n' "$1" "$2" | jq -rs '
      def list: [.] | flatten;
      def plain:
        if type == "object" then
          (if has("AWS") then .AWS |= (list | map(sub("^arn:[a-z-]+:iam::(?<account>[0-9]{12}):root$"; .account))) else . end)
          | with_entries(.value |= plain)
          | if . == {"AWS": "*"} then "*" else . end
        elif type == "array" then map(plain) | unique | if length == 1 then .[0] else . end
        else tostring end;
      def statement:
        del(.Sid)
        | with_entries(if .key == "Action" or .key == "NotAction" then .value |= (list | map(ascii_downcase)) else . end)
        | if has("Condition") then .Condition |= with_entries(.value |= with_entries(.key |= ascii_downcase)) else . end
        | plain;
      def statements: .Statement | list | map(statement) | unique;
      (((.[0] | statements) - (.[1] | statements))[] | "only in the kit: " + tojson),
      (((.[1] | statements) - (.[0] | statements))[] | "only deployed: " + tojson),
      (if .[0].Version == .[1].Version then empty else "another Version" end)'
  else
    printf '[%s,%s]' "$1" "$2" | python3 -c '
import json, re, sys
def listed(value): return value if isinstance(value, list) else [value]
def text(value): return json.dumps(value, sort_keys=True)
def account(value): return re.sub(r"^arn:[a-z-]+:iam::([0-9]{12}):root$", r"\1", value) if isinstance(value, str) else value
def plain(value):
    if isinstance(value, dict):
        value = {key: plain([account(each) for each in listed(item)] if key == "AWS" else item) for key, item in value.items()}
        return "*" if value == {"AWS": "*"} else value
    if isinstance(value, list):
        items = [json.loads(each) for each in sorted({text(plain(each)) for each in value})]
        return items[0] if len(items) == 1 else items
    return value if isinstance(value, str) else json.dumps(value)
def statement(value):
    value = {key: item for key, item in value.items() if key != "Sid"}
    for key in ("Action", "NotAction"):
        if key in value: value[key] = [each.lower() for each in listed(value[key])]
    if "Condition" in value:
        value["Condition"] = {operator: {key.lower(): item for key, item in keys.items()} for operator, keys in value["Condition"].items()}
    return text(plain(value))
kit, deployed = json.load(sys.stdin)
ours, theirs = ({statement(each) for each in listed(policy["Statement"])} for policy in (kit, deployed))
for each in sorted(ours - theirs): print("only in the kit: " + each)
for each in sorted(theirs - ours): print("only deployed: " + each)
if kit.get("Version") != deployed.get("Version"): print("another Version")'
  fi
}

# compare_policy WHAT KIT DEPLOYED
compare_policy() {
  local found
  if [ "$READER" = none ]; then skip_row "$1" 'to compare policies, install jq or python3'; return; fi
  found=$(policy_difference "$2" "$3")
  if [ -z "$found" ]; then pass_row "$1"; else differ_row "$1" "$found"; fi
}

# compare_value WHAT KIT DEPLOYED
compare_value() {
  if [ "$2" = "$3" ]; then pass_row "$1"; else differ_row "$1" "the kit has ${2:-none}, deployed is ${3:-none}"; fi
}

# compare_names WHAT KIT DEPLOYED: names with spaces between them, in any order.
compare_names() {
  local each differences=''
  for each in $2; do
    case " $3 " in *" $each "*) ;; *) differences="$differences${differences:+, }$each is missing" ;; esac
  done
  for each in $3; do
    case " $2 " in *" $each "*) ;; *) differences="$differences${differences:+, }$each is not of the kit" ;; esac
  done
  if [ -z "$differences" ]; then pass_row "$1"; else differ_row "$1" "$differences"; fi
}

# one_line: words of an answer with single spaces between them; nothing for None.
one_line() { tr -s '[:space:]' ' ' | sed 's/^ //; s/ $//; s/^None$//'; }

# read_role NAME PATH DESCRIPTION TRUST BOUNDARY SECONDS MANAGED INLINE: compares a role. Its ARN is in SOURCE, or nothing if it is
# not deployed.
read_role() {
  # A policy of the kit is called by its name alone, any other by its path too, or by its ARN.
  local own="arn:$PARTITION:iam::$ACCOUNT:policy/"
  SOURCE=''
  if [ -n "$DOCUMENTS_ONLY" ]; then return; fi
  if ! look iam get-role --role-name="$1" --query Role.Arn --output text; then
    differ_row "Role $1" 'it does not exist'
    return
  fi
  SOURCE=$FOUND
  look iam get-role --role-name="$1" --query Role.Path --output text
  compare_value "Path of the role $1" "$2" "$FOUND"
  look iam get-role --role-name="$1" --query "Role.Description || ''" --output text
  compare_value "Description of the role $1" "$3" "$FOUND"
  look iam get-role --role-name="$1" --query Role.AssumeRolePolicyDocument --output json
  compare_policy "Trust policy of the role $1" "$4" "$FOUND"
  look iam get-role --role-name="$1" --query Role.PermissionsBoundary.PermissionsBoundaryArn --output text
  compare_value "Permissions boundary of the role $1" "$5" "$(one_line <<<"$FOUND")"
  look iam get-role --role-name="$1" --query Role.MaxSessionDuration --output text
  compare_value "Longest session of the role $1" "$6" "$FOUND"
  look iam list-attached-role-policies --role-name="$1" --query 'AttachedPolicies[].PolicyArn' --output text
  compare_names "Managed policies of the role $1" "$7" "$(one_line <<<"${FOUND//$own/}")"
  look iam list-role-policies --role-name="$1" --query 'PolicyNames[]' --output text
  compare_names "Inline policies of the role $1" "$8" "$(one_line <<<"$FOUND")"
}

# read_tag ROLE KEY VALUE: the role has this tag. It may have others.
read_tag() {
  local key value
  if [ -z "$SOURCE" ]; then return; fi
  look iam list-role-tags --role-name="$1" --query 'Tags[].[Key,Value]' --output text
  while IFS=$'\t' read -r key value; do
    if [ "$key" = "$2" ]; then compare_value "Tag $2 of the role $1" "$3" "$value"; return; fi
  done <<<"$FOUND"
  differ_row "Tag $2 of the role $1" 'it is missing'
}

# read_policy NAME PATH DOCUMENT HOLDERS: a managed policy. HOLDERS are all that have it, "role:NAME user:NAME …", or
# "unnamed"; empty for a boundary.
read_policy() {
  local arn all
  if [ -n "$DOCUMENTS_ONLY" ]; then return; fi
  arn="arn:$PARTITION:iam::$ACCOUNT:policy$2$1"
  if ! look iam get-policy --policy-arn "$arn" --query Policy.DefaultVersionId --output text; then
    differ_row "Policy $1" "$arn does not exist"
    return
  fi
  look iam get-policy-version --policy-arn "$arn" --version-id "$FOUND" --query PolicyVersion.Document --output json
  compare_policy "Policy $1" "$3" "$FOUND"
  if [ -z "$4" ]; then return; fi
  all=$(holders "$arn")
  all=$(tr '\t' : <<<"$all" | one_line)
  if [ "$4" = unnamed ]; then
    skip_row "Who has the policy $1" "the answers name nobody, and ${all:-nobody} has it"
  else
    compare_names "Who has the policy $1" "$4" "$all"
  fi
}

# read_leftovers ROLE: what earlier answers made in this kit, and these do not have. ROLE notes roles, if the kit has any.
read_leftovers() {
  local all arn owner name
  if [ -n "$DOCUMENTS_ONLY" ]; then return; fi
  all=$(list_tagged)
  while read -r arn owner; do
    if [ "$owner" != "$KIT" ] || is_kept "${arn##*":$ACCOUNT:"}"; then continue; fi
    case $arn in
      *:policy/*) look iam get-policy --policy-arn "$arn" || continue ;;
      *) look iam get-instance-profile --instance-profile-name="${arn##*/}" || continue ;;
    esac
    differ_row "$arn" 'earlier answers made it, and these do not have it'
  done <<<"$all"
  if [ -z "$1" ] || ! look iam list-role-tags --role-name="$1" --query "Tags[?Key=='rolewright:roles'].Value" --output text; then return; fi
  all=$(left_roles "$FOUND")
  for name in $all; do
    if look iam get-role --role-name="$name"; then differ_row "Role $name" 'earlier answers made it, and these do not have it'; fi
  done
}

# read_inline_policy ROLE NAME DOCUMENT
read_inline_policy() {
  if [ -z "$SOURCE" ]; then return; fi
  if ! look iam get-role-policy --role-name="$1" --policy-name="$2" --query PolicyDocument --output json; then
    differ_row "Inline policy $2" 'it does not exist'
    return
  fi
  compare_policy "Inline policy $2 of the role $1" "$3" "$FOUND"
}

# read_profile NAME ROLE: an instance profile holds the role.
read_profile() {
  if [ -n "$DOCUMENTS_ONLY" ]; then return; fi
  if ! look iam get-instance-profile --instance-profile-name="$1" --query 'InstanceProfile.Roles[].RoleName' --output text; then
    differ_row "Instance profile $1" 'it does not exist'
    return
  fi
  compare_value "Role in the instance profile $1" "$2" "$FOUND"
}

# check_calls ACTION CONTEXT BOUNDARY, then EXPECTED RESOURCE LABEL for each call: what the policy simulator decides. It takes the
# policies of the deployed role SOURCE, or POLICIES within BOUNDARY.
check_calls() {
  local action=$1 context=$2 limit=$3 answer found name decision
  local resources=() expected=() labels=() at
  shift 3
  while [ $# -gt 0 ]; do
    expected+=("$1") resources+=("$2") labels+=("$3")
    shift 3
  done
  if [ -n "$SOURCE" ]; then
    set -- iam simulate-principal-policy --policy-source-arn "$SOURCE"
  else
    set -- iam simulate-custom-policy --policy-input-list "${POLICIES[@]}"
    if [ -n "$limit" ]; then set -- "$@" --permissions-boundary-policy-input-list "$limit"; fi
  fi
  if [ -n "$context" ]; then set -- "$@" --context-entries "$context"; fi
  if ! answer=$(aws "$@" --action-names "$action" --resource-arns "${resources[@]}" --output text \
    --query '[EvaluationResults[].[EvalResourceName,EvalDecision],EvaluationResults[].ResourceSpecificResults[].[EvalResourceName,EvalResourceDecision]][]' \
    2>"$ERRORS"); then
    case $(<"$ERRORS") in
      *'(InvalidInput)'* | *'(PolicyEvaluation)'* | *'(ValidationError)'*) ;;
      *) stop "$(<"$ERRORS")" ;;
    esac
    for at in "${!labels[@]}"; do skip_row "${labels[at]}" "the simulator does not decide it. $(one_line <"$ERRORS")"; done
    return
  fi
  for at in "${!labels[@]}"; do
    found=''
    while IFS=$'\t' read -r name decision; do
      if [ "$name" = "${resources[at]}" ]; then found=$decision; fi
    done <<<"$answer"
    case "${expected[at]} $found" in
      'allowed allowed' | 'denied implicitDeny' | 'denied explicitDeny') pass_row "${expected[at]}: ${labels[at]}" ;;
      *' ') skip_row "${labels[at]}" 'the simulator does not answer for this resource' ;;
      *) differ_row "${labels[at]}" "the kit expects ${expected[at]}, AWS decides $found" ;;
    esac
  done
}

# verdict: the last line, and the exit status.
verdict() {
  say "$PASSED pass, $DIFFERENT differ, $UNTESTED not tested."
  VERDICT=$((DIFFERENT > 0))
  exit "$VERDICT"
}
