"""Validation: what it finds, where, and that it finds nothing that is not there.

The exact listings stand in `tests/cases`; here is what no single document shows.
"""

import copy
import json
import re
import time
from collections import Counter
from pathlib import Path

import pytest

from generator import rules
from generator.diagnostics import Diagnostic, Report, Rule, Severity
from generator.document import Document
from generator.validate import validate

PROJECT = Path(__file__).parents[2]
CASES = PROJECT / "tests" / "cases"
HOSTILE = PROJECT / "tests" / "hostile" / "documents"
REAL = PROJECT.parent / "shared" / "specs" / "dev"
RULES = {name: value for name, value in vars(rules).items() if isinstance(value, Rule)}
HEAD = "openapi: 3.0.3\ninfo: {title: T, version: v1}\n"
HEAD_3_1 = "openapi: 3.1.0\ninfo: {title: T, version: v1}\n"
SCHEMAS = HEAD + "paths: {}\ncomponents:\n  schemas:\n"


def check(path: Path) -> tuple[Diagnostic, ...]:
    """The diagnostics of reading and validating a document."""
    report = Report()
    document = Document.load(path, report)
    if document is not None:
        validate(document, report)
    listing = report.listing()
    assert all(line.isprintable() for line in listing.split("\n"))
    return report.diagnostics


def found(folder: Path, text: str, **more: str) -> list[tuple[str, str]]:
    """The codes and pointers of the faults of a document."""
    for name, content in {"api_yaml": text, **more}.items():
        (folder / name.replace("_", ".")).write_text(content, encoding="utf-8")
    return [(d.code, d.source.pointer) for d in check(folder / "api.yaml")]


def used(*packages: str) -> set[str]:
    """The names of the rules that the modules of some packages mention."""
    files = [file for name in packages for file in (PROJECT / name).rglob("*.py")]
    text = "".join(file.read_text("utf-8") for file in files)
    return set(re.findall(r"\brules\.([A-Z][A-Z0-9_]+)", text))


class TestRules:
    """The table of rules."""

    def test_codes_are_unique_and_well_formed(self) -> None:
        codes = Counter(rule.code for rule in RULES.values())
        assert [code for code, count in codes.items() if count > 1] == []
        assert all(re.fullmatch(r"SG[0-9]{3}", code) for code in codes)

    def test_every_rule_is_documented_and_in_use(self) -> None:
        for rule in RULES.values():
            assert rule.meaning.endswith(".") and rule.example and rule.fix
        assert set(RULES) <= used("generator")

    def test_every_rule_of_reading_and_validation_has_a_case(self) -> None:
        text = "".join(file.read_text("utf-8") for file in CASES.glob("*/expected.txt"))
        shown = set(re.findall(r" (?:error|warning) (SG[0-9]{3}): ", text))
        names = used("generator/document", "generator/validate")
        # A missing file cannot be a case; test_document has it.
        needed = {RULES[name].code for name in names - {"UNREADABLE_FILE"}}
        assert needed - shown == set()

    def test_errors_are_only_what_spoils_the_whole_document(self) -> None:
        errors = {
            name
            for name in used("generator/validate")
            if RULES[name].severity is Severity.ERROR
        }
        assert errors == {"ROOT_FIELD"}


