# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Tags of several objects at once: what all of them get, and what none of them keeps."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChangeTags:
    """`added` wins over `removed`. Nothing is done to objects that are as wanted already."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    def after(self, tags: Iterable[str]) -> tuple[str, ...]:
        """The tags an object with these has afterwards."""
        kept = [tag for tag in tags if tag not in self.removed or tag in self.added]
        return tuple(dict.fromkeys((*kept, *self.added)))


def tag_counts(of_objects: Iterable[Iterable[str]]) -> Mapping[str, int]:
    """How many of the objects have each tag that any of them has."""
    return Counter(tag for tags in of_objects for tag in set(tags))
