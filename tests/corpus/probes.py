"""Small documents of our own, each for a corner that no document of others has."""

from __future__ import annotations

from typing import Any, TypeAlias

Json: TypeAlias = "dict[str, Any]"


def reference(name: str) -> Json:
    """A reference to a component schema."""
    return {"$ref": f"#/components/schemas/{name}"}


def answering(schema: Json, status: str = "200") -> Json:
    """The responses of an operation that answers with JSON."""
    content = {"application/json": {"schema": schema}}
    return {status: {"description": "OK", "content": content}}


def taking(schema: Json, media_type: str = "application/json") -> Json:
    """A required body."""
    return {"required": True, "content": {media_type: {"schema": schema}}}


NOTHING: Json = {"204": {"description": "Nothing"}}


def document(paths: Json, schemas: Json | None = None) -> Json:
    """A whole OpenAPI 3.1 document."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "Probe", "version": "1.0"},
        "servers": [{"url": "https://api.test"}],
        "paths": paths,
        "components": {"schemas": schemas or {}},
    }


def _recursion() -> Json:
    """Schemas that lead back to themselves, directly and through others."""
    schemas: Json = {
        "Tree": {
            "type": "object",
            "properties": {
                "children": {
                    "type": "array",
                    "default": [],
                    "items": reference("Tree"),
                },
                "by_name": {
                    "type": "object",
                    "default": {},
                    "additionalProperties": reference("Tree"),
                },
                "weight": {"type": "number", "default": 1},
            },
        },
        "J": {
            "anyOf": [
                {"type": "array", "items": reference("J")},
                {"type": "string"},
            ]
        },
        "Holder": {
            "type": "object",
            "properties": {
                "j": reference("J"),
                "k": {"anyOf": [reference("J"), {"type": "integer"}]},
            },
        },
        "A": {"anyOf": [reference("B"), {"type": "integer"}]},
        "B": {"anyOf": [reference("A"), {"type": "string"}]},
        "Rows": {"type": "array", "items": reference("Columns")},
        "Columns": {"type": "array", "items": reference("Rows")},
        "Map": {"type": "object", "additionalProperties": reference("Entry")},
        "Entry": {"oneOf": [{"type": "string"}, reference("Maps")]},
        "Maps": {"type": "array", "items": reference("Map")},
        "Json": {
            "oneOf": [
                {"type": "null"},
                {"type": "boolean"},
                {"type": "number"},
                {"type": "string"},
                {"type": "array", "items": reference("Json")},
                {"type": "object", "additionalProperties": reference("Json")},
            ]
        },
        "NodeOrNull": {"oneOf": [{"type": "null"}, reference("Node")]},
        "Node": {
            "type": "object",
            "required": ["next"],
            "properties": {
                "next": reference("NodeOrNull"),
                "nodes": reference("Nodes"),
            },
        },
        "Nodes": {"type": "array", "items": reference("Node")},
    }
    paths: Json = {
        f"/{name}": {"get": {"operationId": name, "responses": answering(schema)}}
        for name, schema in (
            ("tree", reference("Tree")),
            ("holder", reference("Holder")),
            ("b", {"anyOf": [reference("B"), {"type": "boolean"}]}),
            ("rows", reference("Rows")),
            ("map", reference("Map")),
            ("json", reference("Json")),
            ("node", reference("NodeOrNull")),
        )
    }
    return document(paths, schemas)


AWKWARD_NAMES = (
    "date time datetime uuid classmethod staticmethod property any mapping iterable "
    "models decoding dataclasses enum builtins type list dict str int float bool bytes "
    "object tuple set frozenset id self cls extra from_dict to_dict raw value item "
    "member key model None True class import async await field fields _nulls _keep "
    "__class__ __init__ literal final annotations isinstance super len UUID Any Mapping "
    "operations parameters bodies calls guards replies array drop_absent cached_property"
).split()
_FORMATS = {"date": "date", "time": "time", "datetime": "date-time", "uuid": "uuid"}


def _names() -> Json:
    """Every awkward name as a property, a parameter, an operation and a tag."""
    properties: Json = {
        name: (
            {"type": "string", "format": _FORMATS[name]}
            if name in _FORMATS
            else {"type": "string"}
        )
        for name in AWKWARD_NAMES
    }
    temporal: Json = {
        "when": {"type": "string", "format": "date-time"},
        "day": {"type": "string", "format": "date"},
        "clock": {"type": "string", "format": "time"},
        "ident": {"type": "string", "format": "uuid"},
        "numbers": {"type": "array", "items": {"type": "integer"}},
    }
    whole: Json = {"type": "object", "properties": {**properties, **temporal}}
    parameters = [
        {"in": "query", "name": name, "schema": schema}
        for name, schema in temporal.items()
    ]
    paths: Json = {
        "/nested": {
            "post": {
                "operationId": "nested",
                "requestBody": taking(
                    {"type": "object", "properties": {"inner": reference("Inner")}}
                ),
                "responses": NOTHING,
            }
        },
        "/flat": {
            "post": {
                "operationId": "flat",
                "requestBody": taking(reference("Flat")),
                "responses": answering(reference("Outer")),
            }
        },
        "/query": {
            "get": {
                "operationId": "query",
                "parameters": [
                    {"in": "query", "name": name, "schema": schema}
                    for name, schema in properties.items()
                ],
                "responses": NOTHING,
            }
        },
    }
    for name in AWKWARD_NAMES:
        paths[f"/operation/{name}"] = {
            "get": {
                "operationId": name,
                "parameters": parameters,
                "responses": answering(
                    {"type": "array", "items": {"type": "object"}},
                ),
            }
        }
        paths[f"/tag/{name}"] = {
            "get": {"operationId": f"get {name}", "tags": [name], "responses": NOTHING}
        }
    schemas = {
        "Inner": {**whole, "required": ["date", "list", "class"]},
        "Outer": {**whole, "required": ["time", "dict"]},
        "Flat": whole,
    }
    return document(paths, schemas)


AWKWARD_CLASSES = (
    "Shell Timeout TracebackType Resource Call Operation Response Request Final "
    "TypedDict NotRequired Exception BaseException ConfigurationError ApiError Enum "
    "Model Any File FileInput Error ValueError KeyError TypeVar Callable Iterator "
    "NotFoundError type property ArgumentError Foo FOO foo FooBar FooBAR AsyncJob Job"
).split()


def _classes() -> Json:
    """Schemas named like what a module imports, or alike but for their case."""
    schemas: Json = {
        name: {
            "type": "object",
            "required": ["x"],
            "properties": {"x": {"type": "string"}, f"{name}_only": {"type": "string"}},
        }
        for name in AWKWARD_CLASSES
    }
    schemas["FooUnion"] = {"oneOf": [reference("Foo"), {"type": "string"}]}
    schemas["FooUNION"] = {"oneOf": [reference("FOO"), {"type": "integer"}]}
    for name, values in (("E", ["a", "b"]), ("e", ["c", "d"])):
        schemas[name] = {
            "type": "string",
            "enum": values,
            "x-enum-varnames": ["FIRST", "SECOND"],
        }
    paths: Json = {
        f"/{number}": {
            "post": {
                "operationId": f"do {name}",
                "requestBody": taking({"type": "array", "items": reference(name)}),
                "responses": answering(reference(name)),
            }
        }
        for number, name in enumerate(schemas)
    }
    paths["/decode"] = {
        "get": {
            "operationId": "decodeFooUnion",
            "responses": answering({"type": "array", "items": reference("FooUnion")}),
        }
    }
    return document(paths, schemas)


def _wire() -> Json:
    """Bodies and replies whose meaning is easily lost."""
    nullable: Json = {"type": ["string", "null"]}
    kinds: Json = {
        name: {
            "type": "object",
            "required": ["kind"],
            "properties": {"kind": {"type": "string"}},
        }
        for name in ("Cat", "Dog")
    }
    pet: Json = {
        "oneOf": [reference("Cat"), reference("Dog")],
        "discriminator": {"propertyName": "kind"},
    }
    return document(
        {
            "/null": {
                "post": {
                    "operationId": "null",
                    "requestBody": taking(
                        {
                            "type": "object",
                            "required": ["a", "b"],
                            "properties": {
                                "a": nullable,
                                "b": {"type": "integer"},
                                "c": nullable,
                            },
                        }
                    ),
                    "responses": NOTHING,
                }
            },
            "/head": {
                "head": {
                    "operationId": "head",
                    "responses": answering({"type": "object"}),
                }
            },
            "/nothing": {
                "delete": {
                    "operationId": "nothing",
                    "responses": answering({"type": "object"}, "204"),
                }
            },
            "/pets": {
                "get": {
                    "operationId": "pets",
                    "responses": answering(
                        {
                            "type": "array",
                            "items": {"anyOf": [pet, {"type": "integer"}]},
                        }
                    ),
                }
            },
            "/fixed?beta=true&x={y}": {
                "get": {
                    "operationId": "fixed",
                    "parameters": [
                        {"in": "query", "name": "q", "schema": {"type": "string"}}
                    ],
                    "responses": NOTHING,
                }
            },
        },
        kinds,
    )


def _words() -> Json:
    """Words of the two flavours where the document may well have them."""
    text = (
        "Use `AsyncProbeClient` and `await client.aclose()`, or `client.close()`; see "
        "package._async.client, Shell and SyncTransport. `async with`, `async def`."
    )
    return document(
        {
            "/text": {
                "get": {
                    "operationId": "text",
                    "summary": "In asynchronous code use AsyncProbeClient(...)",
                    "description": text,
                    "responses": {"204": {"description": text}},
                }
            },
            "/aclose": {"get": {"operationId": "aclose", "responses": NOTHING}},
            "/ProbeClient": {
                "get": {
                    "operationId": "close",
                    "parameters": [
                        {"in": "query", "name": name, "schema": {"type": "string"}}
                        for name in ("aclose", "SyncTransport", "await", "AsyncShell")
                    ],
                    "responses": NOTHING,
                }
            },
            "/__aenter__": {"get": {"operationId": "__aenter__", "responses": NOTHING}},
            "/sleep": {
                "get": {
                    "operationId": "sleep",
                    "tags": ["async", "sleep"],
                    "responses": NOTHING,
                }
            },
            "/_sync/AsyncShell": {
                "get": {
                    "operationId": "perform",
                    "tags": ["shell"],
                    "responses": NOTHING,
                }
            },
        }
    )


PROBES = {
    "recursion": _recursion,
    "names": _names,
    "classes": _classes,
    "wire": _wire,
    "words": _words,
}
