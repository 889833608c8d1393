"""Remember a text and find it again, in an ordinary program.

Run it with `python -m examples.minimal_sync`. It is `minimal_async` without `await`.
"""

from __future__ import annotations

from memorysync import AddSkippedResponse, MemorySyncClient


def main() -> None:
    # Key and address come from MEMORYSYNC_API_KEY and MEMORYSYNC_BASE_URL. The block
    # closes the client at its end, also when something in it fails.
    with MemorySyncClient() as client:
        added = client.add(text="started new feature work")
        # A text that holds nothing of value is not stored, and that is no error.
        if isinstance(added, AddSkippedResponse):
            print("skipped:", added.reason)
        hits = client.query("recent work", k=3)
        for m in hits.memories:
            print(m.id, m.text)


if __name__ == "__main__":
    main()
