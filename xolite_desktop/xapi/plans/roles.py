# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Roles by their refs. Roles are no objects of a pool but part of xapi: the ref of each is made from its name, and is the
same everywhere; source: hash2uuid of gen_rbac.ml."""

import hashlib
from collections.abc import Iterable
from typing import Final

from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.roles.least import ROLES


def role_ref(name: str) -> Ref:
    """The ref of a role such as "vm-admin"."""
    digits = hashlib.md5(name.encode(), usedforsecurity=False).hexdigest()
    parts = (digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:])
    return Ref("OpaqueRef:" + "-".join(parts))


_NAMES: Final = {role_ref(name): name for name in ROLES}


def role_names(refs: Iterable[Ref]) -> list[str]:
    """The names of roles, the most powerful first; those that this program does not know are left out."""
    found = {_NAMES[ref] for ref in refs if ref in _NAMES}
    return [name for name in ROLES if name in found]
