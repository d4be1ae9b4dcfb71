# The functions of the scripts, for bash 3.2 and later: macOS has no newer one. Each script gets those it calls.

say() { printf '%s\n' "$*"; }

stop() { printf 'Stopped: %s\n' "$*" >&2; exit 1; }

# plain NAME: stops when the variable holds what would end a JSON string, or mean more than one thing in a policy.
plain() {
  case ${!1} in
    *[\"\\]* | *[[:cntrl:]]*) stop "$1 contains a quotation mark, a backslash or a control character." ;;
    *[*?$]*) stop "$1 contains a wildcard or a policy variable. Set it to one exact value." ;;
  esac
}

# matches NAME PATTERN EXAMPLE: stops when the variable does not match the extended regular expression.
matches() { [[ ${!1} =~ $2 ]] || stop "$1 does not look like $3."; }

# document NAME: keeps the text that follows, without its last line break.
document() {
  local line_break=$'\n'
  IFS= read -r -d '' "$1" || true
  printf -v "$1" '%s' "${!1%"$line_break"}"
}

# look COMMAND…: whether AWS has it, with the answer in FOUND. Any other failure ends the script.
look() {
  # shellcheck disable=SC2034 # Not every script reads FOUND.
  FOUND=$(aws "$@" 2>"$ERRORS") && return 0
  case $(<"$ERRORS") in
    *'(NoSuch'* | *'NotFoundException)'*) return 1 ;;
  esac
  stop "$(<"$ERRORS")"
}

# patiently COMMAND…: what was made seconds ago is not known everywhere yet, so this tries for half a minute.
patiently() {
  local answer try
  for try in 1 2 3 4 5 6; do
    answer=$(aws "$@" 2>&1) && return 0
    case $answer in
      *'(NoSuchEntity)'* | *'(MalformedPolicyDocument)'*rincipal*) [ "$try" = 6 ] || sleep 5 ;;
      *) break ;;
    esac
  done
  stop "$answer"
}

unindented() { sed 's/^[[:space:]]*//'; }

# same TEXT TEXT: whether two JSON texts differ in their indentation at most.
same() { [ "$(unindented <<<"$1")" = "$(unindented <<<"$2")" ]; }

# older_versions POLICY_ARN: the versions that are not in force, the oldest first, one a line.
older_versions() {
  aws iam list-policy-versions --policy-arn "$1" --query 'Versions[?!IsDefaultVersion].VersionId' --output text |
    tr -s '[:space:]' '\n' | sed -n 's/^v//p' | sort -n | sed 's/^/v/'
}

# put_policy NAME PATH DOCUMENT: a managed policy, new or in a new version. Its ARN is in POLICY_ARN.
put_policy() {
  local version versions
  POLICY_ARN="arn:$PARTITION:iam::$ACCOUNT:policy$2$1"
  if ! look iam get-policy --policy-arn "$POLICY_ARN" --query Policy.DefaultVersionId --output text; then
    aws iam create-policy --policy-name="$1" --path "$2" --policy-document "$3" \
      --tags "[{\"Key\":\"rolewright:kit\",\"Value\":\"$KIT\"}]" >/dev/null
    aws iam wait policy-exists --policy-arn "$POLICY_ARN"
    say "Created the policy $POLICY_ARN"
    return
  fi
  version=$FOUND
  look iam get-policy-version --policy-arn "$POLICY_ARN" --version-id "$version" --query PolicyVersion.Document --output json
  if same "$FOUND" "$3"; then
    say "The policy $POLICY_ARN is up to date"
    return
  fi
  versions=$(older_versions "$POLICY_ARN")
  # A policy has five versions at most.
  if [ "$(wc -l <<<"$versions")" -ge 4 ]; then
    aws iam delete-policy-version --policy-arn "$POLICY_ARN" --version-id "$(sed -n 1p <<<"$versions")"
  fi
  aws iam create-policy-version --policy-arn "$POLICY_ARN" --policy-document "$3" --set-as-default >/dev/null
  say "Updated the policy $POLICY_ARN"
}

