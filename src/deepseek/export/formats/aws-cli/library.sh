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

# look COMMAND…: whether AWS has it, with the answer in FOUND. Any other failure, such as a refused read, ends the script.
look() {
  # shellcheck disable=SC2034 # Not every script reads FOUND.
  FOUND=$(aws "$@" 2>"$ERRORS") && return 0
  case $(<"$ERRORS") in
    *'(NoSuch'* | *'NotFoundException)'*) return 1 ;;
  esac
  stop "could not look. $(<"$ERRORS")"
}

# patiently COMMAND…: what was made or removed seconds ago is not known everywhere yet, so this tries for half a minute.
patiently() {
  local answer try
  for try in 1 2 3 4 5 6; do
    answer=$(aws "$@" 2>&1) && return 0
    case $answer in
      *'(NoSuchEntity)'* | *'(DeleteConflict)'* | *'(MalformedPolicy'*rincipal* | *'Invalid repository policy'*)
        [ "$try" = 6 ] || sleep 5
        ;;
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

# Every role, policy and instance profile has the tag rolewright:kit from the call that makes it. A script changes and
# deletes only what this tag says is of its kit.

# is_ours OWNER: whether OWNER, the value of that tag, is this kit. Otherwise WHOSE says whose it is.
is_ours() {
  WHOSE="its tag rolewright:kit is $1"
  if [ "$1" = None ]; then WHOSE='it has no tag rolewright:kit, so it was made by hand or by an older script'; fi
  [ "$1" = "$KIT" ]
}

# claim_it WHAT CREATED OWNER COMMAND…: what is not ours ends the script, unless --adopt lets COMMAND tag it.
claim_it() {
  local what=$1 created=$2 owner=$3
  shift 3
  if is_ours "$owner"; then return; fi
  [ -n "$ADOPT" ] || stop "The $what is not of the kit $KIT: $WHOSE. Choose another name, or let --adopt take it over: then it becomes what the answers say, and the undo script deletes it."
  aws "$@" --tags "[$KIT_TAG]"
  say "Took over the $what, which was created $created: $WHOSE"
}

# put_policy NAME PATH DOCUMENT [DESCRIPTION]: a managed policy, new or in a new version. Its ARN is in POLICY_ARN. The
# description of a policy cannot be changed.
put_policy() {
  local version versions created owner
  POLICY_ARN="arn:$PARTITION:iam::$ACCOUNT:policy$2$1"
  if ! look iam get-policy --policy-arn "$POLICY_ARN" --query "Policy.[DefaultVersionId,CreateDate,$OWNER]" --output text; then
    aws iam create-policy --policy-name="$1" --path "$2" --policy-document "$3" ${4:+--description "$4"} \
      --tags "[$KIT_TAG]" >/dev/null
    aws iam wait policy-exists --policy-arn "$POLICY_ARN"
    say "Created the policy $POLICY_ARN"
    return
  fi
  read -r version created owner <<<"$FOUND"
  claim_it "policy $POLICY_ARN" "$created" "$owner" iam tag-policy --policy-arn "$POLICY_ARN"
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

# Inline policies, tags and boundaries have no tags of their own. What a script gives a role is noted in tags of the role,
# from before it is given until after it is gone. Entries of a note have " / " between them, and spaces for commas, which
# tags cannot have.

# is_noted ENTRY NOTE
is_noted() { case " / $2 / " in *" / ${1//,/ } / "*) ;; *) return 1 ;; esac; }

# recall_role ROLE: its notes in OLD_TAGS, OLD_BOUNDARY, OLD_INLINE and OLD_ROLES, and all keys of its tags, a line each.
recall_role() {
  local key value
  ROLE_KEYS='' OLD_TAGS='' OLD_BOUNDARY='' OLD_INLINE='' OLD_ROLES=''
  look iam list-role-tags --role-name="$1" --query 'Tags[].[Key,Value]' --output text
  while IFS=$'\t' read -r key value; do
    ROLE_KEYS="$ROLE_KEYS$key"$'\n'
    case $key in
      rolewright:tags) OLD_TAGS=$value ;;
      rolewright:boundary) OLD_BOUNDARY=$value ;;
      rolewright:inline) OLD_INLINE=$value ;;
      rolewright:roles) OLD_ROLES=$value ;;
    esac
  done <<<"$FOUND"
}

