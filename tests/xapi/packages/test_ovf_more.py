# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a package says beside its machines: licences, an order of starting, a signature; and its VMs one by one."""

from __future__ import annotations

import gzip
import hashlib
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.xapi.packages.test_ovf import archive, code_of, ovf, system, verified
from xolite_desktop.models.import_vm.words import package_rows
from xolite_desktop.xapi.errors import PackageRefused
from xolite_desktop.xapi.packages.ovf.envelope import collection_name, read_envelope
from xolite_desktop.xapi.packages.reading import read_package
from xolite_desktop.xapi.packages.together import Together, together

EULA = "<EulaSection><Info>Licence</Info><License>{}</License></EulaSection>"
STARTUP = (
    '<StartupSection><Info/><Item ovf:id="db" ovf:order="1" ovf:startDelay="30"/>'
    '<Item ovf:id="web" ovf:order="2"/></StartupSection>'
)
needs_openssl = pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the signatures")


def two(inner: str = "", *, web: str = "") -> bytes:
    """A collection of two VMs with something of its own, and something in the first."""
    data = ovf(system("web"), system("db")).decode()
    data = data.replace("<VirtualSystemCollection>", f'<VirtualSystemCollection ovf:id="shop">{inner}')
    return data.replace("<Name>web</Name>", f"<Name>web</Name>{web}").encode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.raw").write_bytes(b"a" * 4096)
    (tmp_path / "b.raw").write_bytes(b"b" * 8192)
    return tmp_path


def test_licences_of_all_and_of_one() -> None:
    web, db = read_envelope(two(EULA.format("All: be nice"), web=EULA.format("Web:\n be kind")))
    assert web.licences == ("All: be nice", "Web:\n be kind")
    assert db.licences == ("All: be nice",)
    assert read_envelope(ovf(system()))[0].licences == ()


def test_a_licence_that_stands_among_the_texts() -> None:
    named = '<EulaSection><Info/><License ovf:msgid="eula"/></EulaSection>'
    texts = '<Strings xml:lang="en-US"><Msg ovf:msgid="eula">Be nice</Msg></Strings></ovf:Envelope>'
    data = two(named).replace(b"</ovf:Envelope>", texts.encode())
    assert [each.licences for each in read_envelope(data)] == [("Be nice",), ("Be nice",)]


def test_the_order_of_starting() -> None:
    web, db = read_envelope(two(STARTUP))
    assert [(each.order, each.start_delay_s) for each in (web, db)] == [(2, 0), (1, 30)]
    assert collection_name(two()) == "shop"
    assert collection_name(ovf(system())) == ""


def test_every_vm_of_a_file_is_looked_at_with_it(folder: Path) -> None:
    (folder / "shop.ovf").write_bytes(two(STARTUP))
    package = read_package(folder / "shop.ovf")
    assert package.file is not None
    assert [each.name for each in package.file.packages] == ["web", "db"]
    assert package.file.packages[0] is package
    whole = together(package.file)
    assert (whole.name, whole.disk_bytes) == ("shop", 2 * package.disk_bytes)
    assert [disk.id for disk in whole.disks][:4] == ["0:0", "0:1", "0:2", "1:0"]
    assert isinstance(whole.details, Together)


def test_a_vm_that_is_broken_leaves_the_others_alone(folder: Path) -> None:
    data = ovf(system("web"), system("db").replace("ovf:/disk/d1", "/file/file3")).decode()
    data = data.replace("</References>", '<File ovf:id="file3" ovf:href="gone.raw"/></References>')
    (folder / "shop.ovf").write_text(data)
    package = read_package(folder / "shop.ovf")
    assert (package.problems, len(package.disks)) == ((), 3)
    assert package.file is not None
    assert [each.code for each in package.file.packages[1].problems] == ["OVF_FILE_MISSING"]
    assert [each.code for each in together(package.file).problems] == ["OVF_FILE_MISSING"]


def signed(folder: Path, key: tuple[str, ...], algorithm: str = "sha256") -> None:
    """A manifest, and the signature of it as other tools make it."""
    names = ("web.ovf", "a.raw", "b.raw")
    lines = (
        f"SHA256({name})= {hashlib.sha256((folder / name).read_bytes()).hexdigest()}\n" for name in names
    )
    (folder / "web.mf").write_text("".join(lines))
    run = ["openssl", "req", "-x509", "-nodes", "-days", "30", "-subj", "/O=Shop/CN=The packer", *key]
    subprocess.run(
        [*run, "-keyout", folder / "key.pem", "-out", folder / "crt.pem"], check=True, capture_output=True
    )
    made = subprocess.run(
        ["openssl", "dgst", f"-{algorithm}", "-sign", folder / "key.pem", folder / "web.mf"],
        check=True,
        capture_output=True,
    ).stdout
    text = f"{algorithm.upper()}(web.mf)= {made.hex()}\n" + (folder / "crt.pem").read_text()
    (folder / "web.cert").write_text(text)


