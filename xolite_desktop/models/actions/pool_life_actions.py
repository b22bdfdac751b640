# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Every action on the pool itself, as data. In the Pool menu and the palette they are there whatever is selected."""

from __future__ import annotations

from xolite_desktop.models.actions.action import Action, Risk
from xolite_desktop.models.actions.places import Group, pool_places
from xolite_desktop.models.actions.selection import ONLY_POOL
from xolite_desktop.models.actions.works import plain, with_plan
from xolite_desktop.xapi.operations import password
from xolite_desktop.xapi.operations import pool as operations
from xolite_desktop.xapi.rules import pool as rules

_TRUST = pool_places(Group.VAPP)

POOL_LIFE_ACTIONS = (
    Action(
        "pool.custom_fields", "Custom fields", "list-bullets", pool_places(Group.UNDO), ONLY_POOL, many=False,
        asks="custom_fields", refuse=rules.idle, work=with_plan(operations.define_fields),
        calls=("pool.remove_from_gui_config", "pool.add_to_gui_config"), job_title="Defining the fields of {name}",
    ),
    Action(
        "pool.verify_certificates", "Verify certificates between hosts", "lock", _TRUST, ONLY_POOL, many=False,
        refuse=rules.verify_certificates, work=plain(operations.verify_certificates),
        calls=("pool.enable_tls_verification",), job_title="Having the hosts of {name} verify certificates",
        question="Have the hosts of {whom} verify each other’s certificates?", risk=Risk.INTERRUPTS,
        warning="Hosts of the pool then talk only to hosts whose certificate the pool knows. The pool has no call that takes this back: a host that has trouble with it can only be exempted at its own console.",
    ),
    Action(
        "pool.rotate_secret", "Rotate pool secret", "key", _TRUST, ONLY_POOL, many=False,
        refuse=rules.rotate_secret, work=plain(operations.rotate_secret), calls=("pool.rotate_secret",),
        job_title="Rotating the secret of {name}", question="Rotate the secret of {whom}?", risk=Risk.INTERRUPTS,
        warning="The secret by which its hosts know each other is replaced on all of them. VMs run on. Make no other change to the pool meanwhile; backups of hosts made before hold the old secret.",
    ),
    Action(
        "pool.make_standalone", "Make standalone", "host", pool_places(Group.SETTINGS), ONLY_POOL, many=False,
        refuse=rules.make_standalone, work=plain(operations.make_standalone),
        calls=("pool.set_name_label", "pool.set_name_description"), job_title="Making the host of {name} standalone",
        question="Make the only host of {whom} standalone?", risk=Risk.INTERRUPTS,
        warning="The pool loses its name and description, and its host is listed by its own name. Nothing else changes: VMs run on, and a name can be given again.",
    ),
    Action(
        "pool.change_password", "Change password", "key", _TRUST, ONLY_POOL, many=False,
        asks="change_password", refuse=rules.all_reached, work=with_plan(password.change),
        calls=("session.change_password",), job_title="Changing the password of {name}", shows_calls=False,
    ),
)  # fmt: skip
