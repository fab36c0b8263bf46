"""Nodes → the values that other YAML tools would see (the core rules of YAML 1.2), as JSON holds them.

The program itself never reads content this way: to it everything is text until a field asks for something else.
"""

from __future__ import annotations

import re
from typing import Any

from .yamltree import Mapping, Node, Scalar, Sequence

_NULL = ("", "~", "null", "Null", "NULL")
_BOOLEAN = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INTEGER = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


def plain(node: Node) -> Any:
    """Resolve a node."""
    match node:
        case Mapping():
            return {key.text: plain(value) for key, value in node.entries}
        case Sequence():
            return [plain(item) for item in node.items]
        case Scalar(style="plain"):
            return _resolved(node.text)
        case Scalar():
            return node.text


def _resolved(text: str) -> Any:
    if text in _NULL:
        return None
    if text in _BOOLEAN:
        return _BOOLEAN[text]
    # beyond this length neither Python nor JSON agree on what a number is
    if len(text) < 300 and _INTEGER.fullmatch(text):
        return int(text)
    if len(text) < 300 and _FLOAT.fullmatch(text):
        return float(text)
    return text
