"""Write the tables that come from the code into the pages that show them."""

from __future__ import annotations

from pathlib import Path

from generator.catalogue import rules_page
from generator.extensions import vocabulary_table

ROOT = Path(__file__).parents[1]
OPENING, CLOSING = "<!-- vocabulary -->", "<!-- /vocabulary -->"


def readme(text: str) -> str:
    """The README with the vocabulary as it is."""
    before, _, rest = text.partition(OPENING)
    after = rest.partition(CLOSING)[2]
    return f"{before}{OPENING}\n{vocabulary_table()}\n{CLOSING}{after}"


def pages() -> dict[Path, str]:
    """Every page with such tables, as it should be."""
    home = ROOT / "README.md"
    return {
        home: readme(home.read_text(encoding="utf-8")),
        ROOT / "docs" / "diagnostics.md": rules_page(),
    }


if __name__ == "__main__":
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
