"""Which definitions requests and replies reach, and so where and how they are written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import assert_never

from generator import ir


@dataclass(frozen=True, slots=True)
class Reach:
    """What is known of the use of every definition that is written."""

    modules: dict[ir.DefinitionKey, str]
    inputs: frozenset[ir.DefinitionKey]
    outputs: frozenset[ir.DefinitionKey]
    typed_dicts: frozenset[ir.DefinitionKey]


def reach(api: ir.Api) -> Reach:
    """Follow every operation from its arguments and its replies.

    A definition belongs to the types module of the first client that reaches it; a
    component that nothing reaches is written all the same. A model inside a TypedDict
    is one too, since a TypedDict is the reply as it came.
    """
    definitions = {definition.key: definition for definition in api.definitions}
    modules: dict[ir.DefinitionKey, str] = {}
    styles: dict[ir.DefinitionKey, ir.ModelStyle] = {}
    inputs: set[ir.DefinitionKey] = set()
    outputs: set[ir.DefinitionKey] = set()
    for client in api.clients:
        operations = client.operations
        sent = _closure(
            (type_ for each in operations for type_ in _sent(each)), definitions
        )
        received = _closure(
            (response.type for each in operations for response in each.responses),
            definitions,
        )
        inputs |= sent
        outputs |= received
        reached = (
            sent
            | received
            | {
                each.body.flat.key
                for each in operations
                if each.body is not None and each.body.flat is not None
            }
        )
        for definition in api.definitions:
            if definition.key in reached and definition.key not in modules:
                chosen = _asked_module(definition, api) or client
                modules[definition.key] = chosen.types_module
                styles[definition.key] = chosen.model_style
    first = api.clients[0]
    for definition in api.definitions:
        if isinstance(definition, ir.Model) and definition.key in modules:
            for base in definition.bases:
                if base in definitions and base not in modules:
                    modules[base] = modules[definition.key]
                    styles[base] = styles[definition.key]
                    outputs.add(base)
    for definition in api.definitions:
        if definition.component and definition.key not in modules:
            for key in _closure((ir.ReferenceType(definition.key),), definitions):
                modules.setdefault(key, first.types_module)
                styles.setdefault(key, first.model_style)
                if key not in inputs:
                    outputs.add(key)
    typed = {
        definition.key
        for definition in api.definitions
        if isinstance(definition, ir.Model)
        and definition.key in modules
        and (definition.style or styles[definition.key]) == "typed-dict"
    }
    for key in tuple(typed):
        typed |= {
            inner
            for inner in _closure((ir.ReferenceType(key),), definitions)
            if isinstance(definitions[inner], ir.Model)
        }
    flat_only = {
        operation.body.flat.key
        for operation in api.operations
        if operation.body is not None and operation.body.flat is not None
    } - (inputs | outputs)
    for key in flat_only:
        if not definitions[key].component:
            modules.pop(key, None)
        else:
            for inner in _closure((ir.ReferenceType(key),), definitions):
                inputs.add(inner)
    return Reach(modules, frozenset(inputs), frozenset(outputs), frozenset(typed))


def _asked_module(definition: ir.Definition, api: ir.Api) -> ir.Client | None:
    """The client whose types module a model asks for."""
    if isinstance(definition, ir.Model) and definition.module is not None:
        for client in api.clients:
            if client.types_module == definition.module:
                return client
    return None


def _sent(operation: ir.Operation) -> Iterator[ir.Type]:
    for parameter in operation.parameters:
        yield parameter.type
    body = operation.body
    if body is not None and body.flat is not None:
        for member in body.flat.properties:
            yield member.type
        if body.flat.additional is not None:
            yield body.flat.additional
    elif body is not None:
        yield body.type


def _closure(
    types: Iterable[ir.Type], definitions: dict[ir.DefinitionKey, ir.Definition]
) -> set[ir.DefinitionKey]:
    reached: set[ir.DefinitionKey] = set()
    pending = [key for type_ in types for key in references(type_)]
    while pending:
        key = pending.pop()
        if key in reached:
            continue
        reached.add(key)
        pending.extend(definition_references(definitions[key]))
    return reached


def definition_references(definition: ir.Definition) -> Iterator[ir.DefinitionKey]:
    """The definitions that a definition names directly, in order."""
    match definition:
        case ir.Model():
            for member in definition.properties:
                yield from references(member.type)
            if definition.additional is not None:
                yield from references(definition.additional)
        case ir.Alias():
            yield from references(definition.type)
        case ir.Enumeration():
            return
        case _:
            assert_never(definition)


def references(type_: ir.Type) -> Iterator[ir.DefinitionKey]:
    """The definitions that a type names, in order."""
    match type_:
        case ir.ReferenceType():
            yield type_.key
        case ir.ArrayType():
            yield from references(type_.items)
        case ir.MapType():
            yield from references(type_.values)
        case ir.NullableType():
            yield from references(type_.inner)
        case ir.UnionType():
            for variant in type_.variants:
                yield from references(variant)
        case _:
            return