# note_also ROLE KIND OLD TAGS: adds to OLD, the note of this kind, what TAGS will note.
note_also() {
  local all=$3 start="\"rolewright:$2\",\"Value\":\"" rest each
  case $4 in *"$start"*) ;; *) return ;; esac
  rest=${4#*"$start"} rest=${rest%%\"*}
  while [ -n "$rest" ]; do
    each=${rest%% / *} rest=${rest#"${rest%% / *}"} rest=${rest# / }
    is_noted "$each" "$all" || all="$all${all:+ / }$each"
  done
  # The value of a tag has 256 characters at most. What is not noted is kept, and named, when later answers do not have it.
  if [ "$all" = "$3" ] || [ "${#all}" -gt 256 ]; then return; fi
  aws iam tag-role --role-name="$1" --tags "[{\"Key\":\"rolewright:$2\",\"Value\":\"$all\"}]"
}

# put_role NAME PATH TRUST DETAILS BOUNDARY TAGS: DETAILS are description and session duration, TAGS all tags, as JSON.
put_role() {
  local path created owner
  if ! look iam get-role --role-name="$1" --query "Role.[Path,CreateDate,$OWNER]" --output text; then
    patiently iam create-role --role-name="$1" --path "$2" --assume-role-policy-document "$3" --cli-input-json "$4" \
      ${5:+--permissions-boundary "$5"} --tags "$6"
    aws iam wait role-exists --role-name="$1"
    say "Created the role arn:$PARTITION:iam::$ACCOUNT:role$2$1"
    if [ "$1" = "${KIT//:/,}" ]; then NEW_KIT=yes; fi
    return
  fi
  read -r path created owner <<<"$FOUND"
  [ "$path" = "$2" ] || stop "The role $1 exists with the path $path, which cannot be changed. Delete the role or choose another name."
  claim_it "role $1" "$created" "$owner" iam tag-role --role-name="$1"
  recall_role "$1"
  note_also "$1" boundary "$OLD_BOUNDARY" "$6"
  note_also "$1" inline "$OLD_INLINE" "$6"
  note_also "$1" roles "$OLD_ROLES" "$6"
  look iam get-role --role-name="$1" --query Role.AssumeRolePolicyDocument --output json
  if ! same "$FOUND" "$3"; then
    patiently iam update-assume-role-policy --role-name="$1" --policy-document "$3"
    say "Updated the trust policy of the role $1"
  fi
  aws iam update-role --role-name="$1" --cli-input-json "$4" >/dev/null
  put_boundary "$1" "$5"
  say "The role $1 is up to date"
}

# put_boundary ROLE POLICY_ARN: sets the permissions boundary. Without an ARN, removes the boundary of an earlier run.
put_boundary() {
  look iam get-role --role-name="$1" --query Role.PermissionsBoundary.PermissionsBoundaryArn --output text
  case $FOUND in "$2" | "${2:-None}") return ;; esac
  if [ -n "$2" ]; then
    patiently iam put-role-permissions-boundary --role-name="$1" --permissions-boundary "$2"
    say "Set the permissions boundary $2 on the role $1"
  elif is_noted "$FOUND" "$OLD_BOUNDARY"; then
    aws iam delete-role-permissions-boundary --role-name="$1"
    say "Removed the permissions boundary $FOUND from the role $1"
  else
    say "Kept the permissions boundary $FOUND of the role $1: no run is known to have set it"
  fi
}

# tidy_role ROLE MANAGED INLINE TAGS: takes off the role what earlier answers gave it and these do not, and says what else
# it has. MANAGED and INLINE are the names of its policies. At last, TAGS note what it has now.
tidy_role() {
  local all each gone=''
  recall_role "$1"
  all=$(aws iam list-attached-role-policies --role-name="$1" --query 'AttachedPolicies[].PolicyArn' --output text)
  for each in $all; do
    case " $2 " in *" ${each#"arn:$PARTITION:iam::$ACCOUNT:policy/"} "*) continue ;; esac
    FOUND=None
    case $each in *":$ACCOUNT:policy/"*) look iam get-policy --policy-arn "$each" --query "Policy.$OWNER" --output text ;; esac
    if ! is_ours "$FOUND"; then
      say "Kept $each on the role $1: $WHOSE"
    elif is_kept "${each##*":$ACCOUNT:"}"; then
      aws iam detach-role-policy --role-name="$1" --policy-arn "$each"
      say "Detached $each from the role $1"
    else
      drop_policy "${each##*":$ACCOUNT:"}"
    fi
  done
  all=$(aws iam list-role-policies --role-name="$1" --query 'PolicyNames[]' --output text)
  for each in $all; do
    case " $3 " in *" $each "*) continue ;; esac
    if is_noted "$each" "$OLD_INLINE"; then
      aws iam delete-role-policy --role-name="$1" --policy-name="$each"
      say "Deleted the inline policy $each of the role $1: earlier answers created it"
    else
      say "Kept the inline policy $each of the role $1: no run is known to have created it"
    fi
  done
  all=$(left_roles "$OLD_ROLES")
  for each in $all; do drop_role "$each"; done
  while IFS= read -r each; do
    case $4 in *"{\"Key\":\"$each\","*) continue ;; esac
    case $each in rolewright:*) ;; *)
      if [ -z "$each" ]; then continue; fi
      if ! is_noted "$each" "$OLD_TAGS"; then
        say "Kept the tag $each of the role $1: no run is known to have set it"
        continue
      fi
      say "Removed the tag $each from the role $1"
      ;;
    esac
    gone="$gone${gone:+,}\"$each\""
  done <<<"$ROLE_KEYS"
  if [ -n "$gone" ]; then aws iam untag-role --role-name="$1" --tag-keys "[$gone]"; fi
  patiently iam tag-role --role-name="$1" --tags "$4"
}

