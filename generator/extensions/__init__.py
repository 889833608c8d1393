"""The vocabulary beyond OpenAPI: one parser per `x-` key, one table that documents all.

A key has its vendor's documented name and shape where a vendor has one; only what no
vendor covers is an `x-sdk-` key. What a value says that is not supported is reported
at its place, never ignored.
"""

from generator.extensions.clients import (
    DEFAULT_MAX_RETRIES,
    DEFAULT_TIMEOUT,
    ClientSettings,
    clients,
)
from generator.extensions.errors import DEFAULT_ERRORS, errors
from generator.extensions.keys import (
    CLIENTS,
    DECODE,
    ENUM_DESCRIPTIONS,
    FORBIDDEN,
    GLOBALS,
    GLOBALS_HIDDEN,
    GUARD,
    IGNORE,
    MODULE,
    NAME,
    OPEN_ARGUMENTS,
    POSITIONAL,
    SEND_DEFAULT,
    SHORTHAND,
    UNIQUE_BY,
    UNKNOWN_VALUES,
    VOCABULARY,
    Key,
    vocabulary_table,
)
from generator.extensions.reading import (
    calls,
    empty_reply,
    enum_names,
    file_details,
    find,
    flag,
    group,
    hook,
    model_style,
    place,
    sent_members,
    text,
    texts,
)
from generator.extensions.unknown import check_keys

__all__ = [
    "CLIENTS",
    "DECODE",
    "DEFAULT_ERRORS",
    "DEFAULT_MAX_RETRIES",
    "DEFAULT_TIMEOUT",
    "ENUM_DESCRIPTIONS",
    "FORBIDDEN",
    "GLOBALS",
    "GLOBALS_HIDDEN",
    "GUARD",
    "IGNORE",
    "MODULE",
    "NAME",
    "OPEN_ARGUMENTS",
    "POSITIONAL",
    "SEND_DEFAULT",
    "SHORTHAND",
    "UNIQUE_BY",
    "UNKNOWN_VALUES",
    "VOCABULARY",
    "ClientSettings",
    "Key",
    "calls",
    "check_keys",
    "clients",
    "empty_reply",
    "enum_names",
    "errors",
    "file_details",
    "find",
    "flag",
    "group",
    "hook",
    "model_style",
    "place",
    "sent_members",
    "text",
    "texts",
    "vocabulary_table",
]
