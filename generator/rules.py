"""Every rule that a diagnostic can name, with its code and severity.

The codes are stable. SG0xx: reading files; SG1xx: references and structure; SG2xx:
paths, parameters, operations; SG3xx: schemas; SG4xx: extensions; SG5xx: names;
SG9xx: generated output.
"""

from typing import Final

from generator.diagnostics import Rule, Severity

_ERROR: Final = Severity.ERROR
_WARNING: Final = Severity.WARNING
_NOTICE: Final = Severity.NOTICE

# SG0xx: reading

UNREADABLE_FILE: Final = Rule(
    "SG001",
    _ERROR,
    "The document cannot be read from the disk.",
    "a path that is missing, is a directory or may not be read",
    "give the path of a readable file",
)
NOT_UTF8: Final = Rule(
    "SG002",
    _ERROR,
    "The document is not UTF-8 text.",
    "a file saved as Latin-1",
    "save the file as UTF-8",
)
CONTROL_CHARACTER: Final = Rule(
    "SG003",
    _ERROR,
    "The document holds a raw control character.",
    "a NUL byte inside a title",
    "remove the character, or write it as an escape in a quoted string",
)
SYNTAX: Final = Rule(
    "SG004",
    _ERROR,
    "The document is not valid YAML or JSON.",
    "title: a: b",
    "correct the text at the place that is named",
)
EMPTY_DOCUMENT: Final = Rule(
    "SG005",
    _ERROR,
    "The document is empty.",
    "a file of no bytes, or of comments only",
    "write an OpenAPI document into the file",
)
ROOT_NOT_MAPPING: Final = Rule(
    "SG006",
    _ERROR,
    "The root of the document is not a mapping.",
    "[1, 2, 3]",
    "start the document with 'openapi', 'info' and 'paths'",
)
LIMIT_EXCEEDED: Final = Rule(
    "SG007",
    _ERROR,
    "The document exceeds a limit on size, depth, aliases or files.",
    "20,000 nested lists",
    "split or flatten the document",
)
CYCLIC_ALIAS: Final = Rule(
    "SG008",
    _ERROR,
    "A YAML alias stands inside the value that it names.",
    "a: &a {self: *a}",
    "use '$ref' for recursion",
)
NUMBER_RANGE: Final = Rule(
    "SG009",
    _ERROR,
    "A number is not finite or has too many digits.",
    '{"maximum": 1e400}',
    "write a number that fits a double, or a string",
)
DUPLICATE_KEY: Final = Rule(
    "SG010",
    _WARNING,
    "A key stands twice in one mapping; the last one counts.",
    "{get: {}, get: {}}",
    "remove or rename one of them",
)
NOT_JSON_VALUE: Final = Rule(
    "SG011",
    _WARNING,
    "A YAML value has no counterpart in JSON; its text is used as a string.",
    "maximum: .inf",
    "write a JSON value: a string, a finite number, true, false or null",
)
VERSION_MISSING: Final = Rule(
    "SG012",
    _ERROR,
    "The document does not say which version of OpenAPI it uses.",
    "{info: {…}, paths: {}}",
    "add 'openapi: 3.1.0' at the top",
)
VERSION_UNSUPPORTED: Final = Rule(
    "SG013",
    _ERROR,
    "The version of OpenAPI is not supported.",
    'swagger: "2.0"',
    "convert the document to OpenAPI 3.0, 3.1 or 3.2",
)
VERSION_FORM: Final = Rule(
    "SG014",
    _WARNING,
    "The version is not written as a string of three numbers.",
    "openapi: 3.0",
    "write it in full, for example openapi: 3.0.3",
)
VERSION_NEWER: Final = Rule(
    "SG015",
    _WARNING,
    "The version is 3.2, of which not everything is read.",
    "openapi: 3.2.0",
    "check the encodings of multipart bodies by position, and examples that are only "
    "serialized: nothing is made of those",
)

# SG1xx: references and structure

