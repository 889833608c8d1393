"""The report: places, order, limits, and what its listing may never show."""

import io

import pytest

from generator.diagnostics import (
    LISTING_LIMIT,
    Location,
    Report,
    Rule,
    Severity,
    Source,
    printable,
    quote,
)

ERROR = Rule("SG001", Severity.ERROR, "meaning", "example", "fix")
WARNING = Rule("SG101", Severity.WARNING, "meaning", "example", "fix")
NOTICE = Rule("SG219", Severity.NOTICE, "meaning", "example", "fix")
FILE = "openapi.yaml"


class Lines:
    """A locator that finds the pointer `/2` on line 2."""

    def __init__(self, *lines: str, column: int = 1) -> None:
        self._lines = lines
        self._column = column

    def locate(self, source: Source, key: bool = False) -> Location | None:
        """The line that the pointer names; the key stands in column 1."""
        if source.file != FILE:
            return None
        number = int(source.pointer.strip("/") or 1)
        return Location(FILE, number, 1 if key else self._column)

    def line(self, file: str, number: int) -> str | None:
        """One of the lines."""
        known = file == FILE and number <= len(self._lines)
        return self._lines[number - 1] if known else None


def listing(line: str, column: int, message: str = "message") -> str:
    """The listing of one error in one line."""
    report = Report()
    report.attach(Lines(line, column=column))
    report.add(ERROR, Source(FILE, ""), message)
    return report.listing()


def test_listing_shows_place_line_caret_and_hint() -> None:
    report = Report()
    report.attach(Lines("first", "  name: id", column=9))
    report.add(WARNING, Source(FILE, "/2"), "needs 'schema'", "give it a schema")
    report.add(ERROR, Source(FILE, "/1"), "broken")
    assert report.listing() == (
        "openapi.yaml:1:9: error SG001: broken\n"
        "    1 | first\n"
        "      |      ^\n"
        "\n"
        "openapi.yaml:2:9: warning SG101: needs 'schema'\n"
        "    2 |   name: id\n"
        "      |         ^\n"
        "hint: give it a schema\n"
        "\n"
        "1 error, 1 warning\n"
    )


def test_empty_report_has_empty_listing() -> None:
    assert Report().listing() == ""


def test_diagnostics_are_sorted_by_place_and_kept_once() -> None:
    report = Report()
    report.attach(Lines("", "", "", column=7))
    for pointer in ("/3", "/1", "/2", "/1"):
        report.add(WARNING, Source(FILE, pointer), "message")
    report.add(WARNING, Source(FILE, "/3"), "other", key=True)
    found = [(d.location.line, d.location.column) for d in report.diagnostics]
    assert found == [(1, 7), (2, 7), (3, 1), (3, 7)]


def test_strict_counts_warnings_as_errors() -> None:
    report = Report()
    assert not report.has_errors(strict=True)
    report.add(WARNING, Source(FILE, ""), "message")
    assert report.has_errors(strict=True) and not report.has_errors()
    report.add(ERROR, Source(FILE, ""), "message")
    assert report.has_errors()
    assert (report.counts.errors, report.counts.warnings) == (1, 1)


def test_notices_are_shown_and_never_count_as_errors() -> None:
    report = Report()
    report.add(NOTICE, Source(FILE, ""), "look")
    assert not report.has_errors(strict=True)
    assert report.listing().startswith("openapi.yaml:1:1: notice SG219: look\n")
    assert report.listing().endswith("\n0 errors, 0 warnings, 1 notice\n")
    for number in range(LISTING_LIMIT):
        report.add(WARNING, Source(FILE, ""), f"warning {number:03}")
    assert "look" not in report.listing()
    assert report.listing().endswith("50 warnings, 1 notice (1 not shown)\n")


def test_long_listing_is_cut_but_keeps_its_errors() -> None:
    report = Report()
    for number in range(1, 100):
        report.add(WARNING, Source(FILE, ""), f"warning {number:03}")
    report.add(ERROR, Source(FILE, ""), "the error")
    text = report.listing()
    assert text.count("warning SG101") == LISTING_LIMIT - 1
    assert "error SG001: the error" in text
    assert text.endswith("1 error, 99 warnings (50 not shown)\n")


@pytest.mark.parametrize(
    "character",
    ["\x00", "\x1b", "\x7f", "\x9b", "\u202e", "\u2066", "\u200b", "\ufeff"],
)
def test_invisible_characters_never_reach_the_listing(character: str) -> None:
    report = Report()
    report.attach(Lines(f"a{character}Z", column=3))
    report.add(ERROR, Source(FILE, ""), f"m{character}", f"h{character}")
    text = report.listing()
    assert character not in text
    _, line, caret, _ = text.splitlines()[:4]
    assert caret.index("^") == line.index("Z")


def test_newlines_of_a_message_do_not_forge_lines() -> None:
    assert "\nopenapi.yaml:9:9" not in listing("x", 1, "m\nopenapi.yaml:9:9: error")


@pytest.mark.parametrize(
    ("line", "column", "width"),
    [("\tx", 2, 1), ("名前x", 3, 4), ("e\u0301x", 3, 1), ("x", 99, 1)],
)
def test_caret_stands_under_the_column(line: str, column: int, width: int) -> None:
    caret = listing(line, column).splitlines()[2]
    assert caret.index("^") - len("      | ") == width


def test_long_lines_are_cut_around_the_caret() -> None:
    _, line, caret, *_ = listing("a" * 5000 + "X" + "b" * 5000, 5001).splitlines()
    assert len(line) < 120
    assert line[caret.index("^")] == "X"


def test_long_messages_are_cut() -> None:
    assert len(listing("x", 1, "m" * 10_000).splitlines()[0]) < 500


def test_unknown_file_has_a_place_but_no_line() -> None:
    report = Report()
    report.attach(Lines("first"))
    report.add(ERROR, Source("other.yaml", "/5"), "message")
    assert report.listing().startswith("other.yaml:1:1: error SG001: message\n\n")


def test_given_location_wins() -> None:
    report = Report()
    report.attach(Lines("first"))
    place = Location("client.py", 7, 3)
    report.add(ERROR, Source(FILE, ""), "message", location=place)
    assert report.diagnostics[0].location == place


def test_json_form_has_every_field() -> None:
    report = Report()
    report.attach(Lines("first", "second", column=4))
    report.add(WARNING, Source(FILE, "/2"), "message", "hint")
    assert report.diagnostics[0].as_json() == {
        "code": "SG101",
        "severity": "warning",
        "pointer": "/2",
        "file": FILE,
        "line": 2,
        "column": 4,
        "message": "message",
        "hint": "hint",
    }


def test_print_writes_the_listing() -> None:
    report = Report()
    report.add(ERROR, Source(FILE, ""), "message")
    stream = io.StringIO()
    report.print(stream)
    assert stream.getvalue() == report.listing()


def test_quote_is_short_and_printable() -> None:
    assert quote("a\nb") == "'a\\nb'"
    assert len(quote("x" * 1000)) <= 82
    assert printable("\U000e0001") == "\\U000e0001"
