#!/usr/bin/python3
"""IAM of many accounts in memory, for proofs that run thousands of scripts: moto with the AWS CLI takes 100 times as long.

Prints the port it listens on. A call is the number of its fields and then the fields, each followed by a zero byte: the
account, and the arguments of the AWS CLI. The answer is the exit status, the output and the error message, each followed
by a zero byte. Conflicts, missing entities, limits and the characters of tags are as in IAM.

Calls of the proof itself: "proof load STATE", "proof dump" (what there is, without what differs from run to run) and
"proof states" (every state that an account had since it was loaded, as after a script that was killed there) and "proof
calls" (what was called since then). The call that a state names as "refused" is refused.
"""

import io
import json
import re
import socketserver
import sys

import jmespath
from awscli.text import format_text

TAG = re.compile(r"[\w\s.:/=+\-@]*\Z")
CREATED = "2026-11-02T03:04:05+00:00"


class Refused(Exception):
    def __init__(self, code, words):
        super().__init__(f"An error occurred ({code}) when calling the operation: {words}")


def missing(what):
    return Refused("NoSuchEntity", f"{what} cannot be found.")


def conflict(words):
    return Refused("DeleteConflict", words)


def options_of(arguments):
    found, name = {}, None
    for word in arguments:
        if word.startswith("--"):
            name, equals, value = word[2:].partition("=")
            found[name] = [value] if equals else []
        elif name:
            found[name].append(word)
    return found


