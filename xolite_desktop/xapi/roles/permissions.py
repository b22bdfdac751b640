# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`Permissions`: what one session may do, and the roles that would do for the rest."""

from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Final

from xolite_desktop.xapi.roles.least import LEAST, ROLES, ROOT_ONLY

_KEYED: Final = "/key:"
_KEY_PATTERNS: Final = {name for names in LEAST.values() for name in names if _KEYED in name}


@dataclass(frozen=True, slots=True)
class Permissions:
    """The names of `session.get_rbac_permissions`: "vm.start", "vm.add_to_other_config/key:folder",
    "http/connect_console". None is everything: the local root account, or a host without roles."""

    names: frozenset[str] | None = None

    def allows(self, call: str, key: str = "") -> bool:
        """Whether a call ("VM.start", also with `Async.`) or HTTP request ("http/put_import") may be made.

        `key` is the key of calls that add to or remove from a map: some keys have a permission of their own.
        """
        return self.names is None or permission(call, key) in self.names

    @property
    def role(self) -> str:
        """The most powerful role of which the greater part is here; empty for everything.

        Part of it, since permissions of a role differ by a few from release to release.
        """
        if self.names is None:
            return ""
        for role in ROLES[:-1]:
            if 2 * len(LEAST[role] & self.names) > len(LEAST[role]):
                return role
        return ROLES[-1]


EVERYTHING: Final = Permissions()


def permission(call: str, key: str = "") -> str:
    """The name of the permission for a call: lower case, with the key where it has one of its own."""
    name = call.removeprefix("Async.").lower()
    keyed = f"{name}{_KEYED}{key.lower()}"
    return next((own for own in _KEY_PATTERNS if key and fnmatchcase(keyed, own)), name)


def least_role(name: str) -> str:
    """The least role that has a permission; empty if only the local root account has it."""
    if name in ROOT_ONLY:
        return ""
    return next((role for role in ROLES[:-1] if name in LEAST[role]), ROLES[-1])
