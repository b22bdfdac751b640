# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Give a host a certificate, or have it make one; what it shows from then on is expected, because we saw it made.

The host changes within seconds. Connections that exist live on, and each new one is accepted with the certificate
before and with the one after until that is seen: never with any other.
"""

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.errors import Failure, ProtocolError
from xolite_desktop.xapi.net.certificate import Certificate
from xolite_desktop.xapi.operations.step import Report
from xolite_desktop.xapi.operations.vm_power import OnTask
from xolite_desktop.xapi.plans.host_certificate import HostCertificate
from xolite_desktop.xapi.refs import Ref


async def install(
    client: Client, host_ref: Ref, plan: HostCertificate, report: Report, on_task: OnTask = None
) -> str:
    """Install what was chosen; its fingerprint as pairs. Raises `Failure` with the host's judgement.

    It is expected before: the host shows it some seconds before its task ends, and may cut the answer off with that.
    """
    shown, key = Certificate.from_pem(plan.certificate), plan.wire_key
    client.expect_certificate(host_ref, shown.sha256)
    try:
        await client.run_task(
            "host.install_server_certificate", host_ref, plan.certificate, key, plan.chain,
            on_progress=report, on_task=on_task,
        )  # fmt: skip
    except Failure:
        client.expect_certificate(host_ref, "")
        raise
    return shown.fingerprint


async def reset(client: Client, host_ref: Ref, report: Report, on_task: OnTask = None) -> str:
    """Have the host make a self-signed one; its fingerprint, as the host itself says over the connection that is trusted."""
    await client.run_task("host.reset_server_certificate", host_ref, on_progress=report, on_task=on_task)
    shown = await read(client, host_ref)
    client.expect_certificate(host_ref, shown.sha256)
    return shown.fingerprint


async def read(client: Client, host_ref: Ref) -> Certificate:
    """The certificate that a host shows. Raises `ProtocolError` if what it says is none."""
    text = await client.call("host.get_server_certificate", host_ref)
    try:
        return Certificate.from_pem(str(text))
    except ValueError as broken:
        raise ProtocolError(client.endpoint, "reading a certificate", str(broken)) from broken