# left_roles NOTE: the roles that a role notes and the answers do not have any more, a line each.
left_roles() {
  local all name
  all=$(tr / '\n' <<<"$1" | sed 's/^ //; s/ $//; s/ /,/g')
  while read -r name; do
    if [ -n "$name" ] && ! is_kept "role/$name"; then say "$name"; fi
  done <<<"$all"
}

# is_kept THING: whether the answers have it: role/NAME, instance-profile/PATH/NAME or policy/PATH/NAME.
is_kept() { case " $KEEP " in *" $1 "*) ;; *) return 1 ;; esac; }

# list_tagged: the instance profiles and policies with a tag rolewright:kit, and its value, a line each.
list_tagged() {
  look resourcegroupstaggingapi get-resources --region "$TAGS_REGION" --resource-type-filters iam:instance-profile iam:policy \
    --tag-filters Key=rolewright:kit --query "ResourceTagMappingList[].[ResourceARN,$OWNER]" --output text
  say "$FOUND"
}

# sweep_kit: deletes the instance profiles and policies of the kit that it does not have any more, whoever has them.
sweep_kit() {
  local all arn owner others='' line_break=$'\n'
  if ! all=$(list_tagged 2>&1); then
    say "Did not look for what earlier answers made: ${all##*"$line_break"}"
    return
  fi
  while read -r arn owner; do
    case $owner in
      '' | None) ;;
      "$KIT") is_kept "${arn##*":$ACCOUNT:"}" || drop_thing "${arn##*":$ACCOUNT:"}" ;;
      *) case " $others " in *" $owner "*) ;; *) others="$others${others:+ }$owner" ;; esac ;;
    esac
  done <<<"$all"
  if [ -n "${NEW_KIT-}" ] && [ -n "$others" ]; then
    say "Kept what other kits made: $others. If the first role of this kit had one of these names, run the undo script of those answers."
  fi
}

# drop_thing THING: deletes an instance profile or a policy, if it is there and ours.
drop_thing() { case $1 in policy/*) drop_policy "$1" ;; *) drop_profile "${1##*/}" ;; esac; }

# delete_policy POLICY_ARN: deletes a policy with its versions.
delete_policy() {
  local version versions
  versions=$(older_versions "$1")
  while read -r version; do
    if [ -n "$version" ]; then aws iam delete-policy-version --policy-arn "$1" --version-id "$version"; fi
  done <<<"$versions"
  patiently iam delete-policy --policy-arn "$1"
  say "Deleted the policy $1"
}

# put_profile NAME PATH ROLE: an instance profile with the role in it.
put_profile() {
  local role created owner
  if look iam get-instance-profile --instance-profile-name="$1" --query "InstanceProfile.[Roles[0].RoleName,CreateDate,$OWNER]" --output text; then
    read -r role created owner <<<"$FOUND"
    claim_it "instance profile $1" "$created" "$owner" iam tag-instance-profile --instance-profile-name="$1"
  else
    aws iam create-instance-profile --instance-profile-name="$1" --path "$2" --tags "[$KIT_TAG]" >/dev/null
    aws iam wait instance-profile-exists --instance-profile-name="$1"
    say "Created the instance profile $1"
    role=None
  fi
  case $role in
    "$3") ;;
    None) patiently iam add-role-to-instance-profile --instance-profile-name="$1" --role-name="$3" ;;
    *) stop "The instance profile $1 contains the role $role. Remove that role first." ;;
  esac
}

