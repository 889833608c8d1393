"""Source text as a type of its own: only what was made here can be rendered.

Documents are untrusted. A template prints `Code` and nothing else, and `Code` is made
only by the constructors below, each of which is safe for any input text. Joining it
with a plain string is an error, so raw text cannot slip in on the way.
"""

from __future__ import annotations

import keyword
import re
import textwrap
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NoReturn

from generator.document import JsonValue

LINE_LENGTH = 88
_INDENT = "    "


@dataclass(frozen=True, slots=True)
class Code:
    """A piece of text that is safe to print where it was made for."""

    text: str

    def __str__(self) -> NoReturn:
        raise TypeError("Code is not a plain string: print it in a template")

    def __format__(self, specification: str) -> NoReturn:
        raise TypeError("Code is not a plain string: print it in a template")

    def __add__(self, other: object) -> NoReturn:
        raise TypeError("Code is joined by code.join(), never by +")

    __radd__ = __add__


def identifier(name: str) -> Code:
    """A Python identifier.

    Raises:
        ValueError: `name` is not an identifier, or is a keyword.
    """
    if not name.isidentifier() or keyword.iskeyword(name):
        raise ValueError(f"not a Python identifier: {name!r}")
    if unicodedata.normalize("NFKC", name) != name:
        raise ValueError(f"not a normalised Python identifier: {name!r}")
    return Code(name)


def dotted(name: str) -> Code:
    """A dotted path of identifiers; leading dots of a relative import are kept."""
    relative = name.lstrip(".")
    for part in relative.split(".") if relative else ():
        identifier(part)
    return Code(name)


def _shown(text: str) -> str:
    """The text with control, bidirectional and invisible characters escaped.

    `str.isprintable` is false for exactly these: Unicode's categories C and Z, apart
    from the space.
    """
    if text.isprintable():
        return text
    return "".join(
        character if character.isprintable() else _escaped(character)
        for character in text
    )


def _escaped(character: str) -> str:
    point = ord(character)
    if point > 0xFFFF:
        return f"\\U{point:08x}"
    return f"\\u{point:04x}" if point > 0xFF else f"\\x{point:02x}"


def string(text: str) -> Code:
    """A string literal; control, bidirectional and invisible characters escaped."""
    quote = "'" if '"' in text and "'" not in text else '"'
    short = {"\n": "\\n", "\r": "\\r", "\t": "\\t", "\\": "\\\\", quote: "\\" + quote}
    if not text.isprintable() or "\\" in text or quote in text:
        text = "".join(short.get(character) or _shown(character) for character in text)
    return Code(f"{quote}{text}{quote}")


def literal(value: JsonValue) -> Code:
    """A Python literal of a JSON value.

    Raises:
        ValueError: a number that is not finite.
    """
    match value:
        case None | bool():
            return Code(repr(value))
        case int():
            return Code(str(value))
        case float():
            if value != value or value in (float("inf"), float("-inf")):
                raise ValueError("a number that is not finite has no literal")
            return Code(repr(value))
        case str():
            return string(value)
        case list():
            return Code(f"[{', '.join(literal(item).text for item in value)}]")
        case dict():
            members = (
                f"{string(key).text}: {literal(member).text}"
                for key, member in value.items()
            )
            return Code("{" + ", ".join(members) + "}")


def join(separator: str, parts: Iterable[Code]) -> Code:
    """Several pieces with a fixed separator, which the caller writes as a literal."""
    return Code(separator.join(part.text for part in parts))


def build(pattern: str, *parts: Code) -> Code:
    """`pattern`, written by the caller, with each `%` replaced by the next piece.

    Raises:
        ValueError: the number of `%` and of pieces differ.
    """
    texts = pattern.split("%")
    if len(texts) != len(parts) + 1:
        raise ValueError(f"{pattern!r} takes {len(texts) - 1} pieces, not {len(parts)}")
    pieces = [texts[0]]
    for part, text in zip(parts, texts[1:], strict=True):
        pieces += (part.text, text)
    return Code("".join(pieces))


def sequence(parts: Sequence[Code]) -> Code:
    """A tuple display; one element keeps its comma."""
    inner = ", ".join(part.text for part in parts)
    return Code(f"({inner},)" if len(parts) == 1 else f"({inner})")