REFERENCE_MISSING: Final = Rule(
    "SG101",
    _WARNING,
    "A reference leads to nothing.",
    "$ref: '#/components/schemas/Missing'",
    "correct the reference or add its target",
)
REFERENCE_CYCLE: Final = Rule(
    "SG102",
    _WARNING,
    "References lead only to each other.",
    "A: {$ref: '#/components/schemas/A'}",
    "give one of them a value of its own",
)
REFERENCE_OUTSIDE: Final = Rule(
    "SG103",
    _WARNING,
    "A reference leaves the folder of the document; it is never read.",
    "$ref: ../secret.yaml",
    "move the file into the folder of the document",
)
REFERENCE_NETWORK: Final = Rule(
    "SG104",
    _WARNING,
    "A reference leads to the network; it is never fetched.",
    "$ref: https://example.com/schema.json",
    "save the target beside the document and refer to the file",
)
REFERENCE_SYNTAX: Final = Rule(
    "SG105",
    _WARNING,
    "A reference is not a relative file with a JSON pointer or an anchor.",
    "$ref: '#Pet'",
    "write '#/components/schemas/Pet' or './file.yaml#/Pet'",
)
REFERENCE_KIND: Final = Rule(
    "SG106",
    _WARNING,
    "A reference leads to another kind of object than its place needs.",
    "parameters: [{$ref: '#/components/schemas/Pet'}]",
    "refer to an object of the right kind",
)
WRONG_TYPE: Final = Rule(
    "SG107",
    _WARNING,
    "A field has a value of the wrong type.",
    "tags: pets",
    "write a value of the type that is named",
)
FIELD_MISSING: Final = Rule(
    "SG108",
    _WARNING,
    "A required field is missing.",
    "requestBody: {required: true}",
    "add the field",
)
FIELD_UNKNOWN: Final = Rule(
    "SG109",
    _WARNING,
    "A field is not known and looks like a misspelt one; it is ignored.",
    "get: {operationID: list}",
    "correct the spelling, or start the name with 'x-'",
)
ROOT_FIELD: Final = Rule(
    "SG110",
    _ERROR,
    "The paths of the document are not a mapping, so there is no operation.",
    "paths: []",
    "write a mapping",
)

# SG2xx: paths, parameters, operations

