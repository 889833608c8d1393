"""Replies become the right classes, and nothing of them is lost."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import httpx
import pytest

from tests.corpus import documents
from tests.corpus.packages import Package, reached
from tests.corpus.test_behaviour import plain
from tests.mock.document import DocumentError, Node
from tests.mock.json_values import JsonValue
from tests.mock.sampling import Sampler
from tests.mock.schemas import Schemas

UNKNOWN: dict[str, JsonValue] = {"unheard_of": [1, None, {"a": "b"}]}


async def reply(
    package: Package, operation_id: str, raw: JsonValue, **arguments: Any
) -> Any:
    """What a call gives for a reply; the same in both flavours."""
    entry = package.by_id(operation_id)
    attribute = entry["calls"][0]["attribute"]
    body = entry["body"]
    if body is not None and "python" in body and body["required"]:
        arguments = {body["python"]: {}, **arguments}
    transport = httpx.MockTransport(
        lambda _: httpx.Response(200, content=json.dumps(raw).encode())
    )
    options: dict[str, Any] = {"base_url": "http://api.test", "transport": transport}
    with package.client(is_async=False, **options) as client:
        value = reached(client, attribute)(**arguments)
    async with package.client(is_async=True, **options) as client:
        twin = await reached(client, attribute)(**arguments)
    assert type(twin) is type(value) and plain(twin) == plain(value)
    return value


@pytest.fixture
def echo(packages: Mapping[str, Package]) -> Package:
    """The discriminators, each request schema also the schema of the reply."""
    return packages["discriminators_echo"]


WITH_MAPPING = "oneOfWithTopLevelDiscriminatorAndMapping"
WITHOUT_MAPPING = "oneOfWithTopLevelDiscriminatorNoMapping"
EMBEDDED = "patch /embedded-discriminator"
ALL_OF = "patch /oneof-allof-top-level-disc"
NAMES = "patch /mapping-of-schema-names"
EVENTS = "post /potentially-undefined-formData"


@pytest.mark.parametrize(
    ("operation_id", "raw", "expected"),
    [
        (WITH_MAPPING, {"discrim": "Option One"}, "OptionOneNoDisc"),
        (WITH_MAPPING, {"discrim": "Option Two"}, "OptionTwoNoDisc"),
        (WITH_MAPPING, {"discrim": "Option Two", "optionone": 1}, "OptionTwoNoDisc"),
        (WITHOUT_MAPPING, {"discrim": "OptionOneNoDisc"}, "OptionOneNoDisc"),
        (WITHOUT_MAPPING, {"discrim": "OptionTwoNoDisc"}, "OptionTwoNoDisc"),
        (EMBEDDED, {"pet_type": "Cat", "hunts": True}, "Cat"),
        (EMBEDDED, {"pet_type": "Dog", "bark": True}, "Dog"),
        (ALL_OF, {"pet_type": "CatNoDisc"}, "CatNoDisc"),
        (ALL_OF, {"pet_type": "DogNoDisc", "age": 3}, "DogNoDisc"),
        (NAMES, {"discrim": "Option One"}, "OptionOneNoDisc"),
        (NAMES, {"discrim": "Option Two"}, "OptionTwoNoDisc"),
        (
            EVENTS,
            {"event_type": "application_denied", "event_id": "1", "buyer_id": "2"},
            "ApplicationDeniedEvent",
        ),
        (
            EVENTS,
            {"event_type": "application_approved", "event_id": "1", "buyer_id": "2"},
            "ApplicationApprovedEvent",
        ),
    ],
)
async def test_the_discriminator_decides(
    echo: Package, operation_id: str, raw: dict[str, JsonValue], expected: str
) -> None:
    raw = {**raw, **UNKNOWN}
    value = await reply(echo, operation_id, raw)
    assert type(value).__name__ == expected
    assert value.to_dict() == raw


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("electricity", "ElectricVehicle"),
        ("gasoline", "FueledVehicle"),
        ("human-energy", "PedaledVehicle"),
        ("steam", "BaseVehicle"),
        (None, "BaseVehicle"),
    ],
)
async def test_a_base_class_with_a_mapping(
    echo: Package, source: str | None, expected: str
) -> None:
    vehicle: dict[str, JsonValue] = {"topSpeed": 83, **UNKNOWN}
    if source is not None:
        vehicle["powerSource"] = source
    raw: JsonValue = {"vehicle": vehicle, "some_other_property": "text"}
    value = await reply(echo, "redoclyQuirk", raw)
    assert type(value.vehicle).__name__ == expected
    assert value.to_dict() == raw


@pytest.mark.parametrize(
    ("tag", "member"),
    [
        ("oneA", "optionone"),
        ("oneB", "optionone"),
        ("oneC", "optionone"),
        ("twoA", "optiontwo"),
        ("twoB", "optiontwo"),
        ("three", "optionthree"),
    ],
)
async def test_several_values_for_one_schema(
    echo: Package, tag: str, member: str
) -> None:
    content: JsonValue = 1.5 if member == "optionone" else "text"
    raw: JsonValue = {"discrimValue": tag, "discrim": "x", member: content}
    value = await reply(echo, "patch /mapping-with-duplicate-schemas", raw)
    assert getattr(value, member) == content
    assert value.to_dict() == raw


async def test_a_misplaced_discriminator_is_no_obstacle(echo: Package) -> None:
    raw: JsonValue = {
        "connector_type": "s3Import",
        "connector_properties": {"s3_bucket": "b", "s3_prefix": "p"},
    }
    value = await reply(echo, "oneOfWithImproperlyPlacedDiscriminator", raw)
    assert plain(value) == raw


@pytest.mark.parametrize(
    ("operation_id", "raw"),
    [
        (WITH_MAPPING, {"discrim": "Option Three", "optionthree": "x"}),
        (WITHOUT_MAPPING, {"discrim": "OptionThreeNoDisc"}),
        (ALL_OF, {"pet_type": "Parrot", "talks": True}),
        (EVENTS, {"event_type": "application_lost", "event_id": "1", "buyer_id": "2"}),
    ],
)
async def test_an_unknown_variant_survives(
    echo: Package, operation_id: str, raw: dict[str, JsonValue]
) -> None:
    """A value that a newer server knows is kept as it came (DESIGN, 6)."""
    assert plain(await reply(echo, operation_id, raw)) == raw


@pytest.mark.parametrize("raw", ["text", 5, [1], True])
async def test_what_is_no_variant_at_all_is_one_typed_error(
    echo: Package, raw: JsonValue
) -> None:
    errors = echo.module("errors")
    with pytest.raises(errors.InvalidResponseError):
        await reply(echo, WITH_MAPPING, raw)


class TestNull:
    """Explicit nulls, absent members and nullable schemas (OpenAPI 3.1)."""

    @pytest.fixture
    def package(self, packages: Mapping[str, Package]) -> Package:
        return packages["null_types"]

    @pytest.mark.parametrize(
        ("tag", "expected"), [("a", "Adult"), ("c", "Child"), ("z", "Person")]
    )
    async def test_class_by_mapping(
        self, package: Package, tag: str, expected: str
    ) -> None:
        raw: JsonValue = {"$_type": tag, "lastName": "L"}
        value = await reply(package, "list", raw, person_id="1")
        assert type(value).__name__ == expected
        assert value.to_dict() == raw

    async def test_null_is_not_absent(self, package: Package) -> None:
        raw: dict[str, JsonValue] = {
            "$_type": "a",
            "maidenName": None,
            "secondHomeAddress": None,
            "nullableSkills": None,
            "nullableSkillsVariant2": None,
            "nullableChildren": None,
            "nullableChildrenVariant2": None,
        }
        value = await reply(package, "list", raw, person_id="1")
        assert value.maiden_name is None
        assert value.second_home_address is None
        assert value.to_dict() == raw
        bare = await reply(package, "list", {"$_type": "a"}, person_id="1")
        assert bare.maiden_name is None
        assert bare.to_dict() == {"$_type": "a"}

    async def test_nullable_members_with_values(self, package: Package) -> None:
        child: dict[str, JsonValue] = {"$_type": "c", "age": 3, "maidenName": None}
        raw: dict[str, JsonValue] = {
            "$_type": "a",
            "address": {"street": "s", "city": None, "zip": "z"},
            "secondHomeAddress": {"street": "s", **UNKNOWN},
            "skills": [{"name": "n"}, {"name": None}, {}],
            "nullableSkills": [{"name": "n", "level": 1}],
            "nullableSkillsVariant2": [],
            "children": [child],
            "nullableChildren": [child, child],
            "nullableChildrenVariant2": [child],
        }
        value = await reply(package, "list", raw, person_id="1")
        assert type(value.children[0]).__name__ == "Child"
        assert value.children[0].age == 3
        assert value.second_home_address.street == "s"
        assert value.to_dict() == raw


class TestEnumerations:
    """Enumerations of strings, integers, booleans and null."""

    @pytest.fixture
    def package(self, packages: Mapping[str, Package]) -> Package:
        return packages["enums"]

    async def _query(self, package: Package, operation_id: str, **given: Any) -> str:
        entry = package.by_id(operation_id)
        seen: list[str] = []

        def answer(request: httpx.Request) -> httpx.Response:
            seen.append(request.url.query.decode())
            return httpx.Response(200, json=[])

        with package.client(
            is_async=False,
            base_url="http://api.test",
            transport=httpx.MockTransport(answer),
        ) as client:
            reached(client, entry["calls"][0]["attribute"])(**given)
        return seen[0]

    @pytest.mark.parametrize("value", [-1, 1, 2])
    async def test_integers(self, package: Package, value: int) -> None:
        query = await self._query(
            package, "int_enum_tests_int_enum_post", int_enum=value
        )
        assert query == f"int_enum={value}"

    @pytest.mark.parametrize(("value", "text"), [(True, "true"), (False, "false")])
    async def test_booleans(self, package: Package, value: bool, text: str) -> None:
        query = await self._query(
            package, "bool_enum_tests_bool_enum_post", bool_enum=value
        )
        assert query == f"bool_enum={text}"

    async def test_known_and_unknown_values_in_replies(self, package: Package) -> None:
        raw: list[JsonValue] = [
            {
                "any_value": {"free": [None, 1.5]},
                "an_enum_value": "FIRST_VALUE",
                "an_allof_enum_with_overridden_default": "foo",
                "an_optional_allof_enum": "bar",
                "nested_list_of_enums": [["DIFFERENT"], [], ["OTHER"]],
            },
            {
                "any_value": None,
                "an_enum_value": "THIRD_VALUE",
                "an_allof_enum_with_overridden_default": "new",
                "an_optional_allof_enum": "newer",
                "nested_list_of_enums": [["NEWEST"]],
                **UNKNOWN,
            },
        ]
        value = await reply(
            package,
            "getUserList",
            raw,
            an_enum_value=["FIRST_VALUE"],
            an_enum_value_with_null=["FIRST_VALUE", None],
            an_enum_value_with_only_null=[None],
        )
        assert [plain(item) for item in value] == raw
        assert value[0].an_enum_value == "FIRST_VALUE"
        assert value[1].an_enum_value == "THIRD_VALUE"
        assert value[1].extra == UNKNOWN


def _normal(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def _models(package: Package) -> Iterator[tuple[Node, type[Any]]]:
    """The component schemas whose class is known by its name."""
    types = package.module("types")
    classes = {
        _normal(name): found
        for name in types.__all__
        if isinstance(found := getattr(types, name), type)
        and hasattr(found, "from_dict")
    }
    schemas = package.document.member(package.document.root, "components", "schemas")
    for name, node in schemas.items() if schemas is not None else ():
        found_class = classes.get(_normal(name))
        if found_class is not None:
            yield node, found_class


class _Altering:
    """Puts what no document declares into a value of a schema."""

    def __init__(self, package: Package) -> None:
        self.schemas = Schemas(package.document)
        self.document = package.document

    def altered(self, schema: Node | None, value: JsonValue) -> JsonValue:
        """Unknown members everywhere, unknown enumeration values, explicit nulls."""
        kinds = self.schemas.kinds(schema)
        if isinstance(value, list):
            items = self.schemas.items(schema)
            return [self.altered(items, item) for item in value]
        if isinstance(value, dict) and "object" in kinds:
            properties = self.schemas.properties(schema)
            required = self._required(schema)
            found: dict[str, JsonValue] = {}
            for name, member in value.items():
                found[name] = self.altered(properties.get(name), member)
            for name in properties:
                if name not in value and name not in required:
                    found[name] = None
            if properties and not self._types_others(schema):
                found |= copy.deepcopy(UNKNOWN)
            return found
        if isinstance(value, str) and schema is not None:
            for part in self.schemas.parts(schema):
                if part.get("enum") is not None:
                    return f"{value}-of-tomorrow"
        return value

    def _types_others(self, schema: Node | None) -> bool:
        """Whether the document says what members beyond the declared ones hold."""
        others = [
            part.get("additionalProperties") for part in self.schemas.parts(schema)
        ]
        return any(isinstance(each.value, dict) for each in others if each is not None)

    def _required(self, schema: Node | None) -> set[str]:
        found: set[str] = set()
        for part in self.schemas.parts(schema):
            listed = part.get("required")
            if listed is not None:
                found |= {
                    item.value
                    for item in listed.elements()
                    if isinstance(item.value, str)
                }
        return found


@pytest.mark.parametrize("name", documents.NAMES)
def test_every_model_is_lossless(packages: Mapping[str, Package], name: str) -> None:
    """`from_dict(raw).to_dict() == raw`, whatever raw holds beyond the document."""
    package = packages[name]
    altering = _Altering(package)
    sampler = Sampler(package.document, altering.schemas)
    failures: list[str] = []
    checked = 0
    for node, model in _models(package):
        try:
            sample = sampler.sample(node)
        except DocumentError:
            continue
        if not isinstance(sample, dict):
            continue
        altered = altering.altered(node, sample)
        assert isinstance(altered, dict)
        for raw in (sample, altered):
            checked += 1
            before = copy.deepcopy(raw)
            try:
                after = model.from_dict(raw).to_dict()
            except Exception as error:
                failures.append(f"{model.__name__}: {type(error).__name__}: {error}")
                continue
            if raw != before:
                failures.append(f"{model.__name__}: the raw value was altered")
            elif {**_defaults(after, raw), **raw} != after:
                failures.append(f"{model.__name__}: {raw!r} became {after!r}")
            elif model.from_dict(after) != model.from_dict(raw):
                failures.append(f"{model.__name__}: not equal to itself")
    assert failures == []
    if documents.component_schemas(package.document) and name != "links":
        assert checked > 0


def _defaults(after: Mapping[str, Any], raw: Mapping[str, Any]) -> dict[str, Any]:
    """Members that only a declared default can have added."""
    return {key: member for key, member in after.items() if key not in raw}
