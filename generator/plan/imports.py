"""The imports of one rendered module, collected while its leaves are made."""

from __future__ import annotations

from generator.code import LINE_LENGTH, Code, build, dotted, identifier


class Imports:
    """Collects imports; prints them grouped, sorted and shaped as black would."""

    def __init__(self) -> None:
        self._names: dict[str, set[str]] = {}
        self._modules: set[str] = set()
        self._aliases: dict[str, set[tuple[str, str]]] = {}

    def name(self, module: str, name: str) -> str:
        """Import `name` from `module`; returns the name."""
        self._names.setdefault(module, set()).add(name)
        return name

    def alias(self, module: str, name: str, alias: str) -> str:
        """Import `name` from `module` under another name; returns that name."""
        self._aliases.setdefault(module, set()).add((name, alias))
        return alias

    def module(self, name: str) -> str:
        """Import a module as a whole; returns its name."""
        self._modules.add(name)
        return name

    def lines(self) -> tuple[Code, ...]:
        """The import block, a blank line between standard library and package."""
        standard = [
            Code(f"import {dotted(name).text}") for name in sorted(self._modules)
        ]
        relative: list[Code] = []
        for module in sorted({*self._names, *self._aliases}, key=_order):
            group = relative if module.startswith(".") else standard
            for name, alias in sorted(self._aliases.get(module, ())):
                source, first, second = (
                    dotted(module),
                    identifier(name),
                    identifier(alias),
                )
                group.append(build("from % import % as %", source, first, second))
            if module in self._names:
                group.append(_from_line(module, sorted(self._names[module], key=_kind)))
        blank = [Code("")] if standard and relative else []
        return (*standard, *blank, *relative)


def _kind(name: str) -> tuple[int, str]:
    """Constants first, then classes, then the rest, as import sorters do."""
    if name.isupper() and len(name) > 1:
        return (0, name)
    return (1 if name[:1].isupper() else 2, name)


def _order(module: str) -> tuple[int, str]:
    """Deeper relative imports first, then by name."""
    dots = len(module) - len(module.lstrip("."))
    return (-dots, module.lstrip("."))


def _from_line(module: str, names: list[str]) -> Code:
    texts = [identifier(name).text for name in names]
    line = f"from {dotted(module).text} import {', '.join(texts)}"
    if len(line) <= LINE_LENGTH:
        return Code(line)
    inner = "".join(f"    {text},\n" for text in texts)
    return Code(f"from {dotted(module).text} import (\n{inner})")
