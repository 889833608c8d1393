"""The version of OpenAPI that a document declares."""

import re
from typing import Final, Literal, TypeAlias

from generator import rules
from generator.diagnostics import Report, Rule, quote
from generator.document.node import Node, describe

Version: TypeAlias = Literal["3.0", "3.1", "3.2"]
"""The versions whose rules the generator knows."""

_FULL: Final = re.compile(r"([0-9]+)\.([0-9]+)\.[0-9]+(-.*)?")
_SHORT: Final = re.compile(r"([0-9]+)\.([0-9]+)")


def read_version(root: Node, report: Report) -> Version | None:
    """The version whose rules apply; None, with a diagnostic, if there is none."""
    if root.value is None:
        report.add(
            rules.EMPTY_DOCUMENT,
            root.source,
            "the file holds no document, only comments or null",
            rules.EMPTY_DOCUMENT.fix,
        )
        return None
    if not isinstance(root.value, dict):
        report.add(
            rules.ROOT_NOT_MAPPING,
            root.source,
            f"the root of the document is {describe(root.value)}; expected a mapping",
            rules.ROOT_NOT_MAPPING.fix,
        )
        return None
    node = root.get("openapi")
    if node is None:
        swagger = root.get("swagger")
        if swagger is not None:
            _add(
                report,
                rules.VERSION_UNSUPPORTED,
                swagger,
                "this is a Swagger 2.0 document",
            )
        else:
            _add(
                report,
                rules.VERSION_MISSING,
                root,
                "the required field 'openapi' is missing",
            )
        return None
    return _of(node, report)


def _of(node: Node, report: Report) -> Version | None:
    value = node.value
    if isinstance(value, str):
        shown = value.strip()
    elif isinstance(value, float):
        shown = repr(value)
    else:
        message = f"'openapi' is {describe(value)}; expected a version such as 3.1.0"
        _add(report, rules.VERSION_UNSUPPORTED, node, message)
        return None
    match = _FULL.fullmatch(shown) or _SHORT.fullmatch(shown)
    numbers = (int(match[1]), int(match[2])) if match and len(shown) < 20 else None
    version: Version
    if numbers == (3, 0):
        version = "3.0"
    elif numbers == (3, 1):
        version = "3.1"
    elif numbers == (3, 2):
        version = "3.2"
        message = f"version {quote(shown)} is not read in full"
        _add(report, rules.VERSION_NEWER, node, message)
    else:
        message = f"version {quote(shown)} is not supported; 3.0, 3.1 and 3.2 are"
        _add(report, rules.VERSION_UNSUPPORTED, node, message)
        return None
    if not isinstance(value, str):
        message = f"'openapi' is the number {shown}, not a string; read as {version}"
        _add(report, rules.VERSION_FORM, node, message)
    elif _FULL.fullmatch(value) is None:
        message = f"'openapi' is {quote(value)}; read as {version}"
        _add(report, rules.VERSION_FORM, node, message)
    return version


def _add(report: Report, rule: Rule, node: Node, message: str) -> None:
    report.add(rule, node.source, message, rule.fix)
