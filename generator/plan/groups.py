"""What a namespace is for, in the words of the tag that stands for it."""

from __future__ import annotations

from generator import ir
from generator.names import snake
from generator.plan.naming import ClientName, NamespaceName
from generator.plan.prose import sentence


class Groups:
    """Describes the namespaces of a document's clients."""

    def __init__(self, api: ir.Api) -> None:
        self._descriptions = {tag.name: tag.description for tag in api.tags}

    def description(self, client: ClientName, namespace: NamespaceName) -> str:
        """What the document says of the namespace; else what its name says.

        A tag stands for a namespace if the operations there have it in the first
        place, and nothing outside does; or if it is called like the namespace.
        """
        for tag in (self._own_tag(client.client, namespace), self._namesake(namespace)):
            if tag is not None and (text := self._descriptions.get(tag, "").strip()):
                return sentence(text)
        return f"Operations on {' '.join(_words(namespace.path[-1]))}."

    def tag(self, name: str) -> str:
        """What the document says of a tag."""
        return self._descriptions.get(name, "")

    def summary(self, client: ClientName, namespace: NamespaceName) -> str:
        """The first paragraph of the description."""
        return sentence(self.description(client, namespace).partition("\n\n")[0])

    def _own_tag(self, client: ir.Client, namespace: NamespaceName) -> str | None:
        tags = {operation.tags[:1] for _, operation in namespace.operations}
        if len(tags) != 1:
            return None
        tag = tags.pop()
        depth = len(namespace.path)
        inside = all(
            operation.group[:depth] == namespace.path
            for operation in client.operations
            if operation.tags[:1] == tag
        )
        return tag[0] if tag and inside else None

    def _namesake(self, namespace: NamespaceName) -> str | None:
        words = _words(namespace.path[-1])
        return next((tag for tag in self._descriptions if _words(tag) == words), None)


def _words(name: str) -> list[str]:
    return snake(name, "group").strip("_").split("_")
