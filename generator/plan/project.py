"""The distribution: its name, version, licence and project file."""

from __future__ import annotations

import re
from collections.abc import Iterable

from packaging.licenses import (
    InvalidLicenseExpression,
    canonicalize_license_expression,
)
from packaging.version import InvalidVersion, Version

from generator import ir
from generator.code import Code, plain_line, toml
from generator.plan.libraries import HttpLibrary
from generator.plan.view import FilePlan


def plan_project(
    info: ir.Info, package: str, library: HttpLibrary
) -> Iterable[FilePlan]:
    """`pyproject.toml`, and the licence where it has a text of its own."""
    name = distribution_name(package)
    summary = info.summary or f"Python client of the {info.title}"
    contact, email = info.contact
    homepage, documentation = _url(info.homepage), _url(info.documentation)
    spdx = _spdx(info.license)
    yield FilePlan(
        "pyproject.toml",
        "pyproject.toml.j2",
        {
            "name": toml(name),
            "version": toml(package_version(info.version)),
            "summary": toml(" ".join(summary.split())),
            "license": toml(spdx) if spdx else None,
            "author": toml(contact) if contact else None,
            "email": toml(email) if email and "@" in email else None,
            "package": toml(package),
            "http_library": toml(library.requirement),
            "license_file": spdx == "MIT",
            "homepage": homepage,
            "documentation": documentation,
            "urls": homepage is not None or documentation is not None,
        },
    )
    if spdx == "MIT":
        yield FilePlan(
            "LICENSE", "LICENSE.j2", {"holder": plain_line(contact or info.title)}
        )


def distribution_name(package: str) -> str:
    """The name on the package index."""
    return package.replace("_", "-").strip("-")


def package_version(version: str) -> str:
    """The document's version as a Python version (PEP 440), without build metadata.

    A pre-release never becomes a release: what PEP 440 cannot say is a development
    release of the numbers it begins with.
    """
    try:
        return Version(version).public
    except InvalidVersion:
        found = re.match(r"\d+(\.\d+)*", version.strip().removeprefix("v"))
        return f"{found[0]}.dev0" if found else "0.0.0"


def _url(text: str | None) -> Code | None:
    """A web address as a TOML string; None for what a package index would refuse."""
    if text is None or not re.fullmatch(r"https?://[!-~]{1,2000}", text):
        return None
    return toml(text)


def _spdx(name: str | None) -> str | None:
    """A licence expression, if it is one: a build backend refuses any other text."""
    try:
        return str(canonicalize_license_expression(name)) if name else None
    except InvalidLicenseExpression:
        return None