class TestReferences:
    """References are checked where they stand, their targets once."""

    def test_targets_outside_the_tree_are_visited(self, tmp_path: Path) -> None:
        text = (
            HEAD + "paths:\n  /a:\n    get:\n      operationId: a\n      responses:\n"
            "        '200':\n          description: ok\n          content:\n"
            "            application/json: {schema: {$ref: '#/x-own/Pet'}}\n"
            "            text/json: {schema: {$ref: 'b.yaml#/Pet'}}\n"
            "            text/plain: {schema: {$ref: 'b.yaml#/Pet'}}\n"
            "x-own: {Pet: {type: objct}}\nx-unused: {Pet: {type: objct}}\n"
        )
        pet = "Pet: {type: strng}\nUnused: {type: strng}\n"
        assert found(tmp_path, text, b_yaml=pet) == [
            ("SG301", "/x-own/Pet/type"),
            ("SG301", "/Pet/type"),
        ]

    def test_whole_files_may_be_schemas(self, tmp_path: Path) -> None:
        text = SCHEMAS + "    A: {$ref: b.yaml}\n    B: {$ref: c.yaml}\n"
        blamed = found(tmp_path, text, b_yaml="true\n", c_yaml="[1]\n")
        assert blamed == [("SG107", ""), ("SG107", "")]

    def test_fields_beside_a_reference_count_in_3_1_only(self, tmp_path: Path) -> None:
        schemas = (
            "components:\n  schemas:\n    A: {$ref: '#/components/schemas/B', type: x}\n"
            "    B: {}\n"
        )
        assert found(tmp_path, HEAD_3_1 + schemas) == [
            ("SG301", "/components/schemas/A/type")
        ]
        assert found(tmp_path, HEAD + "paths: {}\n" + schemas) == []

    def test_only_the_cycle_itself_is_reported(self, tmp_path: Path) -> None:
        text = SCHEMAS + (
            "    Into: {$ref: '#/components/schemas/A'}\n"
            "    A: {$ref: '#/components/schemas/B'}\n"
            "    B: {$ref: '#/components/schemas/A'}\n"
        )
        assert found(tmp_path, text) == [
            ("SG102", "/components/schemas/A/$ref"),
            ("SG102", "/components/schemas/B/$ref"),
        ]

    def test_chains_that_nobody_follows_are_reported(self, tmp_path: Path) -> None:
        chain = "".join(
            f"    S{n}: {{$ref: '#/components/schemas/S{n + 1}'}}\n" for n in range(102)
        )
        assert found(tmp_path, SCHEMAS + chain + "    S102: {}\n") == [
            ("SG102", "/components/schemas/S0/$ref"),
            ("SG102", "/components/schemas/S1/$ref"),
        ]

    def test_property_called_ref_is_no_reference(self, tmp_path: Path) -> None:
        text = SCHEMAS + "    A: {properties: {$ref: {type: string}}}\n"
        assert found(tmp_path, text) == []

    def test_examples_are_not_looked_into(self, tmp_path: Path) -> None:
        text = SCHEMAS + (
            "    A: {example: {$ref: '#/nowhere'}, examples: [{$ref: '#/nowhere'}],"
            " default: {$ref: '#/nowhere'}, enum: [{$ref: '#/nowhere'}],"
            " x-own: {$ref: '#/nowhere'}}\n"
        )
        assert found(tmp_path, text) == []


class TestOperations:
    """Path parameters and names."""

    def test_unresolved_parameter_is_not_also_called_missing(
        self, tmp_path: Path
    ) -> None:
        text = HEAD + (
            "paths:\n  /a/{id}:\n    get:\n      operationId: a\n"
            "      parameters: [{$ref: '#/components/parameters/Id'}]\n"
            "      responses: {'200': {description: ok}}\n"
        )
        assert [code for code, _ in found(tmp_path, text)] == ["SG101"]

    def test_parameters_may_stand_in_a_referenced_path_item(
        self, tmp_path: Path
    ) -> None:
        text = HEAD + "paths:\n  /a/{id}: {$ref: b.yaml}\n"
        item = (
            "parameters:\n- {$ref: '#/x-id'}\n"
            "get: {operationId: a, responses: {'200': {description: ok}}}\n"
            "x-id: {name: id, in: path, required: true, schema: {type: string}}\n"
        )
        assert found(tmp_path, text, b_yaml=item) == []

    def test_callbacks_and_webhooks_have_no_path_template(self, tmp_path: Path) -> None:
        text = HEAD_3_1 + (
            "webhooks:\n  new pet {x}:\n    post:\n      operationId: hook\n"
            "      callbacks:\n        done:\n          '{$request.body#/url}':\n"
            "            post: {operationId: hook, responses: {}}\n"
        )
        assert [code for code, _ in found(tmp_path, text)] == ["SG210"]

    @pytest.mark.parametrize(
        ("version", "components", "codes"),
        [
            ("3.0.3", "", ["SG108"]),
            ("3.1.0", "", ["SG108"]),
            ("3.0.3", "components: {}\n", ["SG108"]),
            ("3.1.0", "components: {}\n", []),
        ],
    )
    def test_paths_are_required_where_nothing_stands_for_them(
        self, tmp_path: Path, version: str, components: str, codes: list[str]
    ) -> None:
        head = HEAD.replace("3.0.3", version)
        assert [code for code, _ in found(tmp_path, head + components)] == codes