# put_role NAME PATH TRUST DETAILS BOUNDARY TAGS KEYS: DETAILS are description and session duration; the last three may
# be empty. KEYS are the keys of TAGS, with " / " between them.
put_role() {
  if look iam get-role --role-name="$1" --query Role.Path --output text; then
    [ "$FOUND" = "$2" ] || stop "The role $1 exists with the path $FOUND, which cannot be changed. Delete the role or choose another name."
    look iam get-role --role-name="$1" --query Role.AssumeRolePolicyDocument --output json
    if ! same "$FOUND" "$3"; then
      patiently iam update-assume-role-policy --role-name="$1" --policy-document "$3"
      say "Updated the trust policy of the role $1"
    fi
    aws iam update-role --role-name="$1" --cli-input-json "$4" >/dev/null
    put_boundary "$1" "$5"
    put_tags "$1" "$6" "$7"
    say "The role $1 is up to date"
  else
    patiently iam create-role --role-name="$1" --path "$2" --assume-role-policy-document "$3" --cli-input-json "$4" \
      ${5:+--permissions-boundary "$5"} ${6:+--tags "$6"}
    aws iam wait role-exists --role-name="$1"
    forget "$1"
    say "Created the role arn:$PARTITION:iam::$ACCOUNT:role$2$1"
  fi
}

# forget ROLE: nothing was given to the role so far.
forget() { RECALLED=$1 OLD_POLICY='' OLD_BOUNDARY='' OLD_TAGS='' OLD_PROFILE=''; }

# recall ROLE: what the last run gave the role, which its tags rolewright:… keep, in OLD_POLICY, OLD_BOUNDARY, OLD_TAGS
# and OLD_PROFILE. They are read once.
recall() {
  local key value memory
  if [ "${RECALLED-}" = "$1" ]; then return; fi
  memory=$(aws iam list-role-tags --role-name="$1" --query "Tags[?starts_with(Key,'rolewright:')].[Key,Value]" --output text)
  forget "$1"
  while IFS=$'\t' read -r key value; do
    case $key in
      rolewright:policy) OLD_POLICY=$value ;;
      rolewright:boundary) OLD_BOUNDARY=$value ;;
      rolewright:tags) OLD_TAGS=$value ;;
      rolewright:profile) OLD_PROFILE=$value ;;
    esac
  done <<<"$memory"
}

# keep_memory ROLE POLICY BOUNDARY KEYS PROFILE: tags the role with what this run gave it, so that a later run can
# remove it. The instance profile counts only if a run created it.
keep_memory() {
  local what value old kept='' dropped=''
  recall "$1"
  for what in policy boundary tags profile; do
    case $what in
      policy) value=$2 old=$OLD_POLICY ;;
      boundary) value=$3 old=$OLD_BOUNDARY ;;
      tags) value=$4 old=$OLD_TAGS ;;
      *)
        value=$5 old=$OLD_PROFILE
        if [ "$value" != "${NEW_PROFILE-}" ] && [ "$value" != "$old" ]; then value=''; fi
        ;;
    esac
    # A tag has no commas and at most 256 characters.
    case $value in *,*) value='' ;; esac
    if [ "${#value}" -gt 256 ]; then value=''; fi
    if [ "$value" = "$old" ]; then continue; fi
    if [ -n "$value" ]; then
      kept="$kept${kept:+,}{\"Key\":\"rolewright:$what\",\"Value\":\"$value\"}"
    else
      dropped="$dropped${dropped:+,}\"rolewright:$what\""
    fi
  done
  if [ -n "$kept" ]; then aws iam tag-role --role-name="$1" --tags "[$kept]"; fi
  if [ -n "$dropped" ]; then aws iam untag-role --role-name="$1" --tag-keys "[$dropped]"; fi
}

# put_boundary ROLE POLICY_ARN: sets the permissions boundary. Without an ARN, removes the boundary of an earlier run.
put_boundary() {
  look iam get-role --role-name="$1" --query Role.PermissionsBoundary.PermissionsBoundaryArn --output text
  case $FOUND in "$2" | "${2:-None}") return ;; esac
  recall "$1"
  if [ -n "$2" ]; then
    aws iam put-role-permissions-boundary --role-name="$1" --permissions-boundary "$2"
    say "Set the permissions boundary $2 on the role $1"
  elif [ "$FOUND" = "$OLD_BOUNDARY" ]; then
    aws iam delete-role-permissions-boundary --role-name="$1"
    say "Removed the permissions boundary $FOUND from the role $1"
  else
    say "Kept the permissions boundary $FOUND of the role $1: someone else set it"
  fi
  if [ "$FOUND" != "$OLD_BOUNDARY" ]; then return; fi
  case $FOUND in *":$ACCOUNT:policy/"*) delete_unused "$FOUND" ;; esac
}

