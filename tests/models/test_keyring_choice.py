# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Only keyrings that keep secrets from others are ever used, whatever is installed or configured."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from helpers.keyrings import MemoryBackend
from xolite_desktop.models.keyring_choice import ENVIRONMENT, KNOWN, KeyringFailure, Known, choose_backend


class Weak(MemoryBackend):
    priority = 1


class Strong(MemoryBackend):
    priority = 5


class Dead(MemoryBackend):
    @property
    def priority(self) -> float:
        raise AssertionError("asked of the class, not of an instance")


class _Broken(type):
    @property
    def priority(cls) -> float:
        raise OSError("D-Bus is not there")


class OffDuty(MemoryBackend, metaclass=_Broken):
    pass


class CannotBeMade(MemoryBackend):
    priority = 5

    def __init__(self) -> None:
        raise OSError("secret words of a service")


@pytest.fixture(autouse=True)
def nothing_configured(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    from keyring.util import platform_

    monkeypatch.delenv(ENVIRONMENT, raising=False)
    monkeypatch.setattr(platform_, "config_root", lambda: tmp_path)
    return tmp_path / "keyringrc.cfg"


def known(monkeypatch: pytest.MonkeyPatch, *classes: type) -> list[Known]:
    module = ModuleType("keyrings_of_a_test")
    for cls in classes:
        setattr(module, cls.__name__, cls)
    monkeypatch.setitem(sys.modules, module.__name__, module)
    return [Known(module.__name__, cls.__name__, f"the {cls.__name__} one") for cls in classes]


def test_the_best_that_works_is_chosen(monkeypatch: Any) -> None:
    chosen = choose_backend(known(monkeypatch, Weak, Strong, OffDuty, Dead))
    assert (chosen.title, type(chosen.backend)) == ("the Strong one", Strong)


def test_none_that_works_is_said_in_a_sentence(monkeypatch: Any) -> None:
    with pytest.raises(KeyringFailure, match="no keyring that is running"):
        choose_backend([*known(monkeypatch, OffDuty), Known("not.installed", "Keyring", "nothing")])


def test_one_that_cannot_be_made_is_named_without_its_own_words(monkeypatch: Any) -> None:
    with pytest.raises(KeyringFailure, match=r"The CannotBeMade one cannot be used \(OSError\)") as failure:
        choose_backend(known(monkeypatch, CannotBeMade))
    assert "secret" not in str(failure.value)


@pytest.mark.parametrize(
    "named",
    [
        "keyring.backends.null.Keyring",
        "keyring.backends.fail.Keyring",
        "keyrings.alt.file.PlaintextKeyring",
        "keyrings.alt.file.EncryptedKeyring",
        "keyring.backends.libsecret.Keyring",
    ],
)
def test_whatever_else_was_configured_means_that_nothing_is_kept(
    monkeypatch: Any, nothing_configured: Path, named: str
) -> None:
    ours = known(monkeypatch, Strong)
    monkeypatch.setenv(ENVIRONMENT, named)
    with pytest.raises(KeyringFailure, match="is not one that keeps secrets safe"):
        choose_backend(ours)
    monkeypatch.delenv(ENVIRONMENT)
    nothing_configured.write_text(f"[backend]\ndefault-keyring={named}\nkeyring-path=/tmp/evil\n")
    before = list(sys.path)
    with pytest.raises(KeyringFailure, match="is not one that keeps secrets safe"):
        choose_backend(ours)
    assert sys.path == before


@pytest.mark.parametrize("content", ["no section", "[backend\n", "\xff"])
def test_a_configuration_nobody_can_read_keeps_nothing(
    monkeypatch: Any, nothing_configured: Path, content: str
) -> None:
    nothing_configured.write_text(content, encoding="latin-1")
    with pytest.raises(KeyringFailure):
        choose_backend(known(monkeypatch, Strong))


def test_one_of_ours_can_be_configured(monkeypatch: Any) -> None:
    monkeypatch.setenv(ENVIRONMENT, "keyrings_of_a_test.Weak")
    assert choose_backend(known(monkeypatch, Weak, Strong)).title == "the Weak one"
    monkeypatch.setenv(ENVIRONMENT, "keyring.backends.chainer.ChainerBackend")
    assert choose_backend(known(monkeypatch, Weak, Strong)).title == "the Strong one"


def test_the_list_names_backends_that_exist() -> None:
    from importlib import import_module

    for each in KNOWN:
        assert hasattr(import_module(each.module), each.name), each.path