class TestSchemas:
    """Rules that must not cry wolf."""

    @pytest.mark.parametrize(
        "schema",
        [
            "{type: string, nullable: true, enum: [a, null], default: null}",
            "{type: string, enum: [a, null]}",
            "{type: number, default: 1}",
            "{type: integer, default: 1.0}",
            "{enum: [1, true, '1', [1], {a: 1}]}",
            "{type: array, items: {}, default: []}",
            "{type: string, pattern: '^[\\w-]+$', minLength: 0, maxLength: 0}",
            "{minimum: 0, maximum: 0, exclusiveMinimum: false}",
            "{additionalProperties: true}",
            "{properties: {type: {type: string}, required: {type: boolean}}}",
            "{required: [undeclared]}",
            "{allOf: [{type: number}, {type: integer}]}",
            "{allOf: [{nullable: true, type: string}, {type: string}]}",
            "{allOf: [{type: object}, {additionalProperties: false}], properties: {}}",
            "{x-typ: 1, typ: 1, foo: 1}",
        ],
    )
    def test_accepted(self, tmp_path: Path, schema: str) -> None:
        assert found(tmp_path, SCHEMAS + f"    A: {schema}\n") == []

    @pytest.mark.parametrize(
        ("name", "meant"),
        [
            ("requried", "required"),
            ("propertes", "properties"),
            ("Properties", "properties"),
            ("descripton", "description"),
            ("oneof", "oneOf"),
            ("itemss", "items"),
        ],
    )
    def test_misspelt_fields(self, tmp_path: Path, name: str, meant: str) -> None:
        (tmp_path / "api.yaml").write_text(SCHEMAS + f"    A: {{{name}: x}}\n")
        (diagnostic,) = check(tmp_path / "api.yaml")
        assert diagnostic.code == "SG109"
        assert diagnostic.hint == f"did you mean '{meant}'?"

    def test_shared_anchors_are_checked_where_they_are_used(
        self, tmp_path: Path
    ) -> None:
        text = SCHEMAS + "    A: &a {type: objct}\n    B: *a\n"
        assert found(tmp_path, text) == [
            ("SG301", "/components/schemas/A/type"),
            ("SG301", "/components/schemas/B/type"),
        ]