# put_tags ROLE TAGS KEYS: sets the tags, and removes those of an earlier run that are not in KEYS.
put_tags() {
  local key keys
  if [ -n "$2" ]; then aws iam tag-role --role-name="$1" --tags "$2"; fi
  recall "$1"
  keys=$OLD_TAGS
  while [ -n "$keys" ]; do
    key=${keys%% / *}
    case " / $3 / " in
      *" / $key / "*) ;;
      *)
        aws iam untag-role --role-name="$1" --tag-keys "[\"$key\"]"
        say "Removed the tag $key from the role $1"
        ;;
    esac
    case $keys in *' / '*) keys=${keys#* / } ;; *) keys='' ;; esac
  done
}

# is_part NAME BASE: whether NAME is BASE, BASE-2, BASE-3 …: the policies of one role.
is_part() { case $1 in "$2" | "$2"-[1-9] | "$2"-[1-9][0-9]) ;; *) return 1 ;; esac; }

# tidy ROLE NAME MANAGED INLINE: removes from the role the policies of earlier runs that are not in the lists: those
# called NAME, NAME-2 …, or as the policies were called in the last run.
tidy() {
  local all each name old
  recall "$1"
  old=$OLD_POLICY
  all=$(aws iam list-attached-role-policies --role-name="$1" --query 'AttachedPolicies[].PolicyArn' --output text)
  for each in $all; do
    name=${each##*/}
    case " $3 " in *" $name "*) continue ;; esac
    if is_part "$name" "$2" || is_part "$name" "${old:-$2}"; then
      aws iam detach-role-policy --role-name="$1" --policy-arn "$each"
      say "Detached $each from the role $1: an earlier run attached it"
      delete_unused "$each"
    else
      say "Kept $each on the role $1: someone else attached it"
    fi
  done
  all=$(aws iam list-role-policies --role-name="$1" --query 'PolicyNames[]' --output text)
  for name in $all; do
    case " $4 " in *" $name "*) continue ;; esac
    if is_part "$name" "$2" || is_part "$name" "${old:-$2}"; then
      aws iam delete-role-policy --role-name="$1" --policy-name="$name"
      say "Deleted the inline policy $name of the role $1: an earlier run created it"
    else
      say "Kept the inline policy $name of the role $1: someone else created it"
    fi
  done
}

# kit_of_policy POLICY_ARN: the kit whose script created the policy, which its tag rolewright:kit names.
kit_of_policy() {
  aws iam list-policy-tags --policy-arn "$1" --query "Tags[?Key=='rolewright:kit'].Value" --output text
}

# delete_unused POLICY_ARN: deletes a policy that this script created and that is attached to nobody.
delete_unused() {
  local counts
  if [ "$(kit_of_policy "$1")" != "$KIT" ]; then
    say "Kept the policy $1: someone else created it"
    return
  fi
  counts=$(aws iam get-policy --policy-arn "$1" --query 'Policy.[AttachmentCount,PermissionsBoundaryUsageCount]' --output text)
  case $counts in
    0[[:space:]]0 | 0[[:space:]]None) delete_policy "$1" ;;
    *) say "Kept the policy $1: it is in use" ;;
  esac
}

# delete_policy POLICY_ARN: deletes a policy with its versions.
delete_policy() {
  local version versions
  versions=$(older_versions "$1")
  while read -r version; do
    if [ -n "$version" ]; then aws iam delete-policy-version --policy-arn "$1" --version-id "$version"; fi
  done <<<"$versions"
  aws iam delete-policy --policy-arn "$1"
  say "Deleted the policy $1"
}

# detach_earlier KIND NAMES KEEP: detaches from users, roles or groups the policies that this script created and that
# are not in KEEP.
detach_earlier() {
  local name names all each
  read -r -a names <<<"$2"
  for name in ${names[@]+"${names[@]}"}; do
    all=$(aws iam "list-attached-$1-policies" "--$1-name=$name" --query 'AttachedPolicies[].PolicyArn' --output text)
    for each in $all; do
      case $each in *":$ACCOUNT:policy/"*) ;; *) continue ;; esac
      case " $3 " in *" ${each##*/} "*) continue ;; esac
      if [ "$(kit_of_policy "$each")" != "$KIT" ]; then continue; fi
      aws iam "detach-$1-policy" "--$1-name=$name" --policy-arn "$each"
      say "Detached $each from the $1 $name: an earlier run attached it"
      delete_unused "$each"
    done
  done
}

