"""What older Pythons lack."""

import sys

if sys.version_info >= (3, 11):
    from typing import NotRequired as NotRequired
else:
    from typing_extensions import NotRequired as NotRequired

__all__ = ["NotRequired"]
