"""Other programs: run to their end, virtual environments, the mock server."""

from __future__ import annotations

import contextlib
import os
import select
import subprocess
import sys
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tools.package.faults import PackageError

ROOT: Final = Path(__file__).resolve().parents[2]
# Settings of the caller that would make a fresh environment see this project, or send
# the calls to the mock server somewhere else.
_PRIVATE: Final = ("PYTHON", "MYPY", "VIRTUAL_ENV", "MEMORYSYNC_", "SOURCE_DATE_EPOCH")
_PROXIES: Final = ("ALL_PROXY", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY")
_INSTALL_SECONDS: Final = 900.0
_START_SECONDS: Final = 60.0
_RUN_SECONDS: Final = 300.0


def run(
    what: str,
    command: Sequence[str | Path],
    *,
    cwd: Path,
    more: Mapping[str, str] | None = None,
    seconds: float = _RUN_SECONDS,
) -> str:
    """The output of a program that ended well.

    Raises:
        PackageError: it did not; the reasons are what it printed.
    """
    try:
        done = subprocess.run(
            [str(part) for part in command],
            cwd=cwd,
            env=environment(more),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            timeout=seconds,
        )
    except subprocess.TimeoutExpired as error:
        raise PackageError(what, [f"no end after {seconds:.0f} seconds"]) from error
    except OSError as error:
        raise PackageError(what, [str(error)]) from error
    if done.returncode != 0:
        raise PackageError(what, done.stdout.splitlines() or [f"{done.returncode=}"])
    return done.stdout


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """The caller's environment variables without those that would be in the way."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(_PRIVATE)
    }
    return {**kept, **(more or {})}


@dataclass(frozen=True, slots=True)
class VirtualEnvironment:
    """A virtual environment in a folder of its own."""

    folder: Path

    @property
    def python(self) -> Path:
        """Its interpreter."""
        return self.folder / "bin" / "python"

    def install(self, *arguments: str | Path) -> None:
        """Install what pip is told to, and have pip check the result.

        Raises:
            PackageError: pip refused.
        """
        pip = (self.python, "-m", "pip", "--disable-pip-version-check")
        run(
            f"pip install {' '.join(map(str, arguments))}",
            (*pip, "install", "--quiet", *arguments),
            cwd=self.folder,
            seconds=_INSTALL_SECONDS,
        )
        run("pip check", (*pip, "check"), cwd=self.folder)


def make_environment(folder: Path, interpreter: Path) -> VirtualEnvironment:
    """A fresh virtual environment; what was in the folder is gone."""
    run(
        f"{interpreter} -m venv",
        (interpreter, "-m", "venv", "--clear", folder),
        cwd=folder.parent,
    )
    return VirtualEnvironment(folder)


def find_interpreter(name: str) -> Path | None:
    """Where an interpreter such as `python3.10` is, if it is on this machine."""
    # The launchers of pyenv answer only for versions that this variable selects.
    selected = {"PYENV_VERSION": name.removeprefix("python")}
    try:
        command = (name, "-c", "import sys; print(sys.executable)")
        return Path(run(name, command, cwd=ROOT, more=selected).strip())
    except PackageError:
        return None


@contextlib.contextmanager
def mock_server(spec: Path) -> Generator[str]:
    """The mock server on a socket, in a process of its own; yields its address.

    Raises:
        PackageError: it does not start.
    """
    process = subprocess.Popen(
        (sys.executable, "-m", "tests.mock", "--spec", str(spec)),
        cwd=ROOT,
        env=environment({"PYTHONPATH": str(ROOT)}),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        try:
            assert process.stdout is not None
            ready, _, _ = select.select([process.stdout], [], [], _START_SECONDS)
            line = process.stdout.readline() if ready else ""
            if not line.startswith("listening on "):
                raise PackageError("the mock server does not start", [line.strip()])
            yield line.removeprefix("listening on ").strip()
        finally:
            process.terminate()


def call(what: str, fresh: VirtualEnvironment, program: Path, *arguments: str) -> str:
    """Run a program that sees nothing but its environment; a warning is an error."""
    command: list[str | Path] = [fresh.python, "-I", "-W", "error", program]
    without = {name: "" for proxy in _PROXIES for name in (proxy, proxy.lower())}
    return run(what, [*command, *arguments], cwd=fresh.folder, more=without)
