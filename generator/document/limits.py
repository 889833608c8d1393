"""Limits on what is read, so that a hostile document ends in a diagnostic."""

from typing import Final

MAX_FILE_BYTES: Final = 64 * 1024 * 1024
"""Bytes of one file."""

MAX_TOTAL_BYTES: Final = 128 * 1024 * 1024
"""Bytes of all files of a document together."""

MAX_FILES: Final = 1_000
"""Files of a document, the main one included."""

MAX_DEPTH: Final = 200
"""Mappings and lists inside each other, aliases expanded."""

MAX_VALUES: Final = 4_000_000
"""Values in one file, about: separators in JSON, parser events in YAML."""

MAX_ALIASED_VALUES: Final = 200_000
"""Values that aliases and merge keys of one YAML file repeat, all together."""

MAX_INTEGER_DIGITS: Final = 309
"""Digits of an integer; a double holds no number with more."""

MAX_REFERENCE_HOPS: Final = 100
"""References that one look-up follows before it gives up."""