PATH_SLASH: Final = Rule(
    "SG201",
    _WARNING,
    "A path does not start with a slash.",
    "paths: {pets: {…}}",
    "write '/pets'",
)
PATH_TEMPLATE: Final = Rule(
    "SG202",
    _WARNING,
    "A path template is malformed.",
    "paths: {'/pets/{id': {…}}",
    "balance the braces; give each expression a name, once",
)
PARAMETER_SCHEMA: Final = Rule(
    "SG203",
    _WARNING,
    "A parameter needs exactly one of 'schema' and 'content'.",
    "{name: id, in: query}",
    "give it a schema, or a content of exactly one media type",
)
PATH_PARAMETER_UNDEFINED: Final = Rule(
    "SG204",
    _WARNING,
    "A path template names a parameter that the operation does not declare.",
    "paths: {'/pets/{id}': {get: {responses: {…}}}}",
    "declare the parameter with 'in: path'",
)
PATH_PARAMETER_OPTIONAL: Final = Rule(
    "SG205",
    _WARNING,
    "A path parameter is not marked as required.",
    "{name: id, in: path, schema: {type: string}}",
    "add 'required: true'",
)
PATH_PARAMETER_UNUSED: Final = Rule(
    "SG206",
    _WARNING,
    "A path parameter does not occur in the path.",
    "paths: {/pets: {parameters: [{name: id, in: path, …}]}}",
    "add '{id}' to the path, or correct 'in'",
)
PARAMETER_PLACE: Final = Rule(
    "SG207",
    _WARNING,
    "The 'in' of a parameter is none of path, query, header, cookie.",
    "{name: pet, in: body, schema: {}}",
    "use 'requestBody' for a body",
)
PARAMETER_DUPLICATE: Final = Rule(
    "SG208",
    _WARNING,
    "A list of parameters declares one name and place twice.",
    "[{name: id, in: query, …}, {name: id, in: query, …}]",
    "remove one of them",
)
PATH_AMBIGUOUS: Final = Rule(
    "SG209",
    _WARNING,
    "Two paths differ only in the names of their parameters.",
    "paths: {'/pets/{a}': {…}, '/pets/{b}': {…}}",
    "merge them into one path",
)
OPERATION_DUPLICATE: Final = Rule(
    "SG210",
    _WARNING,
    "Two operations have the same operationId.",
    "operationId: list (twice)",
    "give each operation an id of its own",
)
RESPONSE_STATUS: Final = Rule(
    "SG211",
    _WARNING,
    "A key of 'responses' is no status code.",
    "responses: {ok: {…}}",
    "write a status such as '200', a range such as '4XX', or 'default'",
)
SECURITY_UNDEFINED: Final = Rule(
    "SG212",
    _WARNING,
    "A security requirement names a scheme that is not defined.",
    "security: [{token: []}]",
    "define the scheme under components/securitySchemes",
)
HEADER_NAME: Final = Rule(
    "SG213",
    _WARNING,
    "A header or cookie has a name that HTTP does not allow.",
    '{name: "X-A: 1", in: header, schema: {}}',
    "use letters, digits and hyphens",
)
SERVER_VARIABLE: Final = Rule(
    "SG214",
    _WARNING,
    "The URL template and the variables of a server do not fit together.",
    "servers: [{url: 'https://{region}.example.com'}]",
    "define each variable, with a default that its enum allows",
)
PARAMETER_STYLE: Final = Rule(
    "SG215",
    _WARNING,
    "The style of a parameter does not exist for its place.",
    "{name: id, in: path, style: form, …}",
    "use a style that OpenAPI defines for the place",
)
PATH_QUERY: Final = Rule(
    "SG216",
    _WARNING,
    "A path holds a query, which is sent as it stands, or a fragment, which is not.",
    "paths: {'/pets?all=true': {…}}",
    "declare query parameters instead",
)
MEDIA_TYPE: Final = Rule(
    "SG217",
    _WARNING,
    "A key of 'content' is no media type.",
    "content: {json: {…}}",
    "write a media type such as 'application/json'",
)
SECURITY_SCHEME: Final = Rule(
    "SG218",
    _WARNING,
    "The type or place of a security scheme is not one that OpenAPI defines.",
    "{type: basic}",
    "use apiKey (in query, header or cookie), http, oauth2, openIdConnect, mutualTLS",
)
PASSED_OVER: Final = Rule(
    "SG219",
    _NOTICE,
    "Nothing is made of webhooks, callbacks and links.",
    "webhooks: {newPet: {…}}",
    "nothing has to be done; `--report` lists them all under 'passed_over'",
)
METHOD_NAME: Final = Rule(
    "SG220",
    _WARNING,
    "A key of 'additionalOperations' is no method; the operation is left out.",
    "additionalOperations: {MY METHOD: {…}}",
    "write a method as it is sent, such as 'COPY', without spaces",
)
FALLBACK: Final = Rule(
    "SG222",
    _NOTICE,
    "Something is done instead of what the document says.",
    "content: {application/json: {…}, application/xml: {…}}",
    "nothing has to be done if the client does what is needed",
)
QUERY_STRING: Final = Rule(
    "SG223",
    _WARNING,
    "A whole query that is no form cannot be sent; the parameter is left out.",
    "{in: querystring, content: {application/json: {…}}}",
    "describe it as application/x-www-form-urlencoded, or as single parameters",
)

# SG3xx: schemas

