# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""References and uuids of XAPI objects, as types of their own, so that one is never passed for the other."""

import re
from typing import Final, NewType, TypeGuard

Ref = NewType("Ref", str)
"""An opaque reference, valid in this life of the pool's database; the key in the cache."""

Uuid = NewType("Uuid", str)
"""The lasting identity of an object; what settings, logs and tests use."""

NULL_REF: Final = Ref("OpaqueRef:NULL")
"""The reference that names nothing."""


_SENDABLE: Final = re.compile(r"[!-+\--:<-\[\]-~]{1,256}")


def is_reference(value: object) -> TypeGuard[str]:
    """Whether a server's answer can be a reference: a short text that may also stand in a cookie."""
    return isinstance(value, str) and _SENDABLE.fullmatch(value) is not None


def is_null(ref: str) -> bool:
    """Whether a reference names nothing: the server writes the null reference or, seldom, an empty text."""
    return ref in ("", NULL_REF)