@needs_openssl
@pytest.mark.parametrize(
    ("key", "algorithm"),
    [
        (("-newkey", "rsa:2048"), "sha1"),
        (("-newkey", "rsa:2048"), "sha512"),
        (("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"), "sha256"),
    ],
)
def test_a_signature_says_who_packed_it(folder: Path, key: tuple[str, ...], algorithm: str) -> None:
    (folder / "web.ovf").write_bytes(ovf(system()))
    signed(folder, key, algorithm)
    names = ["web.ovf", "web.mf", "web.cert", "a.raw", "b.raw"]
    for path in (folder / "web.ovf", archive(folder, names)):
        package = read_package(path)
        (said,) = [text for word, text in package_rows(package) if word == "Signed by"]
        assert said.startswith("The packer, by a certificate of The packer until ")
        assert "is not checked" in said
        assert package.cautions == ()
    with (folder / "web.mf").open("a") as manifest:
        manifest.write("\n")
    assert code_of(folder / "web.ovf") == "OVF_SIGNATURE_WRONG"


@needs_openssl
def test_a_signature_that_cannot_be_read(folder: Path) -> None:
    (folder / "web.ovf").write_bytes(ovf(system()))
    signed(folder, ("-newkey", "rsa:2048"))
    whole = (folder / "web.cert").read_text()
    for broken in (
        whole[whole.index("-----BEGIN") :],
        whole[: whole.index("-----BEGIN")],
        whole.replace("(web.mf)= ", "(web.mf)= 0"),
        whole.replace("MII", "AAA", 1),
        "MD5(web.mf)= 00\n" + whole,
    ):
        (folder / "web.cert").write_text(broken)
        assert code_of(folder / "web.ovf") == "OVF_SIGNATURE_UNREADABLE"
    (folder / "web.mf").unlink()  # nothing that it could be about
    assert [each.code for each in read_package(folder / "web.ovf").cautions] == ["OVF_WITHOUT_MANIFEST"]


def test_an_archive_that_is_packed_as_a_whole(folder: Path) -> None:
    (folder / "web.ovf").write_bytes(ovf(system()))
    names = ("web.ovf", "a.raw", "b.raw")
    lines = [
        f"SHA256({name})= {hashlib.sha256((folder / name).read_bytes()).hexdigest()}\n" for name in names
    ]
    (folder / "web.mf").write_text("".join(lines))
    plain = archive(folder, ["web.ovf", "web.mf", "b.raw", "a.raw"])
    for name in ("web.ova.gz", "whatever"):
        path = folder / name
        path.write_bytes(gzip.compress(plain.read_bytes()))
        package = read_package(path)
        assert (package.compression, package.file_bytes) == ("gzip", path.stat().st_size)
        assert package.disks == read_package(plain).disks
        assert package.cautions == ()
        verified(package, heard := [])
        assert heard[-1] == 1.0
    (folder / "b.raw").write_bytes(b"B" * 8192)
    path.write_bytes(gzip.compress(archive(folder, ["web.ovf", "web.mf", "b.raw", "a.raw"]).read_bytes()))
    with pytest.raises(PackageRefused, match="OVF_FILE_DIFFERS"):
        verified(read_package(path), [])
    path.write_bytes(gzip.compress(plain.read_bytes())[:-20])
    assert code_of(path) == "GZIP_DAMAGED"


@pytest.mark.parametrize(
    ("more", "has_one"),
    [
        ("", False),
        ("<Item><rasd:ResourceSubType>vmware.vtpm</rasd:ResourceSubType></Item>", True),
        ('<vbox:Machine><TrustedPlatformModule type="v2_0" location=""/></vbox:Machine>', True),
        ('<vbox:Machine><TrustedPlatformModule type="None" location=""/></vbox:Machine>', False),
    ],
)
def test_a_tpm(more: str, has_one: bool) -> None:
    assert read_envelope(ovf(system(more=more)))[0].vtpm is has_one
