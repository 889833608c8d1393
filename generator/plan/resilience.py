"""What a call carries about being sent again, as expressions."""

from __future__ import annotations

from generator import ir
from generator.code import Code, build, identifier, join, literal, string
from generator.names import Scope
from generator.plan.arguments import Argument, Arguments
from generator.plan.view import GuardView


class PolicyConstants:
    """The retry policies of one module as constants, each written once."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._names: dict[str, GuardView] = {}

    @property
    def views(self) -> tuple[GuardView, ...]:
        """The constants, in the order in which builders use them."""
        return tuple(self._names.values())

    def of(self, retries: ir.Retries | None) -> Code | None:
        """The constant of a policy; None where a document says nothing."""
        if retries is None:
            return None
        expression = _policy(retries)
        if expression.text not in self._names:
            name = identifier(f"_{self._scope.claim('RETRIES')}")
            self._names[expression.text] = GuardView(name, expression)
        return self._names[expression.text].name


def _policy(retries: ir.Retries) -> Code:
    """The policy of a document, as a constant of the module."""
    statuses = join(", ", [string(status) for status in sorted(retries.statuses)])
    return build(
        "retries.RetryPolicy(statuses=frozenset(%), lost=%, initial=%, maximum=%, "
        "exponent=%, elapsed=%)",
        build("{%}", statuses) if retries.statuses else Code("()"),
        literal(retries.lost),
        literal(retries.initial),
        literal(retries.maximum),
        literal(retries.exponent),
        literal(retries.elapsed),
    )


def given_expression(given: tuple[ir.Given, ...], arguments: Arguments) -> Code | None:
    """Whether a call has the arguments that make it safe to repeat."""
    tests: list[Code] = []
    for entry in given:
        argument = _argument(entry.wire, arguments)
        if argument is None:
            return Code("False")
        name = identifier(argument.name)
        tests.append(
            build("retries.given(%)", name)
            if not entry.members
            else build(
                "retries.in_every(%, %)",
                name,
                join(", ", [string(member) for member in entry.members]),
            )
        )
    return join(" and ", tests) if tests else None


def _argument(wire: str, arguments: Arguments) -> Argument | None:
    found = arguments.of_property(wire)
    if found is not None:
        return found
    return next(
        (
            argument
            for argument in arguments.listed
            if argument.parameter is not None and argument.parameter.wire == wire
        ),
        None,
    )
