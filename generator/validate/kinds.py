"""The objects of OpenAPI 3.0 and 3.1 and their fields, as tables.

Both versions share one table: a field of the other version is no misspelling. What a
field may hold is `Form`; prose that no part of the generator reads (examples) is not
looked into.
"""

import enum
from dataclasses import dataclass
from typing import Final

from generator.document import METHODS


class Kind(enum.Enum):
    """A kind of object, by the name that the specification gives it."""

    OPENAPI = "OpenAPI Object"
    INFO = "Info Object"
    SERVER = "Server Object"
    SERVER_VARIABLE = "Server Variable Object"
    PATHS = "Paths Object"
    PATH_ITEM = "Path Item Object"
    OPERATION = "Operation Object"
    PARAMETER = "Parameter Object"
    REQUEST_BODY = "Request Body Object"
    MEDIA_TYPE = "Media Type Object"
    ENCODING = "Encoding Object"
    RESPONSES = "Responses Object"
    RESPONSE = "Response Object"
    CALLBACK = "Callback Object"
    LINK = "Link Object"
    HEADER = "Header Object"
    TAG = "Tag Object"
    EXTERNAL_DOCS = "External Documentation Object"
    SCHEMA = "Schema Object"
    DISCRIMINATOR = "Discriminator Object"
    COMPONENTS = "Components Object"
    SECURITY_SCHEME = "Security Scheme Object"
    OAUTH_FLOWS = "OAuth Flows Object"
    OAUTH_FLOW = "OAuth Flow Object"
    REQUIREMENT = "Security Requirement Object"


