"""Names of methods, without what frameworks put around them.

An operation id is unique in the whole document; a method only in its class. So what an id
repeats of its surroundings is left out, where the rest still tells the methods apart:
`contacts_list` of the tag `contacts`, `CatsController_findAll` (NestJS) and
`read_items_items__get` (FastAPI: function, path, method).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from generator import ir
from generator.names import Scope, snake, words

_CONTROLLER = re.compile(r"[A-Za-z][A-Za-z0-9]*Controller[_.](?=[A-Za-z])")
_SEPARATOR = re.compile(r"[_./:\s-]+")


def method_names(
    operations: Sequence[ir.Operation], group: str | None, taken: Scope
) -> tuple[str, ...]:
    """A name per operation of one class; equal ones where the document gives no better.

    `group` is what the class is called in the document, None for a client. A name that
    is `taken`, or that two operations would have, is not shortened.
    """
    full = [snake(operation.name, "operation") for operation in operations]
    short = [
        snake(_without_surroundings(operation, group), "operation")
        for operation in operations
    ]
    wanted = Counter(name for pair in zip(full, short, strict=True) for name in {*pair})
    return tuple(
        brief if wanted[brief] == 1 and not taken.has(brief) else whole
        for whole, brief in zip(full, short, strict=True)
    )


def _without_surroundings(operation: ir.Operation, group: str | None) -> str:
    name = operation.name
    if name != operation.id:
        return name
    route = re.sub(r"\W", "_", operation.path_template)
    name = name.removesuffix(f"{route}_{operation.method.lower()}") or name
    name = _CONTROLLER.sub("", name, count=1) if _CONTROLLER.match(name) else name
    return name if group is None else _without_prefix(name, words(group))


def _without_prefix(name: str, prefix: list[str]) -> str:
    """`users.list` for the prefix `users` is `list`; a whole part has to be the prefix."""
    lowered = [word.lower() for word in prefix]
    for gap in _SEPARATOR.finditer(name):
        if [word.lower() for word in words(name[: gap.start()])] == lowered:
            rest = name[gap.end() :]
            return rest if words(rest) else name
    return name
