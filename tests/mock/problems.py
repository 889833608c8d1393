"""What is wrong with a request, in the shape the service reports it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tests.mock.json_values import JsonObject, pointer
from tests.mock.messages import Response


@dataclass(frozen=True, slots=True)
class Problem:
    """One violation.

    `loc` begins with the part of the message (path, query, header, cookie,
    body); what follows leads to the offending value and is its JSON pointer.
    """

    loc: tuple[str | int, ...]
    msg: str
    type: str

    @property
    def pointer(self) -> str:
        """The JSON pointer of the offending value within its part."""
        return pointer(self.loc[1:])

    def to_json(self) -> JsonObject:
        """The violation as one element of `detail`."""
        return {
            "loc": list(self.loc),
            "msg": self.msg,
            "type": self.type,
            "pointer": self.pointer,
        }


def refusal(problems: Sequence[Problem]) -> Response:
    """The answer 422 that lists every problem."""
    return Response.of_json(422, {"detail": [each.to_json() for each in problems]})