class TestDocuments:
    """Whole documents: nothing changes them, nothing stops the walk."""

    def test_document_is_not_changed(self) -> None:
        for path in sorted(CASES.glob("schemas*/openapi.yaml")):
            report = Report()
            document = Document.load(path, report)
            assert document is not None
            before = copy.deepcopy(document.root.value)
            validate(document, report)
            assert document.root.value == before

    @pytest.mark.parametrize(
        "text",
        [
            "".join(
                f"    A{n}: {{$ref: '#/components/schemas/B{n}'}}\n"
                for n in range(5_000)
            ),
            "".join(
                f"    A{n}: {{$ref: '#/components/schemas/A{n + 1}'}}\n"
                for n in range(5_000)
            ),
            "".join(
                f"    A{n}: {{allOf: [{{$ref: '#/components/schemas/A{n + 1}'}},"
                f" {{$ref: '#/components/schemas/A{n + 1}'}}]}}\n"
                for n in range(1_000)
            ),
            "    A: {properties: {"
            + ", ".join(f"p{n}: {{type: strng}}" for n in range(10_000))
            + "}}\n",
        ],
        ids=["unresolved", "chain", "diamonds", "misspelt"],
    )
    def test_many_faults_are_found_in_time(self, tmp_path: Path, text: str) -> None:
        (tmp_path / "api.yaml").write_text(SCHEMAS + text)
        started = time.process_time()
        assert check(tmp_path / "api.yaml")
        assert time.process_time() - started < 5

    @pytest.mark.parametrize(
        "entry",
        json.loads((HOSTILE / "manifest.json").read_text("utf-8")),
        ids=lambda entry: str(entry["file"]),
    )
    def test_hostile_document_ends_in_a_listing(self, entry: dict[str, str]) -> None:
        path = HOSTILE / entry["file"]
        if not path.exists():
            pytest.skip(f"{path.name} is too large to be kept; test_document makes it")
        started = time.process_time()
        diagnostics = check(path)
        assert time.process_time() - started < 2
        silent = {"safe", "bounded", "inject", "error or safe"}
        assert diagnostics or entry["cls"] in silent

    @pytest.mark.parametrize(
        ("file", "code", "pointer"),
        [
            ("e16-param-ref-loop.yaml", "SG102", "/components/parameters/P/$ref"),
            ("e17-circular-allOf.yaml", "SG308", "/components/schemas/Pet/allOf/0"),
            ("e18-duplicate-operationId.yaml", "SG210", "/paths/~1b/get/operationId"),
            ("e19-missing-path-param.yaml", "SG204", "/paths/~1a~1{id}/get"),
            (
                "e20-path-param-optional.yaml",
                "SG205",
                "/paths/~1a~1{id}/get/parameters/0/required",
            ),
            (
                "e28-bad-regex.yaml",
                "SG302",
                "/components/schemas/Pet/properties/a/pattern",
            ),
            (
                "e30-discriminator-dangling.yaml",
                "SG303",
                "/components/schemas/Pet/discriminator/mapping/dog",
            ),
            ("e32-allOf-conflict.yaml", "SG309", "/components/schemas/Pet/allOf"),
            ("e33-union-of-itself.yaml", "SG308", "/components/schemas/Pet/oneOf/0"),
            ("i17-ref-names.json", "SG102", "/components/schemas/~0/$ref"),
        ],
    )
    def test_hostile_document_is_blamed_for_its_fault(
        self, file: str, code: str, pointer: str
    ) -> None:
        blamed = [(d.code, d.source.pointer) for d in check(HOSTILE / file)]
        assert (code, pointer) in blamed

    @pytest.mark.skipif(not REAL.exists(), reason=f"{REAL} is absent: noise untested")
    @pytest.mark.parametrize(
        ("name", "codes"),
        [
            ("appwrite-client-30.json", {}),
            ("discord-31.json", {"SG309": 2}),
            ("github-30.json", {}),
            ("mem0-30.json", {"SG108": 4, "SG212": 3}),
            ("museum-31.yaml", {}),
            ("ollama-31.yaml", {}),
            ("openai-31.yaml", {"SG107": 7, "SG216": 6, "SG306": 3}),
            ("papr-memory-31.json", {}),
            ("qdrant-30.json", {}),
            ("redoc-demo-31.yaml", {"SG306": 1, "SG309": 1}),
            ("stripe-30.json", {"SG305": 1}),
            ("swagger-petstore-304.yaml", {}),
            ("train-travel-31.yaml", {}),
            ("twilio-api-v2010-30.json", {}),
        ],
    )
    def test_real_document_is_not_accused_of_more(
        self, name: str, codes: dict[str, int]
    ) -> None:
        started = time.process_time()
        assert Counter(d.code for d in check(REAL / name)) == codes
        assert time.process_time() - started < 10
