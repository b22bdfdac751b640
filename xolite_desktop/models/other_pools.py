# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The pools that other windows of the program are connected to: a VM can be sent to one of them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from xolite_desktop.models.connection import Connection
from xolite_desktop.models.object_name import name_of_ref
from xolite_desktop.models.sign_ins import SignIns
from xolite_desktop.models.text import visible
from xolite_desktop.xapi.rules import permission
from xolite_desktop.xapi.rules.refusal import Refusal


class OtherPools(QObject):
    """Seen from one connection. Signals: `changed()` when one came or went; `connect_asked()` for one more."""

    changed = Signal()
    connect_asked = Signal()

    def __init__(self, sign_ins: SignIns, connection: Connection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sign_ins = sign_ins
        self._connection = connection
        sign_ins.changed.connect(self.changed)

    def found(self) -> list[tuple[Connection, str]]:
        """Each with the name of its pool."""
        return [(each, pool_name(each)) for each in self._sign_ins.others(self._connection)]


def pool_name(connection: Connection) -> str:
    """What the pool is called; one without a name by its coordinator."""
    cache = connection.store.cache
    pool = cache.pool
    if pool is None:
        return str(connection.endpoint or "")
    return visible(pool.name_label) or name_of_ref(pool.master, cache)


def uuid_of(connection: Connection) -> str:
    """What is the same in every window of a pool, whoever is signed in; empty before anything is loaded."""
    pool = connection.store.cache.pool
    return pool.uuid if pool is not None else ""


def refusal_there(connection: Connection, call: str, doing: str) -> Refusal | None:
    """Why another pool does not let us make a call there: it is not reached, is only looked at, or the role lacks it."""
    if not connection.is_usable:
        return Refusal("POOL_NOT_REACHABLE")
    if connection.is_read_only:
        return Refusal("READ_ONLY")
    return permission.refuse(connection.permissions, (call,), doing)


def is_of_pool(choice: object, connection: Connection) -> bool:
    """Whether what can be chosen is a connection to the same pool: there is one for each, whoever is signed in."""
    return isinstance(choice, Connection) and uuid_of(choice) == uuid_of(connection)