SCHEMA_TYPE: Final = Rule(
    "SG301",
    _WARNING,
    "The type of a schema does not exist.",
    "{type: text}",
    "use string, number, integer, boolean, array, object, or null (3.1)",
)
PATTERN: Final = Rule(
    "SG302",
    _WARNING,
    "Python cannot use the pattern; it is not checked.",
    "pattern: '^(unclosed'",
    "use a regular expression that Python's re module understands too",
)
DISCRIMINATOR_MAPPING: Final = Rule(
    "SG303",
    _WARNING,
    "A discriminator maps a value to a schema that does not exist.",
    "mapping: {dog: '#/components/schemas/Dgo'}",
    "correct the name or add the schema",
)
BOUNDS: Final = Rule(
    "SG304",
    _WARNING,
    "No value can lie between the bounds of a schema.",
    "{minimum: 10, maximum: 1}",
    "correct the bounds",
)
ENUM_DUPLICATE: Final = Rule(
    "SG305",
    _WARNING,
    "An enum lists one value twice.",
    "enum: [a, b, a]",
    "remove one of them",
)
DEFAULT_TYPE: Final = Rule(
    "SG306",
    _WARNING,
    "A default is not a value that its schema allows.",
    "{type: integer, default: ten}",
    "correct the default or the type",
)
ENUM_TYPE: Final = Rule(
    "SG307",
    _WARNING,
    "An enum lists a value that the type of its schema excludes.",
    "{type: integer, enum: [one]}",
    "correct the value or the type",
)
SCHEMA_CYCLE: Final = Rule(
    "SG308",
    _WARNING,
    "A schema is part of itself through allOf, oneOf or anyOf.",
    "Pet: {allOf: [{$ref: '#/components/schemas/Pet'}]}",
    "break the cycle; recursion needs a property or a list between",
)
CONTRADICTION: Final = Rule(
    "SG309",
    _WARNING,
    "No value can satisfy a schema.",
    "allOf: [{type: string}, {type: integer}]",
    "use oneOf, or correct the types",
)
SCHEMA_UNSATISFIABLE: Final = Rule(
    "SG310",
    _WARNING,
    "A schema allows no value; any value is accepted instead.",
    "{not: {}}",
    "correct the schema",
)
SCHEMA_TOO_DEEP: Final = Rule(
    "SG311",
    _WARNING,
    "Inline schemas are nested too deeply; any value is accepted instead.",
    "properties: {a: {properties: {b: {…}}}}",
    "move inner schemas to components/schemas",
)
SCHEMA_SIMPLIFIED: Final = Rule(
    "SG312",
    _WARNING,
    "A schema says more than a Python type can; a wider type is used.",
    "oneOf: [{properties: {…}, anyOf: [{…}, {…}]}]",
    "give each member of the union a schema of its own",
)
DISCRIMINATOR_PROPERTY: Final = Rule(
    "SG313",
    _WARNING,
    "A member of a union does not declare the property that tells the members apart.",
    "oneOf: [{properties: {id: {…}}}], discriminator: {propertyName: kind}",
    "declare the property in the member",
)

# SG4xx: extensions

EXTENSION_VALUE: Final = Rule(
    "SG401",
    _WARNING,
    "An extension has a value that it does not take; it is ignored.",
    "x-sdk-send-default: perhaps",
    "write a value of the kind that is named",
)
EXTENSION_FIELD: Final = Rule(
    "SG402",
    _ERROR,
    "An extension has a field that is not supported.",
    "x-sdk-errors: {colour: red}",
    "use the fields that are named, or remove it",
)
PAGINATION_PLACE: Final = Rule(
    "SG408",
    _WARNING,
    "What is said of pages names what the operation or its reply does not have.",
    "outputs: {results: $.itmes} where the reply has items",
    "name a parameter, a member of the body or a member of the reply",
)
EXTENSION_UNKNOWN: Final = Rule(
    "SG403",
    _WARNING,
    "A key of the generator's own vocabulary does not exist.",
    "x-sdk-colour: red",
    "correct the spelling",
)
OPERATION_WITHOUT_CLIENT: Final = Rule(
    "SG404",
    _WARNING,
    "No client carries the operation.",
    "tags: [a tag of no client in x-sdk-clients]",
    "add one of the tags listed in x-sdk-clients",
)
NO_OPERATION: Final = Rule(
    "SG221",
    _ERROR,
    "The document has no operation that can be called.",
    "paths: {}",
    "add a path with an operation",
)
SPEC_VALIDATOR: Final = Rule(
    "SG111",
    _WARNING,
    "openapi-spec-validator refuses the document.",
    "a key that the OpenAPI schema does not know",
    "follow the message of the validator",
)
HOOK_MISSING: Final = Rule(
    "SG405",
    _WARNING,
    "A hook that the document names does not exist; it is left out.",
    "x-sdk-decode: nowhere:nothing",
    "write the function under templates/package/custom/, or correct the name",
)
