# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""websockify, as its own process with TLS, in front of a VNC server's Unix socket."""

from __future__ import annotations

import datetime
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

STOP_S = 10.0


def write_certificate(folder: Path) -> tuple[Path, Path, bytes]:
    """A self-signed certificate for loopback: paths of certificate and key, and the certificate in DER."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    certificate_path, key_path = folder / "proxy.crt", folder / "proxy.key"
    certificate_path.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    key_path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    return certificate_path, key_path, certificate.public_bytes(serialization.Encoding.DER)


@contextmanager
def running_proxy(folder: Path, target: Path) -> Iterator[tuple[int, bytes]]:
    """The port websockify listens on with TLS, and the certificate (DER) it shows."""
    certificate, key, der = write_certificate(folder)
    # websockify takes its listening socket as standard input, so the port is ours from the start.
    listener = socket.create_server(("127.0.0.1", 0))
    process = subprocess.Popen(
        [
            sys.executable, "-m", "websockify", "--inetd", "--ssl-only",
            "--cert", str(certificate), "--key", str(key), "--unix-target", str(target),
        ],
        stdin=listener,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    port = listener.getsockname()[1]
    listener.close()
    try:
        yield port, der
    finally:
        process.terminate()
        process.wait(STOP_S)
