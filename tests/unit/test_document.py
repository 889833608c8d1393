"""Reading: values, places, versions, references and limits."""

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import rules
from generator.diagnostics import Report, Rule, Source
from generator.document import (
    Document,
    JsonValue,
    Node,
    Unresolved,
    UnresolvedKind,
    json_reader,
    limits,
    yaml_reader,
)
from generator.document.pointers import split

HEAD = "openapi: 3.0.3\ninfo: {title: T, version: v1}\npaths: {}\n"
GITHUB = Path(__file__).parents[3] / "shared" / "specs" / "dev" / "github-30.json"

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Writes files into the working directory; the first one is the document."""
    monkeypatch.chdir(tmp_path)

    def write_files(text: str | bytes, name: str = "api.yaml", **more: str) -> Path:
        for file, content in {name: text, **more}.items():
            path = tmp_path / file.replace("__", "/").replace("_", ".")
            path.parent.mkdir(parents=True, exist_ok=True)
            data = content if isinstance(content, bytes) else content.encode()
            path.write_bytes(data)
        return Path(name.replace("_", "."))

    return write_files


def load(path: Path) -> Document:
    """The document at `path`, which must be usable."""
    report = Report()
    document = Document.load(path, report)
    assert document is not None, report.listing()
    return document


def refuse(path: Path) -> tuple[Rule, int, int]:
    """The rule and the place of the first error of a document that is unusable."""
    report = Report()
    assert Document.load(path, report) is None
    first = report.diagnostics[0]
    return first.rule, first.location.line, first.location.column


def nested(depth: int) -> str:
    """A document of lists inside each other."""
    return '{"openapi": "3.0.3", "x": ' + "[" * depth + "]" * depth + "}"


def at(document: Document, pointer: str) -> Node:
    """The node at a pointer."""
    node = document.look_up("#" + pointer, document.root.source)
    assert isinstance(node, Node), node
    return node


class TestYaml:
    """The core schema of YAML 1.2."""

    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("yes", "yes"),
            ("no", "no"),
            ("on", "on"),
            ("y", "y"),
            ("12:30", "12:30"),
            ("2024-01-01", "2024-01-01"),
            ("=", "="),
            ("1_000", "1_000"),
            ("0b1", "0b1"),
            ("-0x1", "-0x1"),
            ("'12'", "12"),
            ('"true"', "true"),
            ("!!str 12", "12"),
            ("! 12", "12"),
            ("true", True),
            ("FALSE", False),
            ("~", None),
            ("null", None),
            ("", None),
            ("012", 12),
            ("+7", 7),
            ("0o17", 15),
            ("0x1F", 31),
            ("1e3", 1000.0),
            (".5", 0.5),
            ("1.", 1.0),
            ("!!float 1", 1.0),
            ("!!int '3'", 3),
            ("tRUE", "tRUE"),
            (".", "."),
            ("+", "+"),
        ],
    )
    def test_scalar(self, text: str, value: JsonValue) -> None:
        reading = yaml_reader.read(f"a: {text}\n")
        assert reading.problems == ()
        assert isinstance(reading.value, dict)
        found = reading.value["a"]
        assert (found, type(found)) == (value, type(value))

    def test_keys_are_strings_as_written(self) -> None:
        text = (
            "200: a\nnull: b\n1.50: c\ntrue: d\n0x1F: e\non: f\n2024-01-01: g\n'': h\n"
        )
        value = yaml_reader.read(text).value
        assert isinstance(value, dict)
        assert list(value) == [
            "200",
            "null",
            "1.50",
            "true",
            "0x1F",
            "on",
            "2024-01-01",
            "",
        ]

    def test_merge_keys(self) -> None:
        text = (
            "base: &base {a: 1, b: 1}\n"
            "more: &more {b: 2, c: 2}\n"
            "one: {<<: *base, b: 3}\n"
            "two: {<<: [*more, *base]}\n"
            "name: {'<<': *base}\n"
        )
        value = yaml_reader.read(text).value
        assert isinstance(value, dict)
        assert value["one"] == {"a": 1, "b": 3}
        assert value["two"] == {"b": 2, "c": 2, "a": 1}
        assert value["name"] == {"<<": {"a": 1, "b": 1}}

    def test_python_parser_reads_the_same(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        text = "é: &a [1, 'x', {y: ~}]\nb: *a\nc: |\n  text\n200: >-\n  a\n  b\n"
        fast = yaml_reader.read(text)
        monkeypatch.setattr(yaml_reader.yaml, "__with_libyaml__", False)
        slow = yaml_reader.read(text)
        assert slow.value == fast.value
        for tokens in (("é", "2", "y"), ("b",), ("200",)):
            assert slow.positions.find(tokens) == fast.positions.find(tokens)

    @pytest.mark.parametrize(
        "text",
        [
            "a: b: c",
            "a: [1",
            "a: *missing",
            "? [a]\n: b",
            "? {a: b}\n: c",
            "a: &x [1]\n*x : b",
            "a: {<<: 5}",
            "--- {}\n--- {}\n",
            'a: "\\ud800"',
            'a: "\\q"',
            "%YAML 9\n---\na",
            "!<tag:x: a",
        ],
    )
    def test_broken_text_is_a_syntax_error(self, text: str) -> None:
        problems = yaml_reader.read(text).problems
        assert [problem.rule for problem in problems] == [rules.SYNTAX]

    def test_json_is_yaml(self) -> None:
        text = json.dumps({"a": [1, 1.5, -2e10, True, None, "é\n\"'"], "b": {"": {}}})
        assert yaml_reader.read(text).value == json_reader.read(text).value


class TestJson:
    """Strict JSON."""

    @pytest.mark.parametrize(
        ("text", "offset"),
        [
            ("{'a': 1}", 1),
            ('{"a": 1} x', 9),
            ('{"a": "\\ud800"}', 6),
            ('{"\\udc00": 1}', 0),
            ("[1, 2", 5),
        ],
    )
    def test_broken_text_is_a_syntax_error(self, text: str, offset: int) -> None:
        (problem,) = json_reader.read(text).problems
        assert problem.rule is rules.SYNTAX
        assert problem.offset == offset

    def test_surrogate_pairs_are_characters(self) -> None:
        assert json_reader.read('["\\ud83d\\ude00"]').value == ["\U0001f600"]

    @pytest.mark.parametrize("number", ["NaN", "-Infinity", "1e400", "9" * 400])
    def test_numbers_out_of_range_have_a_pointer(self, number: str) -> None:
        (problem,) = json_reader.read(f'{{"a": [0, {number}]}}').problems
        assert (problem.rule, problem.pointer) == (rules.NUMBER_RANGE, "/a/1")

    def test_huge_integers_do_not_hide_others(self) -> None:
        text = '{"a": ' + "9" * 5000 + ', "b": 1e999, "c": 12}'
        pointers = {problem.pointer for problem in json_reader.read(text).problems}
        assert pointers == {"/a", "/b"}


class TestPlaces:
    """Every value and key is found where it stands."""

    YAML = (
        HEAD + "x-list:\n- a: {b: [1, 'two']}\n  long key: >\n    text\n"
        "-\n  - nested\n  - 名: 前\nx-alias: &a {k: v}\nx-copy: *a\n"
        "x-merge:\n  <<: *a\n  own: 1\n"
    )
    JSON = '{"openapi": "3.0.3",\n "x-é\\u0041": [ {"a/b": 1 , "~": [[] , {}]}, "x" ],"z":{}}'

    def places(self, path: Path) -> dict[str, tuple[str, str]]:
        """What the text holds at the key and at the value of each pointer."""
        document = load(path)
        lines = path.read_text("utf-8").splitlines()
        found: dict[str, tuple[str, str]] = {}
        stack = [document.root]
        while stack:
            node = stack.pop()
            key = document.locate(node.source, key=True)
            value = document.locate(node.source)
            found[node.source.pointer] = (
                lines[key.line - 1][key.column - 1 :],
                lines[value.line - 1][value.column - 1 :],
            )
            stack.extend(child for _, child in node.items())
            stack.extend(node.elements())
        return found

    def test_yaml(self, write: Write) -> None:
        places = self.places(write(self.YAML))
        assert places["/x-list/0/a/b/1"] == ("'two']}", "'two']}")
        assert places["/x-list/0/a"] == ("a: {b: [1, 'two']}", "{b: [1, 'two']}")
        assert places["/x-list/1/1/名"] == ("名: 前", "前")
        assert places["/x-copy"] == ("x-copy: *a", "*a")
        assert places["/x-copy/k"] == ("k: v}", "v}")
        assert places["/x-merge/k"] == ("k: v}", "v}")
        assert places["/x-merge/own"] == ("own: 1", "1")
        # A block starts below its key; the key is the better place.
        assert places["/x-list"] == ("x-list:", "x-list:")

    def test_json(self, write: Write) -> None:
        places = self.places(write(self.JSON, "api.json"))
        assert places["/x-éA"][0].startswith('"x-é\\u0041": [')
        assert places["/x-éA/0/a~1b"] == (
            '"a/b": 1 , "~": [[] , {}]}, "x" ],"z":{}}',
        ) + ('1 , "~": [[] , {}]}, "x" ],"z":{}}',)
        assert places["/x-éA/0/~0/1"][1] == '{}]}, "x" ],"z":{}}'
        assert places["/z"] == ('"z":{}}', "{}}")

    def test_every_key_stands_where_it_is_said_to(self, write: Write) -> None:
        for path in (write(self.YAML), write(self.JSON, "api.json")):
            for pointer, (key, _) in self.places(path).items():
                name = split(pointer)[-1] if pointer else ""
                if name and not name.isdigit():
                    assert key.lstrip('"').startswith((name, "x-é"))

    def test_missing_value_is_located_at_what_is_around_it(self, write: Write) -> None:
        document = load(write(HEAD))
        place = document.locate(Source("api.yaml", "/info/contact/name"))
        assert (place.line, place.column) == (2, 7)

    def test_lines_may_end_in_any_way(self, write: Write) -> None:
        document = load(write(HEAD.replace("\n", "\r\n") + "x-a: 1\r\n"))
        assert document.locate(Source("api.yaml", "/x-a")).line == 4

    def test_files_are_shown_relative_to_the_working_directory(
        self, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write(HEAD)
        assert load(tmp_path / "api.yaml").root.source.file == "api.yaml"
        (tmp_path / "elsewhere").mkdir()
        monkeypatch.chdir(tmp_path / "elsewhere")
        outside = load(tmp_path / "api.yaml").root.source.file
        assert outside == (tmp_path / "api.yaml").as_posix()


class TestLoad:
    """What is accepted and what is refused."""

    @pytest.mark.parametrize(
        ("text", "rule", "line", "column"),
        [
            (b"", rules.EMPTY_DOCUMENT, 1, 1),
            (b" \n\n", rules.EMPTY_DOCUMENT, 1, 1),
            (b"# x\n---\n# y\n", rules.EMPTY_DOCUMENT, 4, 1),
            (b"text", rules.ROOT_NOT_MAPPING, 1, 1),
            (b"[1]", rules.ROOT_NOT_MAPPING, 1, 1),
            (b"a: 1\nb: \xe9\n", rules.NOT_UTF8, 2, 4),
            (b"a: \xc3\xa9\xe9\n", rules.NOT_UTF8, 1, 5),
            ("a: é".encode("utf-16"), rules.NOT_UTF8, 1, 1),
            (b"a: 1\nb: '\x00'\n", rules.CONTROL_CHARACTER, 2, 5),
            (b"a: 1\nb: \x7f\n", rules.CONTROL_CHARACTER, 2, 4),
            (b"a: &x\n  b: *x\n", rules.CYCLIC_ALIAS, 2, 6),
            (b"a: " + b"9" * 400, rules.NUMBER_RANGE, 1, 4),
            (b"a: 1e999\n", rules.NUMBER_RANGE, 1, 4),
            (b"info: {}\n", rules.VERSION_MISSING, 1, 1),
            (b"swagger: '2.0'\n", rules.VERSION_UNSUPPORTED, 1, 10),
            (b"openapi: 4.0.0\n", rules.VERSION_UNSUPPORTED, 1, 10),
            (b"openapi: 3\n", rules.VERSION_UNSUPPORTED, 1, 10),
            (b"openapi: [3, 0]\n", rules.VERSION_UNSUPPORTED, 1, 10),
            (b"openapi: 3.0.\n", rules.VERSION_UNSUPPORTED, 1, 10),
        ],
    )
    def test_refused(
        self, write: Write, text: bytes, rule: Rule, line: int, column: int
    ) -> None:
        assert refuse(write(text)) == (rule, line, column)

    @pytest.mark.parametrize(
        ("written", "version", "rule"),
        [
            ("3.0.3", "3.0", None),
            ("'3.1.1'", "3.1", None),
            ("3.1.0-rc1", "3.1", None),
            ("3.0", "3.0", rules.VERSION_FORM),
            ("'3.1'", "3.1", rules.VERSION_FORM),
            ("3.2.0", "3.2", rules.VERSION_NEWER),
        ],
    )
    def test_version(
        self, write: Write, written: str, version: str, rule: Rule | None
    ) -> None:
        report = Report()
        document = Document.load(write(f"openapi: {written}\npaths: {{}}\n"), report)
        assert document is not None and document.version == version
        assert [d.rule for d in report.diagnostics] == ([rule] if rule else [])

    def test_unreadable(self, write: Write, tmp_path: Path) -> None:
        write(HEAD)
        (tmp_path / "loop").symlink_to(tmp_path / "loop")
        for path in (Path("absent.yaml"), tmp_path, Path("loop"), Path("a\0b")):
            assert refuse(path)[0] is rules.UNREADABLE_FILE

    def test_byte_order_mark_is_accepted(self, write: Write) -> None:
        mark = b"\xef\xbb\xbf"
        assert load(write(mark + HEAD.encode())).version == "3.0"
        text = mark + b'{"openapi": "3.1.0", "paths": {}}'
        assert load(write(text, "api.json")).version == "3.1"

    def test_format_follows_the_extension_or_else_the_content(
        self, write: Write
    ) -> None:
        flow = "{openapi: 3.0.3, paths: {}}"
        strict = '{"openapi": "3.0.3", "paths": {}}'
        assert load(write(flow)).version == "3.0"
        assert load(write(strict, "api")).version == "3.0"
        assert refuse(write(flow, "api.json"))[0] is rules.SYNTAX

    @pytest.mark.parametrize("name", ["api.yaml", "api.json"])
    def test_duplicate_keys_are_reported_and_the_last_counts(
        self, write: Write, name: str
    ) -> None:
        text = '{"openapi": "3.0.3",\n"paths": {"/a": {"x-a": 1,\n"x-a": 2}}}'
        report = Report()
        document = Document.load(write(text, name), report)
        assert document is not None
        assert at(document, "/paths/~1a/x-a").value == 2
        (found,) = report.diagnostics
        assert (found.rule, found.location.line) == (rules.DUPLICATE_KEY, 3)
        assert found.source.pointer == "/paths/~1a/x-a"
        assert "line 2" in found.message


class TestLimits:
    """Nothing exhausts the reader."""

    @pytest.mark.parametrize("name", ["api.yaml", "api.json"])
    @pytest.mark.parametrize("depth", [limits.MAX_DEPTH, 300, 100_000])
    def test_depth(self, write: Write, name: str, depth: int) -> None:
        text = nested(depth)
        assert refuse(write(text, name))[0] is rules.LIMIT_EXCEEDED

    @pytest.mark.parametrize("name", ["api.yaml", "api.json"])
    def test_allowed_depth(self, write: Write, name: str) -> None:
        depth = limits.MAX_DEPTH - 1
        text = nested(depth)
        load(write(text, name))

    def test_depth_through_aliases(self, write: Write) -> None:
        levels = "".join(f"x-{n + 1}: &a{n + 1} [*a{n}]\n" for n in range(300))
        assert refuse(write(HEAD + "x-0: &a0 []\n" + levels))[0] is rules.LIMIT_EXCEEDED

    def test_billion_laughs(self, write: Write) -> None:
        levels = "".join(
            f"x-{n + 1}: &a{n + 1} [{', '.join([f'*a{n}'] * 10)}]\n" for n in range(30)
        )
        started = time.process_time()
        assert (
            refuse(write(HEAD + "x-0: &a0 [1]\n" + levels))[0] is rules.LIMIT_EXCEEDED
        )
        assert time.process_time() - started < 1

    def test_merge_bomb(self, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(limits, "MAX_ALIASED_VALUES", 1_000)
        levels = "".join(
            f"x-{n + 1}: &a{n + 1} {{<<: *a{n}, k{n}: 1}}\n" for n in range(100)
        )
        assert refuse(write(HEAD + "x-0: &a0 {}\n" + levels))[0] is rules.LIMIT_EXCEEDED

    @pytest.mark.parametrize("name", ["api.yaml", "api.json"])
    def test_values(
        self, write: Write, name: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(limits, "MAX_VALUES", 100)
        text = json.dumps({"openapi": "3.0.3", "x": [1] * 200})
        assert refuse(write(text, name))[0] is rules.LIMIT_EXCEEDED

    def test_file_size(self, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(limits, "MAX_FILE_BYTES", 100)
        assert refuse(write(HEAD + "#" * 100))[0] is rules.LIMIT_EXCEEDED

    def test_total_size(self, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(limits, "MAX_TOTAL_BYTES", 200)
        path = write(HEAD + "x-a: {$ref: b.yaml}\n", b_yaml="#" * 200 + "\na: 1")
        document = load(path)
        found = document.resolve(at(document, "/x-a"))
        assert isinstance(found, Unresolved) and "limit" in found.reason

    def test_number_of_files(
        self, write: Write, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(limits, "MAX_FILES", 3)
        text = "x-{n}: {{$ref: f{n}.yaml}}\n"
        files = {f"f{n}_yaml": "a: 1" for n in range(3)}
        path = write(HEAD + "".join(text.format(n=n) for n in range(3)), **files)
        assert refuse(path)[0] is rules.LIMIT_EXCEEDED

    def test_long_chain_of_references_ends(self, write: Write) -> None:
        chain = "".join(f"x-{n}: {{$ref: '#/x-{n + 1}'}}\n" for n in range(5_000))
        document = load(write(HEAD + chain))
        found = document.resolve(at(document, "/x-0"))
        assert isinstance(found, Unresolved) and found.kind is UnresolvedKind.CYCLE

    @pytest.mark.skipif(
        not GITHUB.exists(), reason=f"{GITHUB} is absent: speed untested"
    )
    def test_large_document_is_read_in_time(self) -> None:
        started = time.process_time()
        document = load(GITHUB)
        place = document.locate(
            Source(document.root.source.file, "/components/headers")
        )
        assert time.process_time() - started < 5
        assert place.line > 1 or place.column > 1


class TestReferences:
    """JSON pointers, relative files, and everything that is refused."""

    def resolve(self, document: Document, pointer: str) -> Node | Unresolved:
        """What the node at a pointer stands for."""
        return document.resolve(at(document, pointer))

    @pytest.mark.parametrize(
        ("reference", "pointer"),
        [
            ("#", ""),
            ("#/x-a/b", "/x-a/b"),
            ("#/x-a/~0~1", "/x-a/~0~1"),
            ("#/x-a/50%25", "/x-a/50%"),
            ("#/x-a/%20%22%5D", '/x-a/ "]'),
            ("#/x-a/list/1", "/x-a/list/1"),
            ("#/x-a/", "/x-a/"),
            ("#/x-through/b", "/x-a/b"),
            ("#/x-a/b%2Fc", "/x-a/b/c"),
        ],
    )
    def test_pointer(self, write: Write, reference: str, pointer: str) -> None:
        text = HEAD + (
            "x-a: {b: {c: 1}, '~/': 2, '50%': 3, ' \"]': 4, list: [5, 6], '': 7}\n"
            "x-through: {$ref: '#/x-a'}\n"
            f"x-ref: {{$ref: {json.dumps(reference)}}}\n"
        )
        found = self.resolve(load(write(text)), "/x-ref")
        assert isinstance(found, Node) and found.source.pointer == pointer

    @pytest.mark.parametrize(
        ("reference", "kind"),
        [
            ("#/x-a/missing", UnresolvedKind.MISSING),
            ("#/x-a/list/2", UnresolvedKind.MISSING),
            ("#/x-a/list/-1", UnresolvedKind.MISSING),
            ("#/x-a/list/01", UnresolvedKind.MISSING),
            ("#/x-a/list/" + "9" * 5000, UnresolvedKind.MISSING),
            ("#/openapi/x", UnresolvedKind.MISSING),
            ("#/x-ref", UnresolvedKind.CYCLE),
            ("#/x-ref/deeper", UnresolvedKind.CYCLE),
            ("#/x-loop", UnresolvedKind.CYCLE),
            ("#anchor", UnresolvedKind.SYNTAX),
            ("#/~2", UnresolvedKind.SYNTAX),
            ("urn:example:pet", UnresolvedKind.SYNTAX),
            ("a%00b.yaml", UnresolvedKind.SYNTAX),
            ("absent.yaml", UnresolvedKind.MISSING),
            ("Pet", UnresolvedKind.MISSING),
            (".", UnresolvedKind.MISSING),
            ("broken.yaml#/a", UnresolvedKind.MISSING),
            ("../secret.yaml", UnresolvedKind.OUTSIDE),
            ("a/../../secret.yaml", UnresolvedKind.OUTSIDE),
            ("%2e%2e/secret.yaml", UnresolvedKind.OUTSIDE),
            ("..%2fsecret.yaml", UnresolvedKind.OUTSIDE),
            ("..\\secret.yaml", UnresolvedKind.OUTSIDE),
            ("..%5csecret.yaml", UnresolvedKind.OUTSIDE),
            ("/etc/passwd", UnresolvedKind.OUTSIDE),
            ("%2fetc/passwd", UnresolvedKind.OUTSIDE),
            ("file:///etc/passwd", UnresolvedKind.OUTSIDE),
            ("file:api.yaml", UnresolvedKind.OUTSIDE),
            ("C:\\secret.yaml", UnresolvedKind.OUTSIDE),
            ("link.yaml", UnresolvedKind.OUTSIDE),
            ("folder/secret.yaml", UnresolvedKind.OUTSIDE),
            ("http://127.0.0.1:9/a", UnresolvedKind.NETWORK),
            ("HTTPS://example.com/a", UnresolvedKind.NETWORK),
            ("//example.com/a", UnresolvedKind.NETWORK),
        ],
    )
    def test_unresolved(
        self,
        write: Write,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        reference: str,
        kind: UnresolvedKind,
    ) -> None:
        write("TOP SECRET: 1\n", "secret.yaml")
        inner = tmp_path / "inner"
        inner.mkdir()
        (inner / "link.yaml").symlink_to(tmp_path / "secret.yaml")
        (inner / "folder").symlink_to(tmp_path)
        (inner / "broken.yaml").write_text("a: [1\n")
        monkeypatch.chdir(inner)
        text = HEAD + (
            "x-a: {list: [1, 2]}\n"
            "x-loop: {$ref: '#/x-back'}\n"
            "x-back: {$ref: '#/x-loop'}\n"
            f"x-ref: {{$ref: {json.dumps(reference)}}}\n"
        )
        (inner / "api.yaml").write_text(text)
        document = load(Path("api.yaml"))
        found = self.resolve(document, "/x-ref")
        assert isinstance(found, Unresolved)
        assert (found.kind, found.reference) == (kind, reference)
        assert found.source.pointer == "/x-ref"
        assert found.reason and "SECRET" not in found.reason

    def test_chain_ends_at_a_value(self, write: Write) -> None:
        text = HEAD + "x-a: {$ref: '#/x-b'}\nx-b: {$ref: '#/x-c'}\nx-c: {d: 1}\n"
        document = load(write(text))
        found = self.resolve(document, "/x-a")
        assert isinstance(found, Node) and found.source.pointer == "/x-c"
        step = document.follow(at(document, "/x-a"))
        assert isinstance(step, Node) and step.source.pointer == "/x-b"

    def test_node_without_reference_is_itself(self, write: Write) -> None:
        document = load(write(HEAD))
        assert document.resolve(document.root) is document.root

    def test_reference_that_is_no_string(self, write: Write) -> None:
        found = self.resolve(load(write(HEAD + "x-a: {$ref: [1]}\n")), "/x-a")
        assert isinstance(found, Unresolved) and found.kind is UnresolvedKind.SYNTAX

    def test_files_refer_to_each_other(self, write: Write) -> None:
        path = write(
            HEAD + "x-a: {$ref: 'parts/one.yaml#/Pet'}\nx-home: {home: 1}\n",
            parts__one_yaml="Pet: {$ref: './two.json#/Pet'}\nOwn: {own: 1}\n",
            parts__two_json='{"Pet": {"back": {"$ref": "../api.yaml#/x-home"},'
            ' "own": {"$ref": "one.yaml#/Own"}}}',
        )
        document = load(path)
        pet = self.resolve(document, "/x-a")
        assert isinstance(pet, Node)
        assert pet.source == Source("parts/two.json", "/Pet")
        back, own = pet.get("back"), pet.get("own")
        assert back is not None and own is not None
        home = document.resolve(back)
        assert isinstance(home, Node) and home.source == Source("api.yaml", "/x-home")
        found = document.resolve(own)
        assert isinstance(found, Node)
        assert found.source == Source("parts/one.yaml", "/Own")
        assert document.locate(found.source).line == 2

    def test_fault_of_a_further_file_is_named(self, write: Write) -> None:
        path = write(HEAD + "x-a: {$ref: b.yaml}\n", b_yaml="a: 1\nb: [\n")
        found = self.resolve(load(path), "/x-a")
        assert isinstance(found, Unresolved) and "'b.yaml'" in found.reason
        assert "line 3" in found.reason

    def test_digest_covers_every_file(self, write: Write, tmp_path: Path) -> None:
        text = HEAD + "x-a: {$ref: b.yaml}\n"
        first = load(write(text, b_yaml="a: 1\n")).digest
        assert load(write(text, b_yaml="a: 1\n")).digest == first
        assert load(write(text, b_yaml="a: 2\n")).digest != first
        copy = tmp_path / "copy"
        copy.mkdir()
        (copy / "api.yaml").write_text(text)
        (copy / "b.yaml").write_text("a: 1\n")
        assert load(copy / "api.yaml").digest == first


class TestNode:
    """Typed access to values."""

    def test_members(self, write: Write) -> None:
        text = HEAD + "x-a: {s: text, b: true, n: 1.5, l: [a, 1, b], z: null}\n"
        node = at(load(write(text)), "/x-a")
        assert node.is_mapping and not node.is_list
        assert node.string("s") == "text" and node.string("b") is None
        assert node.boolean("b") and node.boolean("s", True) and not node.boolean("s")
        assert node.number("n") == 1.5 and node.number("b") is None
        assert node.strings("l") == ("a", "b") and node.strings("s") == ()
        assert node.get("absent") is None
        null = node.get("z")
        assert null is not None and null.value is None and list(null.items()) == []
        listed = node.get("l")
        assert listed is not None and listed.is_list and listed.get("0") is None
        assert [e.source.pointer for e in listed.elements()] == [
            "/x-a/l/0",
            "/x-a/l/1",
            "/x-a/l/2",
        ]

    def test_pointers_are_escaped(self, write: Write) -> None:
        node = at(load(write(HEAD + "x-a: {'a/b~c': 1}\n")), "/x-a")
        member = node.get("a/b~c")
        assert member is not None and member.source.pointer == "/x-a/a~1b~0c"

    def test_equality_is_that_of_places(self, write: Write) -> None:
        root = load(write(HEAD)).root
        assert root.get("info") == root.get("info")
        assert len({root.get("info"), root.get("info"), root}) == 2
