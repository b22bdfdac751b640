# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Alarms are set for one object, for several, and for all hosts of a pool."""

from __future__ import annotations

from typing import Any

from xolite_desktop.models.alerts import alert_rows
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.xapi.plans.alerts import Alert, parse_alerts

OTHERS = '<config><variable><name value="mine"/><rrd_regex value="x"/></variable></config>'


def row(dialog: Any, name: str) -> Any:
    return next(each for each in dialog.grid.rows if each.measure.name == name)


def perfmon(asking: Any, cls: str, ref: str) -> str:
    return str(asking.db.get(cls, ref)["other_config"].get("perfmon", ""))


def test_a_vm_gets_alarms_and_what_is_not_ours_stays(asking: Any) -> None:
    vm = asking.ref("VM", "gitlab")
    asking.update("VM", vm, other_config={"perfmon": OTHERS})
    dialog = asking.open("vm.alerts", vm)
    assert not dialog.go.isEnabled()
    cpu = row(dialog, "cpu_usage")
    assert not cpu.level.isEnabled()
    cpu.is_on.setChecked(True)
    assert cpu.level.isEnabled()
    cpu.level.setText("101")
    assert not dialog.go.isEnabled()
    assert "100 %" in cpu.wrong.text()
    cpu.level.setText("80")
    cpu.period.setText("10")
    client = asking.do("vm.alerts", dialog, vm)
    assert [name for name, _ in client.calls] == ["VM.remove_from_other_config", "VM.add_to_other_config"]
    assert parse_alerts(perfmon(asking, "VM", vm)) == {"cpu_usage": Alert(0.8, 600, 3600)}
    assert "mine" in perfmon(asking, "VM", vm)
    rows = {each.label: each.value for each in alert_rows(asking.store, "VM", vm)}
    assert rows["CPU usage"] == "over 80 % for 10 min"
    assert rows["Disk usage"] == "No alarm"


def test_a_number_that_is_shown_rounded_stays_as_it_was(asking: Any) -> None:
    sr = asking.ref("SR", "NFS vol1")
    text = (
        '<config><variable><name value="sr_io_throughput_total_per_host"/><alarm_trigger_level value="0.0009"/>'
        '<alarm_trigger_period value="90"/></variable></config>'
    )
    asking.update("SR", sr, other_config={"perfmon": text})
    dialog = asking.open("sr.alerts", sr)
    assert not dialog.go.isEnabled()
    space = row(dialog, "physical_utilisation")
    space.is_on.setChecked(True)
    asking.do("sr.alerts", dialog, sr)
    assert 'value="0.0009"' in perfmon(asking, "SR", sr)
    assert 'value="90"' in perfmon(asking, "SR", sr)
    assert parse_alerts(perfmon(asking, "SR", sr))["physical_utilisation"] == Alert(0.9, 300, 3600)


def test_every_host_of_the_pool_and_its_control_domain(asking: Any) -> None:
    pool = next(iter(asking.db.records("pool")))
    dialog = asking.open("pool.alerts", pool)
    assert dialog.go.isEnabled()
    for name in ("memory_free_kib", "mem_usage"):
        row(dialog, name).is_on.setChecked(True)
    asking.do("pool.alerts", dialog, pool)
    for host, record in asking.db.records("host").items():
        assert parse_alerts(perfmon(asking, "host", host)) == {
            "memory_free_kib": Alert(1024 * 1024, 300, 3600)
        }
        assert parse_alerts(perfmon(asking, "VM", record["control_domain"])) == {
            "mem_usage": Alert(0.95, 300, 3600)
        }


def test_what_cannot_be_read_is_said_before_it_is_replaced(asking: Any) -> None:
    hosts = [asking.ref("host", name) for name in ("xcp-01", "xcp-02")]
    asking.update("host", hosts[0], other_config={"perfmon": "<config"})
    dialog = asking.open("host.alerts", *hosts)
    said = "\n".join(label.text() for label in dialog.findChildren(Label))
    assert "cannot be read" in said
    assert "it begins with what xcp-01 has" in said