class Account:
    def __init__(self, number, state=None):
        self.number = number
        self.state = state or {kind: {} for kind in ("policies", "roles", "users", "groups", "profiles")}
        self.states = [json.dumps(self.state)]
        self.calls = []

    def arn(self, kind, path, name):
        return f"arn:aws:iam::{self.number}:{kind}{path}{name}"

    def find(self, kind, key):
        found = self.state[kind].get(key)
        if found is None:
            raise missing(f"{kind} {key}")
        return found

    def tag(self, tags, more):
        for tag in more:
            key, value = tag["Key"], tag["Value"]
            if not TAG.match(key) or not TAG.match(value) or not 0 < len(key) <= 128 or len(value) > 256:
                raise Refused("ValidationError", f"the tag {key}={value} is not valid")
            tags[key] = value
        if len(tags) > 50 or len({key.lower() for key in tags}) < len(tags):
            raise Refused("LimitExceeded", "too many tags, or two of one key")

    def holders(self, arn):
        return [(kind, name) for kind in ("roles", "users", "groups") for name, each in self.state[kind].items() if arn in each["attached"]]

    def uses(self, arn):
        return sum(role["boundary"] == arn for role in self.state["roles"].values())

    def call(self, service, name, options):
        value = {key: words[0] if len(words) == 1 else words for key, words in options.items()}
        self.calls.append(f"{service} {name}")
        if self.calls[-1] == self.state.get("refused"):
            raise Refused("AccessDenied", f"not authorized to perform {name}")
        if (service, name) == ("sts", "get-caller-identity"):
            return {"Account": self.number, "Arn": f"arn:aws:iam::{self.number}:user/proof"}
        if service == "resourcegroupstaggingapi":
            key = value["tag-filters"].removeprefix("Key=")
            tagged = [(arn, each["tags"]) for arn, each in self.state["policies"].items()]
            tagged += [(self.arn("instance-profile", each["path"], name), each["tags"]) for name, each in self.state["profiles"].items()]
            return {"ResourceTagMappingList": [{"ResourceARN": arn, "Tags": listed(tags)} for arn, tags in tagged if key in tags]}
        if name == "wait":
            return None
        if service == "accessanalyzer":
            return {"findings": []}
        if name.startswith("simulate-"):
            return {"EvaluationResults": []}
        held = re.match(r"(list-attached|attach|detach)-(role|user|group)-polic", name)
        if held:
            return self.attachment(*held.groups(), value)
        return getattr(self, name.replace("-", "_"))(value)

    def attachment(self, what, kind, value):
        attached = self.find(f"{kind}s", value[f"{kind}-name"])["attached"]
        if what == "list-attached":
            return {"AttachedPolicies": [{"PolicyArn": arn, "PolicyName": arn.rpartition("/")[2]} for arn in attached]}
        arn = value["policy-arn"]
        if what == "detach":
            if arn not in attached:
                raise missing(arn)
            attached.remove(arn)
        else:
            if not arn.startswith("arn:aws:iam::aws:"):
                self.find("policies", arn)
            if arn not in attached:
                attached.append(arn)

    # Policies.

    def create_policy(self, value):
        name, path = value["policy-name"], value["path"]
        if any(arn.rpartition("/")[2].lower() == name.lower() for arn in self.state["policies"]):
            raise Refused("EntityAlreadyExists", f"A policy called {name} already exists.")
        tags = {}
        self.tag(tags, json.loads(value.get("tags", "[]")))
        self.state["policies"][self.arn("policy", path, name)] = {
            "tags": tags, "versions": [[1, json.loads(value["policy-document"])]], "default": 1, "next": 2}

    def get_policy(self, value):
        arn = value["policy-arn"]
        policy = self.find("policies", arn)
        return {"Policy": {"Arn": arn, "DefaultVersionId": f"v{policy['default']}", "CreateDate": CREATED, "AttachmentCount": len(self.holders(arn)),
                           "PermissionsBoundaryUsageCount": self.uses(arn), "Tags": listed(policy["tags"])}}

    def get_policy_version(self, value):
        versions = dict(self.find("policies", value["policy-arn"])["versions"])
        return {"PolicyVersion": {"Document": versions[int(value["version-id"][1:])]}}

    def list_policy_versions(self, value):
        policy = self.find("policies", value["policy-arn"])
        return {"Versions": [{"VersionId": f"v{number}", "IsDefaultVersion": number == policy["default"]} for number, _ in reversed(policy["versions"])]}

    def create_policy_version(self, value):
        policy = self.find("policies", value["policy-arn"])
        if len(policy["versions"]) == 5:
            raise Refused("LimitExceeded", "A managed policy can have 5 versions.")
        policy["versions"].append([policy["next"], json.loads(value["policy-document"])])
        policy.update(default=policy["next"], next=policy["next"] + 1)

    def delete_policy_version(self, value):
        policy = self.find("policies", value["policy-arn"])
        number = int(value["version-id"][1:])
        if number == policy["default"]:
            raise conflict("Cannot delete the default version of a policy.")
        policy["versions"] = [each for each in policy["versions"] if each[0] != number]

    def delete_policy(self, value):
        arn = value["policy-arn"]
        if len(self.find("policies", arn)["versions"]) > 1 or self.holders(arn) or self.uses(arn):
            raise conflict("Cannot delete a policy that has versions or is attached.")
        del self.state["policies"][arn]

    def list_policy_tags(self, value):
        return {"Tags": listed(self.find("policies", value["policy-arn"])["tags"])}

    def tag_policy(self, value):
        self.tag(self.find("policies", value["policy-arn"])["tags"], json.loads(value["tags"]))

    def list_entities_for_policy(self, value):
        self.find("policies", value["policy-arn"])
        found = self.holders(value["policy-arn"])
        return {f"Policy{kind.title()}": [{f"{kind.title()[:-1]}Name": name} for each, name in found if each == kind] for kind in ("roles", "users", "groups")}

    # Roles.

    def create_role(self, value):
        name, details = value["role-name"], json.loads(value["cli-input-json"])
        if name.lower() in (each.lower() for each in self.state["roles"]):
            raise Refused("EntityAlreadyExists", f"Role with name {name} already exists.")
        tags = {}
        self.tag(tags, json.loads(value.get("tags", "[]")))
        boundary = value.get("permissions-boundary")
        if boundary:
            self.find("policies", boundary)
        self.state["roles"][name] = {
            "path": value["path"], "trust": json.loads(value["assume-role-policy-document"]), "description": details["Description"],
            "seconds": details["MaxSessionDuration"], "boundary": boundary, "tags": tags, "attached": [], "inline": {}}

    def get_role(self, value):
        name = value["role-name"]
        role = self.find("roles", name)
        boundary = {"PermissionsBoundary": {"PermissionsBoundaryArn": role["boundary"]}} if role["boundary"] else {}
        return {"Role": {"Arn": self.arn("role", role["path"], name), "Path": role["path"], "CreateDate": CREATED, "AssumeRolePolicyDocument": role["trust"],
                         "Description": role["description"], "MaxSessionDuration": role["seconds"], "Tags": listed(role["tags"]), **boundary}}

    def update_assume_role_policy(self, value):
        self.find("roles", value["role-name"])["trust"] = json.loads(value["policy-document"])

    def update_role(self, value):
        details = json.loads(value["cli-input-json"])
        self.find("roles", value["role-name"]).update(description=details["Description"], seconds=details["MaxSessionDuration"])

    def put_role_permissions_boundary(self, value):
        self.find("policies", value["permissions-boundary"])
        self.find("roles", value["role-name"])["boundary"] = value["permissions-boundary"]

    def delete_role_permissions_boundary(self, value):
        self.find("roles", value["role-name"])["boundary"] = None

    def list_role_tags(self, value):
        return {"Tags": listed(self.find("roles", value["role-name"])["tags"])}

    def tag_role(self, value):
        self.tag(self.find("roles", value["role-name"])["tags"], json.loads(value["tags"]))

    def untag_role(self, value):
        tags = self.find("roles", value["role-name"])["tags"]
        for key in json.loads(value["tag-keys"]):
            tags.pop(key, None)

    def put_role_policy(self, value):
        self.find("roles", value["role-name"])["inline"][value["policy-name"]] = json.loads(value["policy-document"])

    def list_role_policies(self, value):
        return {"PolicyNames": list(self.find("roles", value["role-name"])["inline"])}

    def get_role_policy(self, value):
        inline = self.find("roles", value["role-name"])["inline"]
        if value["policy-name"] not in inline:
            raise missing(value["policy-name"])
        return {"PolicyDocument": inline[value["policy-name"]]}

    def delete_role_policy(self, value):
        if self.find("roles", value["role-name"])["inline"].pop(value["policy-name"], None) is None:
            raise missing(value["policy-name"])

    def delete_role(self, value):
        name = value["role-name"]
        role = self.find("roles", name)
        if role["attached"] or role["inline"] or any(name in each["roles"] for each in self.state["profiles"].values()):
            raise conflict("Cannot delete entity, must remove everything from it first.")
        del self.state["roles"][name]

    # Instance profiles.

    def profile(self, value):
        return self.find("profiles", value["instance-profile-name"])

    def described(self, name):
        profile = self.state["profiles"][name]
        return {"InstanceProfileName": name, "Path": profile["path"], "CreateDate": CREATED, "Roles": [{"RoleName": each} for each in profile["roles"]], "Tags": listed(profile["tags"])}

    def get_instance_profile(self, value):
        self.profile(value)
        return {"InstanceProfile": self.described(value["instance-profile-name"])}

    def create_instance_profile(self, value):
        name = value["instance-profile-name"]
        if name in self.state["profiles"]:
            raise Refused("EntityAlreadyExists", f"Instance Profile {name} already exists.")
        tags = {}
        self.tag(tags, json.loads(value.get("tags", "[]")))
        self.state["profiles"][name] = {"path": value["path"], "roles": [], "tags": tags}

    def tag_instance_profile(self, value):
        self.tag(self.profile(value)["tags"], json.loads(value["tags"]))

    def add_role_to_instance_profile(self, value):
        roles = self.profile(value)["roles"]
        self.find("roles", value["role-name"])
        if roles:
            raise Refused("LimitExceeded", "An instance profile can have 1 role.")
        roles.append(value["role-name"])

    def remove_role_from_instance_profile(self, value):
        roles = self.profile(value)["roles"]
        if value["role-name"] not in roles:
            raise missing(value["role-name"])
        roles.remove(value["role-name"])

    def delete_instance_profile(self, value):
        if self.profile(value)["roles"]:
            raise conflict("Cannot delete entity, must remove roles from instance profile first.")
        del self.state["profiles"][value["instance-profile-name"]]

    def list_instance_profiles_for_role(self, value):
        self.find("roles", value["role-name"])
        return {"InstanceProfiles": [self.described(name) for name, each in self.state["profiles"].items() if value["role-name"] in each["roles"]]}

    def dump(self):
        policies = {arn: {"tags": each["tags"], "document": dict(map(tuple, each["versions"]))[each["default"]]} for arn, each in self.state["policies"].items()}
        holders = {kind: {name: {**each, "attached": sorted(each["attached"])} for name, each in self.state[kind].items()} for kind in ("roles", "users", "groups")}
        return json.dumps({"policies": policies, "profiles": self.state["profiles"], **holders}, sort_keys=True, indent=1)