# put_profile NAME PATH ROLE: an instance profile with the role in it.
put_profile() {
  if ! look iam get-instance-profile --instance-profile-name="$1" --query 'InstanceProfile.Roles[].RoleName' --output text; then
    aws iam create-instance-profile --instance-profile-name="$1" --path "$2" >/dev/null
    aws iam wait instance-profile-exists --instance-profile-name="$1"
    say "Created the instance profile $1"
    FOUND='' NEW_PROFILE=$1
  fi
  case $FOUND in
    "$3") ;;
    '' | None) patiently iam add-role-to-instance-profile --instance-profile-name="$1" --role-name="$3" ;;
    *) stop "The instance profile $1 contains the role $FOUND. Remove that role first." ;;
  esac
}

# tidy_profiles ROLE PROFILE: deletes the instance profile that an earlier run created for the role, unless it is PROFILE.
tidy_profiles() {
  local all name
  recall "$1"
  all=$(aws iam list-instance-profiles-for-role --role-name="$1" --query 'InstanceProfiles[].InstanceProfileName' --output text)
  for name in $all; do
    case $name in "$2" | None) continue ;; esac
    if [ "$name" = "$OLD_PROFILE" ]; then
      aws iam remove-role-from-instance-profile --instance-profile-name="$name" --role-name="$1"
      aws iam delete-instance-profile --instance-profile-name="$name"
      say "Deleted the instance profile $name of the role $1: an earlier run created it"
    else
      say "Kept the instance profile $name of the role $1: no earlier run is known to have created it"
    fi
  done
}

# holders POLICY_ARN: who the policy is attached to, a kind and a name on each line.
holders() {
  aws iam list-entities-for-policy --policy-arn "$1" --policy-usage-filter PermissionsPolicy --output text \
    --query "[PolicyRoles[].['role',RoleName],PolicyUsers[].['user',UserName],PolicyGroups[].['group',GroupName]][]"
}

# name_others POLICY_ARN HOLDERS: says who else has the policy, such as a role under an earlier name. HOLDERS are
# "role:NAME user:NAME …".
name_others() {
  local kind name all
  all=$(holders "$1")
  while read -r kind name; do
    case " $2 " in *" $kind:$name "*) continue ;; esac
    if [ -n "$name" ]; then say "Kept $1 on the $kind $name: these answers do not name it"; fi
  done <<<"$all"
}

# attach KIND NAMES POLICY_ARN: attaches to users, roles or groups; names with spaces between them, none at all too.
attach() {
  local name names
  read -r -a names <<<"$2"
  for name in ${names[@]+"${names[@]}"}; do
    patiently iam "attach-$1-policy" "--$1-name=$name" --policy-arn "$3"
    say "Attached $3 to the $1 $name"
  done
}

# consent: a resource has one policy, and putting it replaces what is there. Nothing is put unless RESOURCE_POLICIES says so.
consent() {
  case ${RESOURCE_POLICIES:=show} in
    show | put | replace) ;;
    *) stop 'RESOURCE_POLICIES must be show (default), put (where there is no policy) or replace.' ;;
  esac
}

# show WHERE DOCUMENT: what is left for you to put there.
show() {
  say "Did not change $1: RESOURCE_POLICIES=$RESOURCE_POLICIES. Add these statements to its policy:"
  say "$2"
}

# put_bucket_policy BUCKET OWNER DOCUMENT
put_bucket_policy() {
  if [ "$RESOURCE_POLICIES" = show ]; then show "the bucket $1" "$3"; return; fi
  if look s3api get-bucket-policy --bucket="$1" --expected-bucket-owner "$2" --query Policy --output text; then
    if [ "$FOUND" = "$3" ]; then say "The policy of the bucket $1 is up to date"; return; fi
    if [ "$RESOURCE_POLICIES" = put ]; then show "the bucket $1, which has a policy" "$3"; return; fi
  fi
  aws s3api put-bucket-policy --bucket="$1" --expected-bucket-owner "$2" --policy "$3"
  say "Set the policy of the bucket $1"
}