class Form(enum.Enum):
    """What a field may hold."""

    ANY = "any value"
    STRING = "a string"
    BOOLEAN = "a boolean"
    NUMBER = "a number"
    COUNT = "an integer that is not negative"
    STRINGS = "a list of strings"
    LIST = "a list"
    MAPPING = "a mapping of values"
    TEXTS = "a mapping of strings"
    ONE = "a mapping"
    EACH = "a list of mappings"
    MAP = "a mapping of mappings"


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an object; `child` is the kind of the objects that it holds."""

    form: Form
    child: Kind | None = None


def _one(child: Kind) -> Field:
    return Field(Form.ONE, child)


def _each(child: Kind) -> Field:
    return Field(Form.EACH, child)


def _map(child: Kind) -> Field:
    return Field(Form.MAP, child)


_ANY: Final = Field(Form.ANY)
_STRING: Final = Field(Form.STRING)
_BOOLEAN: Final = Field(Form.BOOLEAN)
_NUMBER: Final = Field(Form.NUMBER)
_COUNT: Final = Field(Form.COUNT)
_STRINGS: Final = Field(Form.STRINGS)
_LIST: Final = Field(Form.LIST)
_MAPPING: Final = Field(Form.MAPPING)
_TEXTS: Final = Field(Form.TEXTS)
_DESCRIBED: Final = {"summary": _STRING, "description": _STRING}

_PARAMETER: Final = {
    **_DESCRIBED,
    "required": _BOOLEAN,
    "deprecated": _BOOLEAN,
    "allowEmptyValue": _BOOLEAN,
    "style": _STRING,
    "explode": _BOOLEAN,
    "allowReserved": _BOOLEAN,
    "schema": _one(Kind.SCHEMA),
    "content": _map(Kind.MEDIA_TYPE),
    "example": _ANY,
    "examples": _ANY,
}

FIELDS: Final[dict[Kind, dict[str, Field]]] = {
    Kind.OPENAPI: {
        "openapi": _ANY,
        "$self": _STRING,
        "info": _one(Kind.INFO),
        "jsonSchemaDialect": _STRING,
        "servers": _each(Kind.SERVER),
        "paths": _one(Kind.PATHS),
        "webhooks": _map(Kind.PATH_ITEM),
        "components": _one(Kind.COMPONENTS),
        "security": _each(Kind.REQUIREMENT),
        "tags": _each(Kind.TAG),
        "externalDocs": _one(Kind.EXTERNAL_DOCS),
    },
    Kind.INFO: {
        **_DESCRIBED,
        "title": _STRING,
        "termsOfService": _STRING,
        "contact": _TEXTS,
        "license": _TEXTS,
        "version": _STRING,
    },
    Kind.SERVER: {
        "url": _STRING,
        "name": _STRING,
        "description": _STRING,
        "variables": _map(Kind.SERVER_VARIABLE),
    },
    Kind.SERVER_VARIABLE: {
        "enum": _STRINGS,
        "default": _STRING,
        "description": _STRING,
    },
    Kind.PATHS: {},
    Kind.PATH_ITEM: {
        **_DESCRIBED,
        "$ref": _STRING,
        **{method: _one(Kind.OPERATION) for method in METHODS},
        "additionalOperations": _map(Kind.OPERATION),
        "servers": _each(Kind.SERVER),
        "parameters": _each(Kind.PARAMETER),
    },
    Kind.OPERATION: {
        **_DESCRIBED,
        "tags": _STRINGS,
        "externalDocs": _one(Kind.EXTERNAL_DOCS),
        "operationId": _STRING,
        "parameters": _each(Kind.PARAMETER),
        "requestBody": _one(Kind.REQUEST_BODY),
        "responses": _one(Kind.RESPONSES),
        "callbacks": _map(Kind.CALLBACK),
        "deprecated": _BOOLEAN,
        "security": _each(Kind.REQUIREMENT),
        "servers": _each(Kind.SERVER),
    },
    Kind.PARAMETER: {**_PARAMETER, "name": _STRING, "in": _STRING},
    Kind.REQUEST_BODY: {
        **_DESCRIBED,
        "content": _map(Kind.MEDIA_TYPE),
        "required": _BOOLEAN,
    },
    Kind.MEDIA_TYPE: {
        "schema": _one(Kind.SCHEMA),
        "itemSchema": _one(Kind.SCHEMA),
        "example": _ANY,
        "examples": _ANY,
        "encoding": _map(Kind.ENCODING),
        "prefixEncoding": _each(Kind.ENCODING),
        "itemEncoding": _one(Kind.ENCODING),
    },
    Kind.ENCODING: {
        "contentType": _STRING,
        "headers": _map(Kind.HEADER),
        "style": _STRING,
        "explode": _BOOLEAN,
        "allowReserved": _BOOLEAN,
        "encoding": _map(Kind.ENCODING),
        "prefixEncoding": _each(Kind.ENCODING),
        "itemEncoding": _one(Kind.ENCODING),
    },
    Kind.RESPONSES: {},
    Kind.RESPONSE: {
        **_DESCRIBED,
        "headers": _map(Kind.HEADER),
        "content": _map(Kind.MEDIA_TYPE),
        "links": _map(Kind.LINK),
    },
    Kind.CALLBACK: {},
    Kind.LINK: {
        **_DESCRIBED,
        "operationRef": _STRING,
        "operationId": _STRING,
        "parameters": _MAPPING,
        "requestBody": _ANY,
        "server": _one(Kind.SERVER),
    },
    Kind.HEADER: _PARAMETER,
    Kind.TAG: {
        **_DESCRIBED,
        "name": _STRING,
        "externalDocs": _one(Kind.EXTERNAL_DOCS),
        "parent": _STRING,
        "kind": _STRING,
    },
    Kind.EXTERNAL_DOCS: {"description": _STRING, "url": _STRING},
    Kind.SCHEMA: {
        "$id": _STRING,
        "$schema": _STRING,
        "$ref": _STRING,
        "$anchor": _STRING,
        "$dynamicRef": _STRING,
        "$dynamicAnchor": _STRING,
        "$vocabulary": _MAPPING,
        "$comment": _STRING,
        "$defs": _map(Kind.SCHEMA),
        "title": _STRING,
        "description": _STRING,
        "type": _ANY,
        "format": _STRING,
        "default": _ANY,
        "nullable": _BOOLEAN,
        "deprecated": _BOOLEAN,
        "readOnly": _BOOLEAN,
        "writeOnly": _BOOLEAN,
        "enum": _LIST,
        "const": _ANY,
        "multipleOf": _NUMBER,
        "maximum": _NUMBER,
        "exclusiveMaximum": _ANY,
        "minimum": _NUMBER,
        "exclusiveMinimum": _ANY,
        "maxLength": _COUNT,
        "minLength": _COUNT,
        "pattern": _STRING,
        "maxItems": _COUNT,
        "minItems": _COUNT,
        "uniqueItems": _BOOLEAN,
        "maxContains": _COUNT,
        "minContains": _COUNT,
        "maxProperties": _COUNT,
        "minProperties": _COUNT,
        "required": _STRINGS,
        "dependentRequired": _MAPPING,
        "allOf": _each(Kind.SCHEMA),
        "oneOf": _each(Kind.SCHEMA),
        "anyOf": _each(Kind.SCHEMA),
        "not": _one(Kind.SCHEMA),
        "if": _one(Kind.SCHEMA),
        "then": _one(Kind.SCHEMA),
        "else": _one(Kind.SCHEMA),
        "items": _one(Kind.SCHEMA),
        "prefixItems": _each(Kind.SCHEMA),
        "contains": _one(Kind.SCHEMA),
        "unevaluatedItems": _one(Kind.SCHEMA),
        "properties": _map(Kind.SCHEMA),
        "patternProperties": _map(Kind.SCHEMA),
        "additionalProperties": _one(Kind.SCHEMA),
        "unevaluatedProperties": _one(Kind.SCHEMA),
        "propertyNames": _one(Kind.SCHEMA),
        "dependentSchemas": _map(Kind.SCHEMA),
        "contentEncoding": _STRING,
        "contentMediaType": _STRING,
        "contentSchema": _one(Kind.SCHEMA),
        "discriminator": _one(Kind.DISCRIMINATOR),
        "xml": _MAPPING,
        "externalDocs": _one(Kind.EXTERNAL_DOCS),
        "example": _ANY,
        "examples": _ANY,
    },
    Kind.DISCRIMINATOR: {
        "propertyName": _STRING,
        "mapping": _TEXTS,
        "defaultMapping": _STRING,
    },
    Kind.COMPONENTS: {
        "schemas": _map(Kind.SCHEMA),
        "responses": _map(Kind.RESPONSE),
        "parameters": _map(Kind.PARAMETER),
        "examples": _MAPPING,
        "requestBodies": _map(Kind.REQUEST_BODY),
        "headers": _map(Kind.HEADER),
        "securitySchemes": _map(Kind.SECURITY_SCHEME),
        "links": _map(Kind.LINK),
        "callbacks": _map(Kind.CALLBACK),
        "pathItems": _map(Kind.PATH_ITEM),
        "mediaTypes": _map(Kind.MEDIA_TYPE),
    },
    Kind.SECURITY_SCHEME: {
        "type": _STRING,
        "description": _STRING,
        "name": _STRING,
        "in": _STRING,
        "scheme": _STRING,
        "bearerFormat": _STRING,
        "flows": _one(Kind.OAUTH_FLOWS),
        "openIdConnectUrl": _STRING,
        "oauth2MetadataUrl": _STRING,
        "deprecated": _BOOLEAN,
    },
    Kind.OAUTH_FLOWS: {
        "implicit": _one(Kind.OAUTH_FLOW),
        "password": _one(Kind.OAUTH_FLOW),
        "clientCredentials": _one(Kind.OAUTH_FLOW),
        "authorizationCode": _one(Kind.OAUTH_FLOW),
        "deviceAuthorization": _one(Kind.OAUTH_FLOW),
    },
    Kind.OAUTH_FLOW: {
        "authorizationUrl": _STRING,
        "deviceAuthorizationUrl": _STRING,
        "tokenUrl": _STRING,
        "refreshUrl": _STRING,
        "scopes": _TEXTS,
    },
    Kind.REQUIREMENT: {},
}
"""The fields of each kind of object; `x-` fields are checked elsewhere."""

PATTERNED: Final = {
    Kind.PATHS: Kind.PATH_ITEM,
    Kind.RESPONSES: Kind.RESPONSE,
    Kind.CALLBACK: Kind.PATH_ITEM,
}
"""Objects whose keys are free; all members are of one kind."""

REQUIRED: Final[dict[Kind, tuple[str, ...]]] = {
    Kind.OPENAPI: ("info",),
    Kind.INFO: ("title", "version"),
    Kind.SERVER: ("url",),
    Kind.SERVER_VARIABLE: ("default",),
    Kind.PARAMETER: ("name", "in"),
    Kind.REQUEST_BODY: ("content",),
    Kind.TAG: ("name",),
    Kind.DISCRIMINATOR: ("propertyName",),
    Kind.SECURITY_SCHEME: ("type",),
}
"""Required fields whose absence changes what is generated."""

REFERABLE: Final = {
    Kind.SCHEMA: "schemas",
    Kind.RESPONSE: "responses",
    Kind.PARAMETER: "parameters",
    Kind.REQUEST_BODY: "requestBodies",
    Kind.HEADER: "headers",
    Kind.SECURITY_SCHEME: "securitySchemes",
    Kind.LINK: "links",
    Kind.CALLBACK: "callbacks",
    Kind.PATH_ITEM: "pathItems",
    Kind.MEDIA_TYPE: "mediaTypes",
}
"""The kinds that a `$ref` may stand for, with their section of the components."""
