# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""How hosts are switched on from afar, and the memory of control domains: asked, checked, written."""

from __future__ import annotations

from typing import Any

import pytest

from xolite_desktop.models.host_settings import power_on_row
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.plans.host_settings import LEAST_CONTROL_DOMAIN, PowerOn, PowerOnMode, parse_config
from xolite_desktop.xapi.refs import Ref

GIB = 1 << 30


def secrets(asking: Any) -> dict[str, str]:
    return {each["uuid"]: each["value"] for each in asking.db.records("secret").values()}


def names(client: Any) -> list[str]:
    return [name for name, _ in client.calls]


def set_card(asking: Any, host: Ref, password: str) -> Any:
    dialog = asking.open("host.power_on_mode", host)
    dialog.mode.choose(PowerOnMode.DRAC)
    dialog.address.setText(" 10.0.9.2 ")
    dialog.user.setText("root")
    dialog.password.setText(password)
    return dialog


def test_the_password_of_a_card_becomes_a_secret_and_stays_one(asking: Any) -> None:
    host = asking.ref("host", "xcp-02")
    dialog = set_card(asking, host, "")
    assert not dialog.go.isEnabled()
    assert dialog.problems()[0].field == "password"
    dialog.password.setText("calvin")
    assert "calvin" not in repr(dialog.plan())
    asking.do("host.power_on_mode", dialog, host)
    record = asking.db.get("host", host)
    assert record["power_on_mode"] == "DRAC"
    config = record["power_on_config"]
    assert secrets(asking)[config["power_on_password_secret"]] == "calvin"
    assert (config["power_on_ip"], config["power_on_user"]) == ("10.0.9.2", "root")

    dialog = asking.open("host.power_on_mode", host)
    assert not dialog.go.isEnabled()  # nothing has changed
    dialog.address.setText("10.0.9.3")
    client = asking.do("host.power_on_mode", dialog, host)
    assert names(client)[:2] == ["secret.create", "host.set_power_on_mode"], (
        "the former secret goes with the former mode"
    )
    assert list(secrets(asking).values()).count("calvin") == 1
    assert (
        secrets(asking)[asking.db.get("host", host)["power_on_config"]["power_on_password_secret"]]
        == "calvin"
    )
    row = power_on_row(asking.cache.host(host))
    assert row.value == "Dell DRAC or iDRAC, 10.0.9.3"


def test_a_secret_that_is_no_longer_needed_goes(asking: Any) -> None:
    host = asking.ref("host", "xcp-02")
    asking.do("host.power_on_mode", set_card(asking, host, "calvin"), host)
    asking.run("host.power_on_mode", PowerOn(PowerOnMode.WAKE_ON_LAN), host)
    assert asking.db.get("host", host)["power_on_mode"] == "wake-on-lan"
    assert "calvin" not in secrets(asking).values()


def test_a_mode_that_is_refused_leaves_no_secret(asking: Any) -> None:
    host = asking.ref("host", "xcp-02")
    dialog = set_card(asking, host, "calvin")
    with pytest.raises(Failure):
        asking.do("host.power_on_mode", dialog, host, failing=1)
    assert "calvin" not in secrets(asking).values()


def test_a_script_has_settings_of_its_own(asking: Any) -> None:
    host = asking.ref("host", "xcp-02")
    dialog = asking.open("host.power_on_mode", host)
    dialog.mode.choose(PowerOnMode.SCRIPT)
    dialog.script.setText("plug7")
    dialog.config.setPlainText("outlet=7\nnonsense")
    assert [problem.code for problem in dialog.problems()] == ["NO_KEY_AND_VALUE"]
    dialog.config.setPlainText("outlet=7\n\nurl=https://pdu/?a=b")
    asking.do("host.power_on_mode", dialog, host)
    record = asking.db.get("host", host)
    assert record["power_on_mode"] == "plug7"
    assert record["power_on_config"] == {"outlet": "7", "url": "https://pdu/?a=b"}
    with pytest.raises(ValueError, match="=x"):
        parse_config("=x")


def test_the_control_domain_gets_its_memory_and_the_host_restarts(asking: Any) -> None:
    host = asking.ref("host", "xcp-03")  # in maintenance
    dialog = asking.open("host.control_domain_memory", host)
    assert not dialog.go.isEnabled()
    dialog.memory.setText("512 MiB")
    assert dialog.problems()[0].code == "CONTROL_DOMAIN_TOO_SMALL"
    dialog.memory.setText("100 TiB")
    assert dialog.problems()[0].code == "CONTROL_DOMAIN_TOO_LARGE"
    dialog.memory.setText("16 GiB")
    dialog.restarts.setChecked(False)
    client = asking.do("host.control_domain_memory", dialog, host)
    domain = asking.db.get("host", host)["control_domain"]
    assert client.calls == [("VM.set_memory", (domain, 16 * GIB))]
    assert asking.db.get("VM", domain)["memory_static_max"] == 16 * GIB
    assert LEAST_CONTROL_DOMAIN == GIB


def test_crash_dumps_are_removed(asking: Any) -> None:
    host = asking.ref("host", "xcp-02")
    for _ in range(2):
        asking.db.create("host_crashdump", host=host, size=1 << 20)
    asking.follow()
    assert len(asking.db.get("host", host)["crashdumps"]) == 2
    asking.run("host.remove_crashdumps", None, host)
    assert not asking.db.records("host_crashdump")
