"""Templates with expressions in braces: paths and server URLs."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Template:
    """A parsed template.

    `names` are the expressions in order, `shape` is the text with every expression
    emptied, `literal` the text outside of them, `faults` says what is malformed.
    `repeated` names those that occur more than once, which a path forbids.
    """

    names: tuple[str, ...]
    repeated: tuple[str, ...]
    shape: str
    literal: str
    faults: tuple[str, ...]


def parse(text: str) -> Template:
    """Read a template; braces inside an expression are kept as part of its name."""
    names: list[str] = []
    repeated: list[str] = []
    faults: list[str] = []
    shape: list[str] = []
    literal: list[str] = []
    position = 0
    while position < len(text):
        character = text[position]
        if character == "{":
            end = _closing(text, position)
            if end is None:
                faults.append("a '{' is not closed")
                break
            name = text[position + 1 : end]
            if not name:
                faults.append("an expression '{}' has no name")
            elif "{" in name or "}" in name:
                faults.append("braces stand inside each other")
            elif name in names:
                repeated.append(name)
            names.append(name)
            shape.append("{}")
            position = end + 1
            continue
        if character == "}":
            faults.append("a '}' has no '{' before it")
        shape.append(character)
        literal.append(character)
        position += 1
    return Template(
        tuple(names),
        tuple(dict.fromkeys(repeated)),
        "".join(shape),
        "".join(literal),
        tuple(dict.fromkeys(faults)),
    )


def _closing(text: str, start: int) -> int | None:
    """The position of the brace that closes the one at `start`."""
    depth = 0
    for position in range(start, len(text)):
        if text[position] == "{":
            depth += 1
        elif text[position] == "}":
            depth -= 1
            if depth == 0:
                return position
    return None
