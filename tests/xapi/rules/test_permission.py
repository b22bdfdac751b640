# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a role lacks is refused with the server's own code, and names the role that would do."""

from xolite_desktop.xapi.roles.permissions import EVERYTHING, Permissions
from xolite_desktop.xapi.rules.permission import refuse

READER = Permissions(frozenset({"vm.get_record"}))


def test_the_least_role_that_may_is_named() -> None:
    refusal = refuse(READER, ("VM.get_record", "VM.start"), "starting a VM")
    assert refusal is not None
    assert refusal.code == "RBAC_PERMISSION_DENIED"
    assert refusal.params == ("vm.start", "Your role is read-only; starting a VM needs vm-operator.")


def test_what_no_role_has_needs_the_local_root_account() -> None:
    refusal = refuse(READER, ("session.change_password",))
    assert refusal is not None
    assert refusal.params[1].endswith("session.change_password needs the local root account.")


def test_nothing_is_refused_that_is_permitted() -> None:
    assert refuse(READER, ("VM.get_record",)) is None
    assert refuse(READER, ()) is None
    assert refuse(EVERYTHING, ("VM.start", "session.change_password")) is None
