"""Makes the distributions that may be published, and refuses those that may not.

`python -m tools.package` (or `make package`) builds `generated/` and proves, in fresh
environments, that what was built can be installed, called and type checked. Only then
do the files appear in `build/dist`.
"""