# holders POLICY_ARN: who the policy is attached to, a kind and a name on each line.
holders() {
  look iam list-entities-for-policy --policy-arn "$1" --policy-usage-filter PermissionsPolicy --output text \
    --query "[PolicyRoles[].['role',RoleName],PolicyUsers[].['user',UserName],PolicyGroups[].['group',GroupName]][]"
  say "$FOUND"
}

# detach_others POLICY_ARN HOLDERS: detaches the policy from all but "user:NAME role:NAME …".
detach_others() {
  local kind name all
  all=$(holders "$1")
  while read -r kind name; do
    case " $2 " in *" $kind:$name "*) continue ;; esac
    if [ -z "$name" ]; then continue; fi
    aws iam "detach-$kind-policy" "--$kind-name=$name" --policy-arn "$1"
    say "Detached $1 from the $kind $name"
  done <<<"$all"
}

# attach_only POLICY_ARN USERS ROLES GROUPS: attaches the policy to these, names with spaces between them, and to nobody
# else. Without any name, whoever has it keeps it.
attach_only() {
  local arn=$1 kind name names listed=''
  for kind in user role group; do
    read -r -a names <<<"$2"
    shift
    for name in ${names[@]+"${names[@]}"}; do
      patiently iam "attach-$kind-policy" "--$kind-name=$name" --policy-arn "$arn"
      say "Attached $arn to the $kind $name"
      listed="$listed $kind:$name"
    done
  done
  if [ -n "$listed" ]; then detach_others "$arn" "$listed"; else say "Whoever has $arn keeps it: no names were given"; fi
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
  patiently s3api put-bucket-policy --bucket="$1" --expected-bucket-owner "$2" --policy "$3"
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
  patiently ecr set-repository-policy --repository-name="$1" --region "$2" --registry-id "$3" --policy-text "$4"
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

# drop_policy policy/PATH/NAME: detaches a policy of this kit from everybody, and deletes it with its versions.
drop_policy() {
  local arn="arn:$PARTITION:iam::$ACCOUNT:$1" owner boundaries
  look iam get-policy --policy-arn "$arn" --query "Policy.[$OWNER,PermissionsBoundaryUsageCount]" --output text || return 0
  read -r owner boundaries <<<"$FOUND"
  if ! is_ours "$owner"; then
    say "Kept the policy $arn: $WHOSE"
    return
  fi
  case $boundaries in
    0 | None) ;;
    *)
      say "Kept the policy $arn: it is the permissions boundary of $boundaries roles or users"
      return
      ;;
  esac
  detach_others "$arn" ''
  delete_policy "$arn"
}

# drop_role NAME: deletes a role of this kit with everything on it, and the roles that it notes.
drop_role() {
  local all each
  look iam get-role --role-name="$1" --query "Role.$OWNER" --output text || return 0
  if ! is_ours "$FOUND"; then
    say "Kept the role $1: $WHOSE"
    return
  fi
  look iam list-role-tags --role-name="$1" --query "Tags[?Key=='rolewright:roles'].Value" --output text
  all=$(left_roles "$FOUND")
  for each in $all; do drop_role "$each"; done
  all=$(aws iam list-instance-profiles-for-role --role-name="$1" --query 'InstanceProfiles[].InstanceProfileName' --output text)
  for each in $all; do aws iam remove-role-from-instance-profile --instance-profile-name="$each" --role-name="$1"; done
  all=$(aws iam list-attached-role-policies --role-name="$1" --query 'AttachedPolicies[].PolicyArn' --output text)
  for each in $all; do aws iam detach-role-policy --role-name="$1" --policy-arn "$each"; done
  all=$(aws iam list-role-policies --role-name="$1" --query 'PolicyNames[]' --output text)
  for each in $all; do aws iam delete-role-policy --role-name="$1" --policy-name="$each"; done
  patiently iam delete-role --role-name="$1"
  say "Deleted the role $1"
}

# drop_profile NAME: deletes an instance profile of this kit.
drop_profile() {
  local role owner
  look iam get-instance-profile --instance-profile-name="$1" --query "InstanceProfile.[Roles[0].RoleName,$OWNER]" --output text || return 0
  read -r role owner <<<"$FOUND"
  if ! is_ours "$owner"; then
    say "Kept the instance profile $1: $WHOSE"
    return
  fi
  if [ "$role" != None ]; then aws iam remove-role-from-instance-profile --instance-profile-name="$1" --role-name="$role"; fi
  patiently iam delete-instance-profile --instance-profile-name="$1"
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
