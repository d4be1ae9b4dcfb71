"""Keeps the AWS CLI in memory: each call forks it instead of starting Python and reading AWS's models again.

Prints the port it listens on. A call is the number of its fields and then the fields, each followed by a zero byte: the
access key, its secret, the session token, the Region, a path for the output, and the arguments. The answer is the exit
status; the output is in PATH.out and PATH.err.
"""

import gc
import io
import os
import socketserver
import sys

import jmespath
from awscli import clidriver
from awscli.text import format_text

ENDPOINT = sys.argv[1]
WARM_UP = (
    ("sts", "get-caller-identity"),
    ("iam", "list-roles"),
    ("s3api", "list-buckets"),
    ("organizations", "list-roots"),
)

os.environ.update({"AWS_ENDPOINT_URL": ENDPOINT, "AWS_PAGER": "", "AWS_CONFIG_FILE": os.devnull, "AWS_EC2_METADATA_DISABLED": "true"})
os.environ["AWS_SHARED_CREDENTIALS_FILE"] = os.devnull

# The log of the C library has a thread, which forks do not have and would wait for.
clidriver.disable_crt_logging = clidriver.enable_crt_logging = lambda *_: None
driver = clidriver.create_clidriver()
# What a first call reads and builds stays in memory, and forks share it.
os.environ.update(AWS_ACCESS_KEY_ID="root", AWS_SECRET_ACCESS_KEY="root", AWS_DEFAULT_REGION="us-east-1")
spoken = os.dup(1), os.dup(2)
silence = os.open(os.devnull, os.O_WRONLY)
os.dup2(silence, 1)
os.dup2(silence, 2)
for call in WARM_UP:
    try:
        driver.main(list(call))
    except SystemExit:
        pass
os.dup2(spoken[0], 1)
os.dup2(spoken[1], 2)
gc.freeze()


def fields_of(stream):
    def field():
        text = bytearray()
        while (byte := stream.read(1)) not in (b"", b"\0"):
            text += byte
        return text.decode("utf-8", "surrogateescape")

    return [field() for _ in range(int(field()))]


def print_tagged(query):
    """What moto does not have: the Resource Groups Tagging API knows the policies and instance profiles of IAM."""
    iam = driver.session.create_client("iam", endpoint_url=ENDPOINT)
    policies = [policy["Arn"] for policy in iam.list_policies(Scope="Local")["Policies"]]
    rows = [{"ResourceARN": arn, "Tags": iam.list_policy_tags(PolicyArn=arn)["Tags"]} for arn in policies]
    for profile in iam.list_instance_profiles()["InstanceProfiles"]:
        profile = iam.get_instance_profile(InstanceProfileName=profile["InstanceProfileName"])["InstanceProfile"]
        rows.append({"ResourceARN": profile["Arn"], "Tags": profile.get("Tags", [])})
    format_text(jmespath.search(query, {"ResourceTagMappingList": rows}), sys.stdout)


class Call(socketserver.StreamRequestHandler):
    def handle(self):
        key, secret, token, region, path, *arguments = fields_of(self.rfile)
        os.environ.update(AWS_ACCESS_KEY_ID=key, AWS_SECRET_ACCESS_KEY=secret, AWS_DEFAULT_REGION=region)
        driver.session._credentials = None
        os.environ.pop("AWS_SESSION_TOKEN", None)
        if token:
            os.environ["AWS_SESSION_TOKEN"] = token
        for descriptor, end in ((1, "out"), (2, "err")):
            file = os.open(f"{path}.{end}", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            os.dup2(file, descriptor)
        sys.stdout = io.TextIOWrapper(os.fdopen(1, "wb"), encoding="utf-8", write_through=True)
        sys.stderr = io.TextIOWrapper(os.fdopen(2, "wb"), encoding="utf-8", write_through=True)
        try:
            status = driver.main(arguments)
            if arguments[0] == "resourcegroupstaggingapi":
                print_tagged(arguments[arguments.index("--query") + 1])
        except SystemExit as ending:
            status = ending.code or 0
        sys.stdout.flush()
        sys.stderr.flush()
        self.wfile.write(f"{status}\n".encode())


class Server(socketserver.ForkingTCPServer):
    request_queue_size = 64
    max_children = 64


with Server(("127.0.0.1", 0), Call) as server:
    print(server.server_address[1], flush=True)
    server.serve_forever()