# put_endpoint_policy SERVICE REGION ENDPOINT_ID DOCUMENT: an endpoint always has a policy, if only one that lets all pass.
put_endpoint_policy() {
  if [ "$RESOURCE_POLICIES" != replace ] || [ -z "$3" ]; then show "the endpoint of $1 in $2 (${3:-no ID given})" "$4"; return; fi
  aws ec2 modify-vpc-endpoint --region "$2" --vpc-endpoint-id "$3" --policy-document "$4" >/dev/null
  say "Set the policy of the endpoint $3"
}

# put_guardrail_policy ARN REGION DOCUMENT
put_guardrail_policy() {
  if [ "$RESOURCE_POLICIES" = show ]; then show "the guardrail $1" "$3"; return; fi
  if look bedrock get-resource-policy --region "$2" --resource-arn "$1" --query resourcePolicy --output text; then
    if [ "$FOUND" = "$3" ]; then say "The policy of the guardrail $1 is up to date"; return; fi
    if [ "$RESOURCE_POLICIES" = put ]; then show "the guardrail $1, which has a policy" "$3"; return; fi
  fi
  aws bedrock put-resource-policy --region "$2" --resource-arn "$1" --resource-policy "$3" >/dev/null
  say "Set the policy of the guardrail $1"
}

# put_repository_policy NAME REGION OWNER DOCUMENT
put_repository_policy() {
  if [ "$RESOURCE_POLICIES" = show ]; then show "the repository $1" "$4"; return; fi
  if look ecr get-repository-policy --repository-name="$1" --region "$2" --registry-id "$3" --query policyText --output text; then
    if same "$FOUND" "$4"; then say "The policy of the repository $1 is up to date"; return; fi
    if [ "$RESOURCE_POLICIES" = put ]; then show "the repository $1, which has a policy" "$4"; return; fi
  fi
  aws ecr set-repository-policy --repository-name="$1" --region "$2" --registry-id "$3" --policy-text "$4" >/dev/null
  say "Set the policy of the repository $1"
}

# organization_policy TYPE NAME: its ID, or nothing.
organization_policy() {
  aws organizations list-policies --filter "$1" --query "Policies[?Name=='$2'].Id" --output text | tr -d '[:space:]' | sed 's/None//g'
}

# is_own POLICY_ID NAME: whether a script created this policy of the organization: its description is its name.
is_own() {
  look organizations describe-policy --policy-id "$1" --query Policy.PolicySummary.Description --output text && [ "$FOUND" = "$2" ]
}

# put_organization_policy TYPE NAME DOCUMENT: its ID is in POLICY_ID. It is attached to nothing.
put_organization_policy() {
  POLICY_ID=$(organization_policy "$1" "$2")
  if [ -n "$POLICY_ID" ]; then
    if look organizations describe-policy --policy-id "$POLICY_ID" --query Policy.Content --output text && same "$FOUND" "$3"; then
      say "The policy $2 ($POLICY_ID) is up to date"
      return
    fi
    if ! is_own "$POLICY_ID" "$2"; then stop "Someone else created the policy $2 ($POLICY_ID). Choose another name."; fi
    aws organizations update-policy --policy-id "$POLICY_ID" --content "$3" >/dev/null
    say "Updated the policy $2 ($POLICY_ID)"
  else
    POLICY_ID=$(aws organizations create-policy --type "$1" --name="$2" --description="$2" --content "$3" --query Policy.PolicySummary.Id --output text)
    say "Created the policy $2 ($POLICY_ID)"
  fi
}

# drop_policy NAME PATH: detaches a managed policy from everybody, and deletes it with its versions.
drop_policy() {
  local arn kind name all
  arn="arn:$PARTITION:iam::$ACCOUNT:policy$2$1"
  if ! look iam get-policy --policy-arn "$arn"; then say "The policy $arn does not exist"; return; fi
  all=$(holders "$arn")
  while read -r kind name; do
    if [ -n "$name" ]; then aws iam "detach-$kind-policy" "--$kind-name=$name" --policy-arn "$arn"; fi
  done <<<"$all"
  delete_policy "$arn"
}

