"""Two spellings of one answer.

With an access token the control plane answers in camelCase, which the SDK is
known to convert; to an API key it answers in snake_case, which the command line
tool is known to read.
"""

from __future__ import annotations

import re

from tests.mock.json_values import JsonObject
from tests.mock.memorysync.calls import Call


def spelled(call: Call, record: JsonObject) -> JsonObject:
    """A record in the spelling for its caller; only its own members change."""
    if not call.has_token:
        return record
    return {_camel(name): value for name, value in record.items()}


def _camel(name: str) -> str:
    return re.sub(r"_([a-z])", lambda match: match[1].upper(), name)
