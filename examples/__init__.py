"""Short programs that show how to use the generated package.

They read MEMORYSYNC_API_KEY and MEMORYSYNC_BASE_URL from the environment. To try them
without an account, start the mock server (`python -m tests.mock`), set the key to any
text and the address to the one that the server prints; `python -m examples.demo` does
all of that by itself.
"""