# drop_role NAME PATH POLICIES: deletes a role with its inline policies, and the policies that an earlier run created
# for it under other names. POLICIES are deleted later.
drop_role() {
  local name all
  if ! look iam get-role --role-name="$1" --query Role.Path --output text; then say "The role $1 does not exist"; return; fi
  [ "$FOUND" = "$2" ] || stop "The role $1 has the path $FOUND, so it is a different role."
  all=$(aws iam list-instance-profiles-for-role --role-name="$1" --query 'InstanceProfiles[].InstanceProfileName' --output text)
  for name in $all; do aws iam remove-role-from-instance-profile --instance-profile-name="$name" --role-name="$1"; done
  all=$(aws iam list-attached-role-policies --role-name="$1" --query 'AttachedPolicies[].PolicyArn' --output text)
  for name in $all; do
    aws iam detach-role-policy --role-name="$1" --policy-arn "$name"
    case $name in *":$ACCOUNT:policy/"*) ;; *) continue ;; esac
    case " $3 " in *" ${name##*/} "*) continue ;; esac
    delete_unused "$name"
  done
  all=$(aws iam list-role-policies --role-name="$1" --query 'PolicyNames[]' --output text)
  for name in $all; do aws iam delete-role-policy --role-name="$1" --policy-name="$name"; done
  aws iam delete-role --role-name="$1"
  say "Deleted the role $1"
}

# drop_profile NAME: deletes an instance profile that holds no role any more.
drop_profile() {
  if ! look iam get-instance-profile --instance-profile-name="$1"; then say "The instance profile $1 does not exist"; return; fi
  aws iam delete-instance-profile --instance-profile-name="$1"
  say "Deleted the instance profile $1"
}

# drop_bucket_policy BUCKET OWNER DOCUMENT: deletes the policy of the bucket if it is this one and nothing else.
drop_bucket_policy() {
  if ! look s3api get-bucket-policy --bucket="$1" --expected-bucket-owner "$2" --query Policy --output text; then
    say "The bucket $1 has no policy"
  elif [ "$FOUND" = "$3" ]; then
    aws s3api delete-bucket-policy --bucket="$1" --expected-bucket-owner "$2"
    say "Deleted the policy of the bucket $1"
  else
    say "The policy of the bucket $1 has other statements too. Remove these statements from it:"
    say "$3"
  fi
}

# drop_endpoint_policy SERVICE REGION ENDPOINT_ID: lets everything pass through the endpoint again.
drop_endpoint_policy() {
  if [ -z "$3" ]; then say "Did not change the endpoint of $1 in $2: no ID given"; return; fi
  aws ec2 modify-vpc-endpoint --region "$2" --vpc-endpoint-id "$3" --reset-policy >/dev/null
  say "Reset the policy of the endpoint $3"
}

# drop_guardrail_policy ARN REGION DOCUMENT: deletes the policy of the guardrail if it is this one and nothing else.
drop_guardrail_policy() {
  if ! look bedrock get-resource-policy --region "$2" --resource-arn "$1" --query resourcePolicy --output text; then
    say "The guardrail $1 has no policy"
  elif [ "$FOUND" = "$3" ]; then
    aws bedrock delete-resource-policy --region "$2" --resource-arn "$1" >/dev/null
    say "Deleted the policy of the guardrail $1"
  else
    say "The policy of the guardrail $1 has other statements too. Remove these statements from it:"
    say "$3"
  fi
}

# drop_repository_policy NAME REGION OWNER DOCUMENT: deletes the policy of the repository if it is this one and nothing else.
drop_repository_policy() {
  if ! look ecr get-repository-policy --repository-name="$1" --region "$2" --registry-id "$3" --query policyText --output text; then
    say "The repository $1 has no policy"
  elif same "$FOUND" "$4"; then
    aws ecr delete-repository-policy --repository-name="$1" --region "$2" --registry-id "$3" >/dev/null
    say "Deleted the policy of the repository $1"
  else
    say "The policy of the repository $1 has other statements too. Remove these statements from it:"
    say "$4"
  fi
}

# drop_organization_policy TYPE NAME: detaches a policy of the organization from everything, and deletes it.
drop_organization_policy() {
  local id target targets
  id=$(organization_policy "$1" "$2")
  if [ -z "$id" ]; then say "The policy $2 does not exist"; return; fi
  if ! is_own "$id" "$2"; then say "Kept the policy $2 ($id): someone else created it"; return; fi
  targets=$(aws organizations list-targets-for-policy --policy-id "$id" --query 'Targets[].TargetId' --output text)
  for target in $targets; do
    if [ "$target" != None ]; then aws organizations detach-policy --policy-id "$id" --target-id "$target"; fi
  done
  aws organizations delete-policy --policy-id "$id"
  say "Deleted the policy $2 ($id)"
}
