"""Generates every document of a folder and tells what each cost and whether it is whole."""
