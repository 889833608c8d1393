"""The files of a package: which there are, from which template, with which leaves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from generator import ir
from generator.code import (
    Code,
    docstring,
    identifier,
    string,
)
from generator.plan.annotations import Annotator
from generator.plan.constructors import ConstructorPlanner
from generator.plan.credentials import ConstructorArgument, fetches_tokens
from generator.plan.differences import differences_page
from generator.plan.docs import plan_docs
from generator.plan.errors import error_names, errors_module, roles_module
from generator.plan.flavors import FLAVORS
from generator.plan.groups import Groups
from generator.plan.imports import Imports
from generator.plan.libraries import HttpLibrary
from generator.plan.mirrors import MirrorPlanner
from generator.plan.naming import (
    ClientName,
    Mirror,
    NamespaceName,
    Naming,
    has_pages,
    name_everything,
)
from generator.plan.operations import OperationsPlanner, PlannedOperation
from generator.plan.parts import parts_of, split
from generator.plan.project import distribution_name, package_version, plan_project
from generator.plan.reach import Reach, reach
from generator.plan.resources import (
    ResourcePlanner,
)
from generator.plan.types import TypesPlan, TypesPlanner
from generator.plan.view import (
    ExportView,
    FilePlan,
    Flavor,
)

TEMPLATES: Final = Path(__file__).parents[2] / "templates"


@dataclass(frozen=True, slots=True)
class PlannedCall:
    """One way to call an operation: the client and the path of attributes.

    `is_pager`: it gives the items of all pages.
    """

    client: str
    attribute: str
    planned: PlannedOperation
    is_pager: bool = False


@dataclass(frozen=True, slots=True)
class PlannedClient:
    """A client as the report tells it."""

    module: str
    sync_class: str
    async_class: str
    constructor: tuple[ConstructorArgument, ...]


@dataclass(frozen=True, slots=True)
class PackagePlan:
    """All files of a package, and what the report says of its surface."""

    package: str
    files: tuple[FilePlan, ...]
    clients: tuple[PlannedClient, ...]
    calls: tuple[PlannedCall, ...]
    replies: dict[str, tuple[str, ...]]


def plan_package(api: ir.Api, package: str, library: HttpLibrary) -> PackagePlan:
    """Plan every file of the package, in a fixed order."""
    return _PackagePlanner(api, package, library).plan()


class _PackagePlanner:
    def __init__(self, api: ir.Api, package: str, library: HttpLibrary) -> None:
        self._api = api
        self._library = library
        self._uses: Reach = reach(api)
        self._parts = split(api, self._uses.modules)
        kept = tuple(
            definition
            for definition in api.definitions
            if definition.key in self._uses.modules
        )
        self._naming: Naming = name_everything(
            replace(api, definitions=kept),
            package,
            self._parts,
        )
        self._package = package
        self._has_pages = has_pages(api)
        self._fetches_tokens = fetches_tokens(api)
        self._builders: dict[str, OperationsPlanner] = {}
        self._planned: dict[tuple[str, str], PlannedOperation] = {}

    def plan(self) -> PackagePlan:
        types = self._types()
        operations = self._operations(types)
        resources = [file for flavor in FLAVORS for file in self._flavored(flavor)]
        exports = self._exports(types)
        distribution = distribution_name(self._package)
        docs = plan_docs(
            self._api,
            self._naming,
            self._uses,
            self._planned,
            distribution,
            self._library,
        )
        files = [
            *plan_project(self._api.info, self._package, self._library),
            *docs,
            *differences_page(self._api.replaced, self._package),
            self._file("__init__.py", "__init__.py.j2", **self._root(exports)),
            FilePlan(f"{self._package}/py.typed", "package/py.typed", verbatim=True),
            self._file("_version.py", "_version.py.j2", **self._version()),
            self._file(
                "errors.py",
                "errors.py.j2",
                **errors_module(self._api.errors, self._api.info.title),
            ),
            FilePlan(f"{self._package}/events.py", "package/events.py", verbatim=True),
            *self._faces(),
            *self._types_files(types),
            *operations,
            *resources,
            *self._runtime(),
            *self._custom(),
        ]
        return PackagePlan(
            self._package,
            tuple(files),
            self._clients(),
            tuple(self._calls()),
            self._replies(),
        )

    def _file(self, path: str, template: str, **context: object) -> FilePlan:
        return FilePlan(f"{self._package}/{path}", f"package/{template}", context)

    def _types(self) -> dict[str, TypesPlan]:
        faces = dict.fromkeys(client.types_module for client in self._api.clients)
        modules = [module for face in faces for module in parts_of(face, self._parts)]
        plans: dict[str, TypesPlan] = {}
        textual: frozenset[str] = frozenset()
        for module in modules:
            planner = TypesPlanner(self._api, self._naming, self._uses, module, textual)
            plans[module] = planner.plan()
            textual = plans[module].textual
        return plans

    def _types_files(self, types: dict[str, TypesPlan]) -> Iterable[FilePlan]:
        title = docstring(f"Data types of the {self._api.info.title}.", level=0)
        faces: dict[str, list[ExportView]] = {}
        for module, plan in types.items():
            face, _, part = module.partition(".")
            if part:
                exports = [_export(name, f".{part}") for name in plan.exports]
                faces.setdefault(face, []).extend(exports)
            yield self._file(
                f"{face}/{part}.py" if part else f"{module}.py",
                "types.py.j2",
                docstring=title,
                imports=plan.imports,
                definitions=plan.definitions,
                exports=tuple(string(name) for name in plan.exports),
            )
        for face, exports in faces.items():
            exports.sort(key=lambda export: export.name.text)
            yield self._file(
                f"{face}/__init__.py",
                "_face.py.j2",
                docstring=title,
                imports=_import_lines(exports),
                exports=tuple(exports),
                all_names=tuple(export.quoted for export in exports),
            )

    def _operations(self, types: dict[str, TypesPlan]) -> list[FilePlan]:
        names = {
            key: members
            for plan in types.values()
            for key, members in plan.member_names.items()
        }
        for entry in self._naming.clients:
            for module, operations in self._by_module(entry):
                planner = self._builders.get(module)
                if planner is None:
                    planner = OperationsPlanner(
                        self._api, self._naming, self._uses, entry.client, names
                    )
                    self._builders[module] = planner
                for operation in operations:
                    planner.add(operation)
        files: list[FilePlan] = [
            self._file("_operations/__init__.py", "_operations/__init__.py.j2")
        ]
        for module, planner in self._builders.items():
            plan = planner.plan()
            for entry in self._naming.clients:
                for operation_id, planned in plan.planned.items():
                    if module in {name for name, _ in self._by_module(entry)}:
                        self._planned[(entry.class_name, operation_id)] = planned
            files.append(
                self._file(
                    f"_operations/{module}.py",
                    "_operations/module.py.j2",
                    imports=plan.imports,
                    guards=plan.guards,
                    builders=plan.builders,
                )
            )
        return files

    def _by_module(
        self, entry: ClientName
    ) -> list[tuple[str, tuple[ir.Operation, ...]]]:
        """The client's operations by the module of the class that carries them."""
        found: dict[str, list[ir.Operation]] = {}
        if entry.operations:
            found[entry.module] = [operation for _, operation in entry.operations]
        for namespace in entry.walk():
            if namespace.operations:
                found.setdefault(namespace.module, []).extend(
                    operation for _, operation in namespace.operations
                )
        return [(module, tuple(operations)) for module, operations in found.items()]

    def _modules(
        self,
    ) -> dict[str, tuple[list[ClientName], list[tuple[ClientName, NamespaceName]]]]:
        """What every flavoured module holds, in order."""
        modules: dict[
            str, tuple[list[ClientName], list[tuple[ClientName, NamespaceName]]]
        ] = {}
        for entry in self._naming.clients:
            modules.setdefault(entry.module, ([], []))[0].append(entry)
            for namespace in entry.walk():
                modules.setdefault(namespace.module, ([], []))[1].append(
                    (entry, namespace)
                )
        for _, namespaces in modules.values():
            namespaces.sort(key=lambda pair: -len(pair[1].path))
        return modules

    def _flavored(self, flavor: Flavor) -> list[FilePlan]:
        folder = flavor.package.text
        groups = Groups(self._api)
        files = [
            self._file(
                f"{folder}/__init__.py", "_flavor/__init__.py.j2", flavor=flavor
            ),
            *(
                self._file(
                    f"{folder}/{name}.py",
                    f"_flavor/{name}.py.j2",
                    flavor=flavor,
                    has_streams=self._api.has_streams,
                    fetches_tokens=self._fetches_tokens,
                )
                for name in (
                    *(("events",) if self._api.has_streams else ()),
                    "exchange",
                    "library",
                    "pool",
                    "responses",
                    "shell",
                    "stream",
                    *(("paging",) if self._has_pages else ()),
                    *(("token_lane",) if self._fetches_tokens else ()),
                )
            ),
            FilePlan(
                f"{self._package}/{folder}/network.py",
                f"package/{flavor.network}",
                verbatim=True,
            ),
        ]
        for module, (clients, namespaces) in self._modules().items():
            plan = ResourcePlanner(
                self._api, self._naming, module, flavor, self._planned
            ).plan(clients, namespaces)
            files.append(
                self._file(
                    f"{folder}/{module}.py",
                    "_flavor/module.py.j2",
                    flavor=flavor,
                    docstring=docstring(
                        f"Classes of `{self._package}.{module}`: every method builds a "
                        "call and has the shell perform it.",
                        level=0,
                    ),
                    imports=plan.imports,
                    typing_imports=plan.typing_imports,
                    classes=plan.classes,
                )
            )
            for mirror in Mirror:
                mirrors = MirrorPlanner(module, flavor, groups, mirror).plan(
                    clients, namespaces
                )
                files.append(
                    self._file(
                        f"{folder}/{mirror.module(module)}.py",
                        "_flavor/mirrors.py.j2",
                        flavor=flavor,
                        docstring=docstring(
                            f"Classes with the methods of `{module}` that return "
                            "replies.",
                            level=0,
                        ),
                        imports=mirrors.imports,
                        typing_imports=mirrors.typing_imports,
                        classes=mirrors.classes,
                    )
                )
        return files

    def _faces(self) -> Iterable[FilePlan]:
        """Public modules under which the classes of the flavours are known."""
        for module, (clients, namespaces) in self._modules().items():
            names = [entry.class_name for entry in clients]
            names += [namespace.class_name for _, namespace in namespaces]
            exports = [
                _export(
                    f"{flavor.prefix.text}{name}", f".{flavor.package.text}.{module}"
                )
                for flavor in FLAVORS
                for name in names
            ]
            exports.sort(key=lambda export: export.name.text)
            yield self._file(
                f"{module}.py",
                "_face.py.j2",
                docstring=_face_docstring(names),
                imports=_import_lines(exports),
                exports=tuple(exports),
                all_names=tuple(export.quoted for export in exports),
            )

    def _exports(self, types: dict[str, TypesPlan]) -> list[ExportView]:
        exports: list[ExportView] = []
        for entry in self._naming.clients:
            for flavor in FLAVORS:
                exports.append(
                    _export(
                        f"{flavor.prefix.text}{entry.class_name}",
                        f".{flavor.package.text}.{entry.module}",
                    )
                )
        for name in error_names(self._api.errors):
            exports.append(_export(name, ".errors"))
        for module, plan in types.items():
            face = module.partition(".")[0]
            exports += [_export(name, f".{face}") for name in plan.components]
        exports.append(_export("File", "._runtime.files"))
        exports.append(_export("RawResponse", "._runtime.raw"))
        for flavor in FLAVORS:
            exports.append(
                _export(
                    f"{flavor.prefix.text}StreamedResponse",
                    f".{flavor.package.text}.stream",
                )
            )
            if self._has_pages:
                exports.append(
                    _export(
                        f"{flavor.prefix.text}Pager", f".{flavor.package.text}.paging"
                    )
                )
            if self._api.has_streams:
                exports.append(
                    _export(
                        f"{flavor.prefix.text}EventStream",
                        f".{flavor.package.text}.events",
                    )
                )
        exports += [_export(name, "._runtime.null") for name in ("NULL", "Null")]
        return sorted(exports, key=lambda export: export.name.text)

    def _root(self, exports: list[ExportView]) -> dict[str, object]:
        modules = sorted(
            {
                *self._modules(),
                "errors",
                "events",
                *(c.types_module for c in self._api.clients),
            }
        )
        return {
            "docstring": docstring(f"Client of the {self._api.info.title}.", level=0),
            "exports": tuple(exports),
            "imports": _import_lines(exports),
            "all_names": tuple(export.quoted for export in exports),
            "modules": tuple(string(module) for module in modules),
        }

    def _version(self) -> dict[str, object]:
        version = package_version(self._api.info.version)
        return {
            "version": string(version),
            "user_agent": string(
                f"{distribution_name(self._package)}-sdk-py/{version}"
            ),
        }

    def _runtime(self) -> Iterable[FilePlan]:
        unused = {
            *(() if self._has_pages else ("paging",)),
            *(() if self._api.has_streams else ("feeds", "parts")),
            *(
                ()
                if self._fetches_tokens
                else ("grants", "token_calls", "tokens", "turns")
            ),
        }
        for path in sorted((TEMPLATES / "package/_runtime").glob("*.py")):
            if path.stem not in unused:
                yield FilePlan(
                    f"{self._package}/_runtime/{path.name}",
                    f"package/_runtime/{path.name}",
                    verbatim=True,
                )
        yield self._file(
            "_runtime/roles.py",
            "_runtime/roles.py.j2",
            **roles_module(self._api.errors),
        )
        yield self._file(
            "_runtime/http.py", "_runtime/http.py.j2", loading=self._library.loading
        )
        yield FilePlan(
            f"{self._package}/_runtime/trust.py",
            f"package/{self._library.trust}",
            verbatim=True,
        )

    def _custom(self) -> Iterable[FilePlan]:
        """The hand-written hooks that the document names, and no others."""
        hooks = [client.hook for client in self._api.clients]
        hooks += [
            response.hook
            for operation in self._api.operations
            for response in operation.responses
        ]
        modules = sorted({hook.name.partition(":")[0] for hook in hooks if hook})
        if modules:
            yield self._file("_custom/__init__.py", "_custom/__init__.py.j2")
        for module in modules:
            yield FilePlan(
                f"{self._package}/_custom/{module}.py",
                f"package/custom/{module}.py",
                verbatim=True,
            )

    def _clients(self) -> tuple[PlannedClient, ...]:
        return tuple(
            PlannedClient(
                module=f"{self._package}.{entry.module}",
                sync_class=entry.class_name,
                async_class=f"Async{entry.class_name}",
                constructor=ConstructorPlanner(
                    self._api, self._package, FLAVORS[0], Imports(), Imports(), ".."
                ).arguments(entry),
            )
            for entry in self._naming.clients
        )

    def _calls(self) -> Iterable[PlannedCall]:
        for entry in self._naming.clients:
            yield from self._calls_of(entry, entry, "")
            yield from self._namespace_calls(entry, entry.namespaces, "")

    def _calls_of(
        self, client: ClientName, entry: ClientName | NamespaceName, prefix: str
    ) -> Iterable[PlannedCall]:
        for name, operation in entry.operations:
            planned = self._planned[(client.class_name, operation.id)]
            yield PlannedCall(client.class_name, f"{prefix}{name}", planned)
            pager = entry.pagers.get(operation.id)
            if pager is not None:
                path = f"{prefix}{pager}"
                yield PlannedCall(client.class_name, path, planned, is_pager=True)

    def _namespace_calls(
        self, entry: ClientName, namespaces: tuple[NamespaceName, ...], prefix: str
    ) -> Iterable[PlannedCall]:
        for namespace in namespaces:
            path = f"{prefix}{namespace.attribute}."
            yield from self._calls_of(entry, namespace, path)
            yield from self._namespace_calls(entry, namespace.children, path)

    def _replies(self) -> dict[str, tuple[str, ...]]:
        """The annotation of each declared reply, by operation."""
        definitions = {
            definition.key: definition for definition in self._api.definitions
        }
        annotator = Annotator(self._naming, definitions, Imports(), ".")
        return {
            operation.id: tuple(
                f"EventStream[{text}]" if response.stream is not None else text
                for response in operation.responses
                for text in (annotator.annotation(response.type, "output"),)
            )
            for operation in self._api.operations
            if any(
                operation.id in {o.id for o in c.operations} for c in self._api.clients
            )
        }


def _face_docstring(names: Sequence[str]) -> Code:
    *first, last = (f"`{name}`" for name in sorted(names))
    listed = f"{', '.join(first)} and {last}, and their" if first else f"{last} and its"
    twins = "async twins" if first else "async twin"
    return docstring(f"{listed} {twins}.", level=0)


def _import_lines(exports: Iterable[ExportView]) -> tuple[Code, ...]:
    imports = Imports()
    for export in exports:
        imports.name(export.module.text, export.name.text)
    return imports.lines()


def _export(name: str, module: str) -> ExportView:
    return ExportView(identifier(name), string(name), Code(module), string(module))
