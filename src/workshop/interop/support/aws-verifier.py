#!/usr/bin/python3
"""Stands in for the command aws: answers what moto does not have, the policy simulator and IAM Access Analyzer, and
with AWS_ACCEPTS only what the AWS CLI accepts. Other calls go on to AWS_NEXT. Every call is a line in AWS_CALLED.

AWS_ALLOWED is a file with a line for each call that the simulator allows: action, resource and context. AWS_FINDING is what
IAM Access Analyzer finds in every document.
"""

import json
import os
import subprocess
import sys

arguments = sys.argv[1:]
with open(os.environ["AWS_CALLED"], "a", encoding="utf-8") as called:
    called.write(" ".join(arguments[:2]) + "\n")
if arguments[0] != "accessanalyzer" and not arguments[1].startswith("simulate-"):
    os.execv(os.environ["AWS_NEXT"], ["aws", *arguments])


def values(name):
    if name not in arguments:
        return []
    start = arguments.index(name) + 1
    end = next((at for at in range(start, len(arguments)) if arguments[at].startswith("--")), len(arguments))
    return arguments[start:end]


if "AWS_ACCEPTS" in os.environ:
    query = arguments.index("--query")
    plain = arguments[:query] + arguments[query + 2 :]
    accepted = subprocess.run([os.environ["AWS_NEXT"], *plain, "--generate-cli-skeleton", "output"], capture_output=True, text=True)
    # Its sample answer, in which members are called by their names, may break AWS's own limits.
    if accepted.returncode != 0 and "parameter Arn, value: 3" not in accepted.stderr:
        sys.exit(f"The AWS CLI does not accept {' '.join(arguments)}: {accepted.stderr}")
if arguments[0] == "accessanalyzer":
    json.loads(*values("--policy-document"))
    print(os.environ.get("AWS_FINDING", ""))
    sys.exit()
for document in [*values("--policy-input-list"), *values("--permissions-boundary-policy-input-list")]:
    json.loads(document)
with open(os.environ["AWS_ALLOWED"], encoding="utf-8") as file:
    allowed = set(file.read().split("\n"))
[action] = values("--action-names")
context = "".join(values("--context-entries"))
for resource in values("--resource-arns"):
    print(f"{resource}\t{'allowed' if f'{action} {resource} {context}' in allowed else 'implicitDeny'}")
