"""How the variants of a union are told apart when one is decoded."""

from __future__ import annotations

from collections.abc import Iterator

from generator import ir
from generator.code import Code, string
from generator.plan.decoding import Decoder, specificity
from generator.plan.imports import Imports
from generator.plan.view import Variant


class UnionPlanner:
    """Plans the tests of a union's variants; they print into one types module."""

    def __init__(
        self,
        definitions: dict[ir.DefinitionKey, ir.Definition],
        decoder: Decoder,
        imports: Imports,
    ) -> None:
        self._definitions = definitions
        self._decoder = decoder
        self._imports = imports

    def variants(
        self, union: ir.UnionType, name: str, *, nullable: bool
    ) -> tuple[Variant, ...]:
        """The variants in the order they are tried, up to one that takes any value."""
        ordered = sorted(
            union.variants,
            key=lambda variant: specificity(variant, self._definitions),
        )
        found: list[Variant] = []
        if nullable:
            found.append(Variant(Code("raw is None"), Code("None")))
        if union.discriminator is not None:
            found += self._tagged_variants(ordered, union.discriminator, name)
        else:
            found += self._structured_variants(ordered, name)
        if union.open:
            found.append(self._unknown_variant(union))
        last = next(
            (index for index, variant in enumerate(found) if variant.test is None),
            len(found),
        )
        return tuple(found[: last + 1])

    def _structured_variants(
        self, ordered: list[ir.Type], name: str
    ) -> Iterator[Variant]:
        """By structure; a value that is not known yet passes if nothing else fits.

        Where several variants are arrays their items are looked at first.
        """
        arrays = [variant for variant in ordered if self._decoder.items_test(variant)]
        tested: set[str | None] = set()
        for variant in ordered:
            test = self._decoder.structure_test(variant)
            if len(arrays) > 1 and variant in arrays:
                test = self._decoder.items_test(variant)
            tested.add(test)
            yield self._variant(variant, test, name)
        for variant in ordered:
            test = self._decoder.structure_test(variant, strict=False)
            if test not in tested:
                tested.add(test)
                yield self._variant(variant, test, name)

    def _tagged_variants(
        self,
        ordered: list[ir.Type],
        discriminator: ir.Discriminator,
        name: str,
    ) -> Iterator[Variant]:
        """By the discriminator; by structure where it says nothing."""
        tagged: list[ir.Type] = []
        untold: list[ir.Type] = []
        for variant in ordered:
            test = self._decoder.tag_test(variant, discriminator)
            (untold if test is None else tagged).append(variant)
            if test is not None:
                yield self._variant(variant, test, name)
        for variant in untold:
            yield self._variant(variant, self._decoder.structure_test(variant), name)
        for variant in ordered:
            if isinstance(variant, ir.ReferenceType):
                if variant.key == discriminator.default:
                    test = self._decoder.structure_test(variant)
                    yield self._variant(variant, test, name)
        wire = string(discriminator.property_name).text
        for variant in tagged:
            test = self._decoder.structure_test(variant)
            if test is not None:
                yield self._variant(
                    variant, f"not decoding.has(raw, {wire}) and {test}", name
                )

    def _variant(self, variant: ir.Type, test: str | None, name: str) -> Variant:
        value = self._decoder.expression(variant, "raw")
        if value == "raw":
            self._imports.name("typing", "cast")
            value = f"cast({string(name).text}, raw)"
        return Variant(None if test is None else Code(test), Code(value))

    def _unknown_variant(self, union: ir.UnionType) -> Variant:
        """What no variant fits: an object as it came, or anything."""
        if union.discriminator is not None:
            return Variant(Code("decoding.has(raw)"), Code("decoding.mapping(raw)"))
        return Variant(None, Code("raw"))
