# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""May alarms of an object be set now? They are entries of the pool's database: the object only has to be there."""

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.refusal import Refusal

_CLASSES = ("VM", "host", "SR", "pool")


def alerts(cache: Cache, ref: Ref) -> Refusal | None:
    """Of a VM, a host, a storage or a pool."""
    known = any(cache.get(cls, ref) is not None for cls in _CLASSES)
    return None if known else Refusal("HANDLE_INVALID", ("object", ref))
