"""The second opinion on the project's own document, and when it is asked."""

from pathlib import Path

import pytest

from generator import commands, rules
from generator.diagnostics import Report
from generator.document import Document
from generator.plan import HTTPX
from generator.settings import Settings
from generator.structure import check_structure

DOCUMENT = """\
openapi: 3.1.0
info: {title: Shop, version: 1.0.0}
paths:
  /orders:
    get:
      responses:
        "200":
          description: Orders.
          content:
            application/json:
              schema: {$ref: "#/components/schemas/Ordr"}
"""


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    path = tmp_path / "openapi.yaml"
    path.write_text(DOCUMENT, encoding="utf-8")
    return path


def test_where_it_gives_up_that_is_reported(spec: Path) -> None:
    report = Report()
    document = Document.load(spec, report)
    assert document is not None
    check_structure(document, report)
    (found,) = report.diagnostics
    assert found.code == rules.SPEC_VALIDATOR.code
    assert "gave up" in found.message


def test_what_the_generator_found_itself_is_said_once(
    spec: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = Settings(
        spec, spec.parent, None, HTTPX, strict=True, report=None, own=True
    )
    assert commands.lint(settings, "listing") == 1
    listing = capsys.readouterr().err
    assert listing.count("warning SG") == 1
    assert rules.REFERENCE_MISSING.code in listing
    assert listing.endswith("warnings count as errors here (--strict)\n")
