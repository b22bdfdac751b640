# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""From the window: a host gets another certificate, and the window that gave it goes on without a question."""

from __future__ import annotations

from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import rsa

from helpers.doing import Doing
from helpers.person import click, until
from xolite_desktop.models.connection_words import State
from xolite_desktop.simulator.certificate import Certificate, make_certificate
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.ui.dialogs.certificate import CertificateRows
from xolite_desktop.ui.dialogs.host_certificate import HostCertificateDialog


def files(folder: Path) -> tuple[Certificate, str, str]:
    made = make_certificate(
        "xcp-01.example", key=rsa.generate_private_key(public_exponent=65537, key_size=2048)
    )
    certificate, key = folder / "host.crt", folder / "host.key"
    certificate.write_bytes(made.pem)
    key.write_bytes(made.key_pem)
    return made, str(certificate), str(key)


async def comes_back(doing: Doing) -> list[object]:
    """The connection breaks and is made anew; the questions it asked."""
    connection = doing.window.connection
    asked: list[object] = []
    connection.certificate_changed.connect(asked.append)
    seen: list[State] = []
    connection.state_changed.connect(seen.append)
    (question,) = doing.choose("host.restart_agent", doing.ref("host", "xcp-01"))
    await doing.succeed(lambda: click(question.go))
    await until(lambda: State.LOST in seen and connection.is_usable, connection.state_changed)
    return asked


async def test_the_window_expects_the_certificate_it_installed(
    doing: Doing, simulator: Simulator, tmp_path: Path
) -> None:
    host, (made, certificate, key) = doing.ref("host", "xcp-01"), files(tmp_path)
    (dialog,) = doing.choose("host.install_certificate", host)
    assert not dialog.go.isEnabled()
    dialog.files["certificate"].show_path(tmp_path / "none.crt")
    assert dialog.problems()[0].code == "FILE_UNREADABLE"
    dialog.files["certificate"].show_path(Path(certificate))
    dialog.files["key"].show_path(Path(key))
    assert dialog.findChildren(CertificateRows)
    job = await doing.succeed(lambda: click(dialog.go))
    assert str(job.result).replace(":", "").lower() == made.fingerprint == simulator.fingerprint
    assert await comes_back(doing) == []
    shown = doing.window.connection.client.certificate
    assert shown is not None
    assert shown.sha256 == made.fingerprint


async def test_the_window_expects_what_the_host_made_itself(doing: Doing, simulator: Simulator) -> None:
    host, before = doing.ref("host", "xcp-01"), simulator.fingerprint
    (question,) = doing.choose("host.reset_certificate", host)
    await doing.succeed(lambda: click(question.go))
    assert simulator.fingerprint != before
    assert await comes_back(doing) == []


async def test_another_certificate_is_asked_about_all_the_same(
    doing: Doing, simulator: Simulator, tmp_path: Path
) -> None:
    host, (_, certificate, key) = doing.ref("host", "xcp-01"), files(tmp_path)
    (dialog,) = doing.choose("host.install_certificate", host)
    dialog.files["certificate"].show_path(Path(certificate))
    dialog.files["key"].show_path(Path(key))
    await doing.succeed(lambda: click(dialog.go))
    simulator.replace_certificate()
    connection = doing.window.connection
    asked: list[object] = []
    connection.certificate_changed.connect(asked.append)
    (question,) = doing.choose("host.restart_agent", host)
    click(question.go)
    await until(lambda: asked, connection.certificate_changed)
    connection.cancel()


async def test_a_certificate_is_shown_as_the_host_has_it(doing: Doing, simulator: Simulator) -> None:
    doing.window.hub.select([doing.ref("host", "xcp-02")])
    doing.window.hub.q_action("host.certificate").trigger()
    dialog = doing.window.shell.dialog
    assert isinstance(dialog, HostCertificateDialog)
    await until(lambda: dialog.shown.certificate, dialog.shown.changed)
    assert dialog.shown.certificate.sha256 == simulator.fingerprint
    assert dialog.findChildren(CertificateRows)
    asked: list[object] = []
    doing.window.actions_runner.asked.connect(asked.append)
    click(dialog.install)
    assert len(asked) == 1
    asked[0].reject()
