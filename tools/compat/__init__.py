"""Puts the generated package under real clients of the published one.

`python -m tools.compat` (or `make compat`) installs packages that call the SDK, once
with the published SDK and once with ours in its place, runs the same program over both,
and fails on any difference in what came back or in what the server saw.
"""
