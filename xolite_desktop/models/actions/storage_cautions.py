# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What the pool uses a storage for, before it loses sight of it."""

from __future__ import annotations

from xolite_desktop.models.text import joined
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.refs import Ref


def of_pool(cache: Cache, sr_ref: Ref) -> str:
    """What the pool has to find another place for."""
    pool = cache.pool
    if pool is None:
        return ""
    uses = [
        words
        for field, words in (
            (pool.default_SR, tr("new disks")),
            (pool.suspend_image_SR, tr("suspended VMs")),
            (pool.crash_dump_SR, tr("crash dumps")),
        )
        if field == sr_ref
    ]
    return tr("The pool uses it for {uses}.").format(uses=joined(uses)) if uses else ""
