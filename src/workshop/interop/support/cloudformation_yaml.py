"""Reads CloudFormation templates in YAML with PyYAML: functions get their long names. JSON in and out."""

import json
import sys

import yaml


class Loader(yaml.SafeLoader):
    """SafeLoader with CloudFormation's tags, which refuses duplicate keys."""


def function(loader, suffix, node):
    name = suffix if suffix in ("Ref", "Condition") else f"Fn::{suffix}"
    if isinstance(node, yaml.ScalarNode):
        value = loader.construct_scalar(node)
        return {name: value.split(".", 1) if suffix == "GetAtt" else value}
    if isinstance(node, yaml.SequenceNode):
        return {name: loader.construct_sequence(node, deep=True)}
    return {name: loader.construct_mapping(node, deep=True)}


def mapping(loader, node):
    pairs = [(loader.construct_object(key, deep=True), loader.construct_object(value, deep=True)) for key, value in node.value]
    if len({key for key, _ in pairs}) < len(pairs):
        raise ValueError("a key is there twice")
    if not all(isinstance(key, str) for key, _ in pairs):
        raise ValueError("a key is no text")
    return dict(pairs)


Loader.add_multi_constructor("!", function)
Loader.add_constructor("tag:yaml.org,2002:map", mapping)

texts = json.load(sys.stdin)
json.dump([yaml.load(text, Loader=Loader) for text in texts], sys.stdout)