def listed(tags):
    return [{"Key": key, "Value": value} for key, value in tags.items()]


def printed(answer, options):
    if answer is None:
        return ""
    found = jmespath.search(options["query"][0], answer) if "query" in options else answer
    if options.get("output") == ["text"]:
        stream = io.StringIO()
        format_text(found, stream)
        return stream.getvalue()
    return json.dumps(found, indent=4) + "\n"


ACCOUNTS = {}


def answer(number, service, name, *arguments):
    if service == "proof":
        if name == "load":
            ACCOUNTS[number] = Account(number, json.loads(arguments[0]))
            return ""
        return ACCOUNTS[number].dump() if name == "dump" else json.dumps(getattr(ACCOUNTS[number], name))
    account = ACCOUNTS[number]
    options = options_of(arguments)
    text = printed(account.call(service, name, options), options)
    state = json.dumps(account.state)
    if state != account.states[-1]:
        account.states.append(state)
    return text


class Call(socketserver.StreamRequestHandler):
    def handle(self):
        def field():
            text = bytearray()
            while (byte := self.rfile.read(1)) not in (b"", b"\0"):
                text += byte
            return text.decode()

        status, output, error = 0, "", ""
        try:
            output = answer(*[field() for _ in range(int(field()))])
        except Refused as refused:
            status, error = 254, f"\n{refused}\n"
        self.wfile.write(f"{status}\0{output}\0{error}\0".encode())


with socketserver.TCPServer(("127.0.0.1", 0), Call) as server:
    print(server.server_address[1], flush=True)
    server.serve_forever()
