"""The command line."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from types import FrameType
from typing import Final, NoReturn

from generator import commands
from generator.plan import HTTP_LIBRARIES
from generator.settings import Settings, UsageError, settings
from generator.watch import watch

USAGE: Final = 2
INTERRUPTED: Final = 130
DEBUG: Final = "SDK_GENERATOR_DEBUG"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status (0 fine, 1 refused, 2 wrong usage, 130
    interrupted, by SIGTERM too)."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        return _run(options, sys.argv[2:] if arguments is None else arguments[1:])
    except UsageError as error:
        parser.print_usage(sys.stderr)
        print(f"error: {error}", file=sys.stderr)
        return USAGE
    except BrokenPipeError:
        return 1
    except KeyboardInterrupt:
        return _tell_interrupted()
    except OSError as error:
        if os.environ.get(DEBUG):
            raise
        print(f"error: {error.strerror or error}: {error.filename}", file=sys.stderr)
        return 1
    except Exception as error:
        if _comes_of_an_interrupt(error):
            return _tell_interrupted()
        if os.environ.get(DEBUG):
            raise
        print(
            f"error: fault in the generator: {type(error).__name__}: {error}\n"
            f"hint: set {DEBUG}=1 for the traceback, and report it",
            file=sys.stderr,
        )
        return 1


def _tell_interrupted() -> int:
    print("interrupted: the output folder is as it was", file=sys.stderr)
    return INTERRUPTED


def _comes_of_an_interrupt(error: BaseException | None) -> bool:
    """Before 3.12 Python wraps what is raised while a class is being made."""
    while error is not None:
        if isinstance(error, KeyboardInterrupt):
            return True
        error = error.__cause__
    return False


def _run(options: argparse.Namespace, arguments: Sequence[str]) -> int:
    match options.command:
        case "verify":
            return commands.verify(Path(options.folder))
        case "generate":
            return commands.generate(_settings(options))
        case "check":
            return commands.check(_settings(options))
        case "watch":
            return watch(_settings(options), arguments)
        case "explain":
            return commands.explain_operation(_settings(options), options.operation)
        case _:
            return commands.lint(_settings(options), options.format)


def _settings(options: argparse.Namespace) -> Settings:
    return settings(
        spec=options.spec,
        out=options.out,
        package=options.package,
        http_library=options.http_library,
        strict=options.strict,
        report=options.report,
        writes=options.command in ("generate", "check", "watch"),
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m generator",
        description="Generate a Python SDK, sync and async, from an OpenAPI document.",
    )
    listed = parser.add_subparsers(dest="command", required=True)
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--spec", metavar="PATH", help="the OpenAPI document")
    common.add_argument("--out", metavar="DIR", help="the output folder")
    common.add_argument("--package", metavar="NAME", help="name of the package")
    common.add_argument(
        "--http-library",
        metavar="NAME",
        help=f"what the package stands on: {' or '.join(HTTP_LIBRARIES)}",
    )
    common.add_argument(
        "--strict", action="store_true", help="treat warnings as errors"
    )
    common.add_argument(
        "--report", metavar="FILE.json", help="write what was made as JSON"
    )
    for name, text in (
        ("generate", "write the package"),
        ("check", "compare the package with what would be written; 1 if it differs"),
        ("watch", "generate now and after every change"),
    ):
        listed.add_parser(name, parents=[common], help=text, description=text)
    lint = listed.add_parser(
        "lint", parents=[common], help="print the diagnostics, write nothing"
    )
    lint.add_argument(
        "--format", choices=("listing", "github", "json"), default="listing"
    )
    explain = listed.add_parser(
        "explain", parents=[common], help="print what becomes of one operation"
    )
    explain.add_argument("operation", metavar="OPERATION_ID")
    verify = listed.add_parser(
        "verify", help="prove parity and lifecycle rules of a rendered folder"
    )
    verify.add_argument("folder", metavar="DIR")
    return parser


def _interrupt(number: int, frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _interrupt)
    sys.exit(main())