_PROSE_BREAKS = re.compile(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")


def prose(text: str) -> str:
    """Text of the document as it may stand inside a docstring, lines unwrapped.

    Line breaks are normalised, invisible characters and backslashes escaped, and no
    run of quotes is left that could end the docstring.
    """
    lines = _PROSE_BREAKS.sub("\n", text).strip().split("\n")
    cleaned = (
        "\\\\".join(map(_shown, line.rstrip().expandtabs(4).split("\\")))
        for line in lines
    )
    return "\n".join(cleaned).replace('"""', '\\"\\"\\"')


def _is_verbatim(line: str) -> bool:
    return line.startswith((" ", "|", ">", "#", "* ", "- ", "+ ", "```")) or bool(
        re.match(r"\d+[.)] ", line)
    )


def wrap(text: str, width: int, *, first: int = 0) -> list[str]:
    """Lines of prose no wider than `width`, Markdown structure left as it is.

    The first line leaves room for `first` more characters in front of it.
    """
    lines: list[str] = []
    paragraph: list[str] = []
    fenced = False

    def flush() -> None:
        if paragraph:
            margin = "" if lines else "." * first
            wrapped = textwrap.wrap(
                margin + " ".join(paragraph),
                width,
                break_long_words=False,
                break_on_hyphens=False,
            )
            lines.append(wrapped[0].removeprefix(margin))
            lines.extend(wrapped[1:])
            paragraph.clear()

    for line in text.split("\n"):
        fence = line.lstrip().startswith("```")
        if fenced or fence or not line.strip() or _is_verbatim(line):
            flush()
            hanging = re.match(r"(?:[*+-]|\d+[.)]) ", line)
            if hanging and not fenced and len(line) > width:
                lines.extend(
                    textwrap.wrap(
                        line,
                        width,
                        subsequent_indent=" " * hanging.end(),
                        break_long_words=False,
                        break_on_hyphens=False,
                    )
                )
            else:
                lines.append(line)
            fenced ^= fence
        else:
            paragraph.append(line.strip())
    flush()
    return lines


@dataclass(frozen=True, slots=True)
class Section:
    """A named part of a docstring: entries of a name and its text."""

    title: str
    entries: tuple[tuple[str, str], ...]


def docstring(
    text: str, *, level: int, sections: Sequence[Section] = (), closing: str = ""
) -> Code:
    """A whole docstring, quotes included, for a body at this indentation level.

    The text is untrusted; the first paragraph that fits becomes the summary line.
    """
    indent = _INDENT * level
    width = LINE_LENGTH - len(indent)
    lines = wrap(_with_summary(prose(text), width), width, first=3)
    for section in sections:
        lines += ["", f"{section.title}:"]
        for name, description in section.entries:
            lines += _entry(name, description, width)
    if closing:
        lines += ["", *wrap(prose(closing), width)]
    while lines and not lines[0].strip():
        lines.pop(0)
    if not lines:
        return Code('""""""')
    if len(lines) == 1 and len(lines[0]) + 6 <= width:
        body = lines[0]
        body = body[:-1] + '\\"' if _BARE_QUOTE.search(body) else body
        return Code(f'"""{_led(body)}"""')
    rest = [f"{indent}{line}".rstrip() for line in lines[1:]]
    return Code("\n".join([f'"""{_led(lines[0])}', *rest, f'{indent}"""']))


_BARE_QUOTE = re.compile(r'(?<!\\)(?:\\\\)*"$')
_SENTENCE_END = re.compile(r"(?<=[.!?]) (?=[A-Z`])")


def _with_summary(text: str, width: int) -> str:
    """A first paragraph that takes several lines gives its first sentence a line."""
    paragraph, separator, rest = text.partition("\n\n")
    flat = " ".join(paragraph.split())
    parts = _SENTENCE_END.split(flat, maxsplit=1)
    if len(flat) + 6 <= width or len(parts) == 1 or len(parts[0]) + 3 > width:
        return text
    return f"{parts[0]}\n\n{parts[1]}{separator}{rest}"


def _led(line: str) -> str:
    return "\\" + line if line.startswith('"') else line


def _entry(name: str, description: str, width: int) -> list[str]:
    body = [line for line in prose(description).split("\n")]
    wrapped = wrap(
        "\n".join([f"{name}: {body[0]}" if name else body[0], *body[1:]]), width - 8
    )
    if not wrapped:
        return [f"{_INDENT}{name}"]
    head, *tail = wrapped
    hanging = _INDENT if name else ""
    return [
        f"{_INDENT}{head}",
        *(f"{_INDENT}{hanging}{line}".rstrip() for line in tail),
    ]


def markdown(text: str) -> Code:
    """Text of the document as Markdown: kept as Markdown, raw HTML made inert."""
    cleaned = "".join(
        character
        for character in _PROSE_BREAKS.sub("\n", text).strip()
        if character == "\n" or character.isprintable()
    )
    return Code(cleaned.replace("<", "&lt;"))


def markdown_line(text: str) -> Code:
    """One line of Markdown, safe inside a heading or a table cell."""
    line = " ".join(markdown(text).text.split())
    return Code(re.sub(r"([\\`*_{}\[\]|])", r"\\\1", line))


def markdown_code(text: str) -> Code:
    """A code span of Markdown on one line, safe in a table cell as well."""
    visible = "".join(c for c in text if c.isspace() or c.isprintable())
    line = " ".join(visible.split()).replace("|", "\\|")
    longest = max(map(len, re.findall(r"`+", line)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if longest else ""
    return Code(f"{fence}{pad}{line}{pad}{fence}")


def markdown_cell(text: str) -> Code:
    """One line of Markdown for a table cell or a list item: its markup is kept."""
    return Code(" ".join(markdown(text).text.split()).replace("|", "\\|"))


def plain_line(text: str) -> Code:
    """One line of a file that nothing interprets, such as a licence."""
    return Code(" ".join("".join(c if c.isprintable() else " " for c in text).split()))


def toml(value: str) -> Code:
    """A basic TOML string. TOML escapes code points, never halves of surrogate pairs."""
    return Code('"' + "".join(_toml_character(c) for c in value) + '"')


def _toml_character(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    if " " <= character <= "~":
        return character
    if "\ud800" <= character <= "\udfff":
        return "\\ufffd"
    return f"\\U{ord(character):08x}"


def verbatim(text: str) -> Code:
    """Text that the generator itself owns: a digest, a version it has checked.

    Raises:
        ValueError: anything but letters, digits and `._+-` .
    """
    if not re.fullmatch(r"[A-Za-z0-9._+-]+", text):
        raise ValueError(f"not plain text: {text!r}")
    return Code(text)
