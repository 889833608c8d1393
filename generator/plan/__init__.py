"""`ir.Api` to a view model: every Python fact, every leaf of every file."""

from generator.plan.libraries import (
    FOREIGN_MODULES,
    HTTP_LIBRARIES,
    HTTPX,
    HttpLibrary,
)
from generator.plan.naming import package_name
from generator.plan.package import (
    TEMPLATES,
    PackagePlan,
    PlannedCall,
    PlannedClient,
    plan_package,
)
from generator.plan.view import FilePlan

__all__ = [
    "FOREIGN_MODULES",
    "HTTPX",
    "HTTP_LIBRARIES",
    "TEMPLATES",
    "FilePlan",
    "HttpLibrary",
    "PackagePlan",
    "PlannedCall",
    "PlannedClient",
    "package_name",
    "plan_package",
]
