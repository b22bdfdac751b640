# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What the system on a disk image is told at its first start, and the NoCloud drive it reads that from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from xolite_desktop.xapi.fat import LARGEST, fat_image
from xolite_desktop.xapi.plans.problem import Problem

LABEL: Final = "cidata"
"""By this label cloud-init knows the drive."""
META_DATA: Final = "instance-id: {uuid}\nlocal-hostname: {hostname}\n"
"""What is told of the VM itself unless somebody says otherwise."""
HEADERS: Final = (
    "#cloud-config", "#!", "#include", "#cloud-boothook", "#part-handler", "#upstart-job", "## template: jinja",
    "Content-Type:", "MIME-Version:",
)  # fmt: skip
"""How user data begins that cloud-init does anything with."""
_NOT_IN_HOSTNAME = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class CloudInit:
    """Three files, in which {name}, {hostname}, {number} and {uuid} stand for what each VM has of its own; without
    `network_config` the image configures its network as it always does."""

    user_data: str = field(default="", repr=False)  # often with a password in it
    network_config: str = ""
    meta_data: str = META_DATA

    def problems(self) -> Iterator[Problem]:
        """What is wrong at "cloud.user_data", "cloud.network_config", "cloud.meta_data"."""
        if not self.user_data.strip():
            yield Problem("cloud.user_data", "CLOUD_USER_DATA_MISSING")
        elif not self.user_data.startswith(HEADERS):
            yield Problem("cloud.user_data", "CLOUD_USER_DATA_UNKNOWN", (HEADERS[0],))
        elif line := _tab(self.user_data) if self.user_data.startswith(HEADERS[0]) else 0:
            yield Problem("cloud.user_data", "CLOUD_TAB", (str(line),))
        if self.network_config.strip() and not re.search(r"^\s*version:", self.network_config, re.MULTILINE):
            yield Problem("cloud.network_config", "CLOUD_NETWORK_VERSION")
        elif line := _tab(self.network_config):
            yield Problem("cloud.network_config", "CLOUD_TAB", (str(line),))
        if not re.search(r"^instance-id:\s*\S", self.meta_data, re.MULTILINE):
            yield Problem("cloud.meta_data", "CLOUD_INSTANCE_ID")
        if sum(len(data) for data in self.files("", 1, "").values()) > LARGEST - (64 << 10):
            yield Problem("cloud.user_data", "CLOUD_TOO_LARGE", (str(LARGEST),))

    def files(self, name: str, number: int, uuid: str) -> dict[str, bytes]:
        """The files of the drive of one VM."""
        own = {"{name}": name, "{hostname}": hostname(name), "{number}": str(number), "{uuid}": uuid}
        texts = {"meta-data": self.meta_data, "user-data": self.user_data}
        if self.network_config.strip():
            texts["network-config"] = self.network_config
        return {file: _filled(text, own).encode() for file, text in texts.items()}

    def image(self, name: str, number: int, uuid: str) -> bytes:
        """The drive of one VM. Raises `ValueError` if the files do not fit."""
        return fat_image(LABEL, self.files(name, number, uuid), volume_id=number & 0xFFFFFFFF)


def hostname(name: str) -> str:
    """A name as a host's: small letters, digits and hyphens, at most 63."""
    return _NOT_IN_HOSTNAME.sub("-", name.casefold()).strip("-")[:63].rstrip("-") or "vm"


def _filled(text: str, own: dict[str, str]) -> str:
    """One pass, so that a VM's name is never taken for a placeholder itself; with the line ends of Unix."""
    wanted = re.compile("|".join(map(re.escape, own)))
    filled = wanted.sub(lambda found: own[found[0]], text.replace("\r\n", "\n"))
    return filled if filled.endswith("\n") or not filled else filled + "\n"


def _tab(text: str) -> int:
    """The first line that is indented with a tab, which YAML forbids; 0 if none is."""
    lines = enumerate(text.splitlines(), 1)
    return next((number for number, line in lines if "\t" in line[: len(line) - len(line.lstrip())]), 0)
