# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The console of one VM: whether there is one, why not, when to connect anew, and the stream itself."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from xolite_desktop.models import console_words
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.reasons import Explanation
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.client.host_connections import is_same_pin
from xolite_desktop.xapi.delta import Delta
from xolite_desktop.xapi.errors import CertificateChanged, CertificateUnknown
from xolite_desktop.xapi.names import ConsoleProtocol, PowerState
from xolite_desktop.xapi.net.console_stream import WSPROXY, ConsoleStream
from xolite_desktop.xapi.net.tls import PinnedContext
from xolite_desktop.xapi.records.kinds import is_hvm
from xolite_desktop.xapi.records.vm import VM, Console
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules import permission
from xolite_desktop.xapi.rules.refusal import Refusal

QUICK_RETRIES = 10
QUICK_RETRY_MS = 100
SLOW_RETRIES_MS = (500, 1000, 2000)
LONGEST_RETRY_MS = 5000

FIRST_WITH_QEMU_SCANCODES = (7, 3)
"""XenServer's version whose QEMU has the extended key event; every XCP-ng is newer."""

CONNECT = "http/connect_console"
CONNECT_HOST = "http/connect_console/host_console"


class ConsoleSource(QObject):
    """Follows one VM. `available` and `refusal` say whether a stream can be opened now.

    Signals: `changed()` when one of the two changed; `reconnect_wanted()` when the console is another one than before
    (the VM started, rebooted or moved to another host), so that a stream opened earlier is of no use.
    `input_changed()` when `takes_input` did; `trust_changed()` when some certificate was trusted or forgotten. `protocol` is the kind of console: the screen, or `ConsoleProtocol.VT100` for text.
    """

    changed = Signal()
    reconnect_wanted = Signal()
    input_changed = Signal()
    trust_changed = Signal()

    def __init__(
        self,
        connection: Connection,
        vm_ref: Ref,
        parent: QObject | None = None,
        *,
        protocol: str = ConsoleProtocol.RFB,
    ) -> None:
        super().__init__(parent)
        self._connection = connection
        self._vm_ref = vm_ref
        self._protocol = protocol
        self._location = ""
        self._life: tuple[object, ...] = ()
        self._news = ""
        self._tls: PinnedContext | None = None
        self.refusal: Refusal | None = None
        self.first_transport = WSPROXY
        """The way in to try first, as the setting `console.transport` has it."""
        connection.read_only_changed.connect(self.input_changed)
        connection.store.changed.connect(self._on_changed)
        connection.store.reset.connect(self._look)
        connection.state_changed.connect(self._look)
        connection.pins_changed.connect(self._obey_pins)
        connection.doubted.connect(self._on_doubted)
        self._look()

    @property
    def takes_input(self) -> bool:
        """Whether the guest may be given keys, pointer and clipboard: not while nothing may be changed."""
        return not self._connection.is_read_only

    @property
    def has_xenserver_scancodes(self) -> bool:
        """Whether the screen's server takes scancodes in XenServer's own message only, as those before 7.3 did.

        That is QEMU's, with a keyboard of the guest's layout behind it. vncterm, which shows the text of control domains
        and paravirtual guests, would read them as those of a US keyboard: it is given keysyms.
        """
        cache = self._connection.store.cache
        vm = cache.vm(self._vm_ref)
        host = cache.host(vm.resident_on) if vm is not None else None
        if vm is None or host is None or not is_hvm(vm):
            return False
        return _is_before(host.software_version.get("product_version", ""), FIRST_WITH_QEMU_SCANCODES)

    @property
    def available(self) -> bool:
        return self.refusal is None

    @property
    def host_name(self) -> str:
        """The host whose screen server answers, for the toolbar; empty if not known."""
        vm = self._connection.store.cache.vm(self._vm_ref)
        host = self._connection.store.cache.host(vm.resident_on) if vm is not None else None
        return host.name_label if host is not None else ""

    @property
    def opening(self) -> str:
        """What to say while a stream is opened: what became of the VM, if that is why; a sentence."""
        return self._news or tr("Connecting to the console…")

    def ending(self, error: Exception | None) -> Explanation:
        """Why a console ended: what the pool does with the VM right now, else what the error says."""
        vm = self._connection.store.cache.vm(self._vm_ref)
        return console_words.ending(error, vm, self._vm_ref, self._connection.store.cache)

    def note_live(self) -> None:
        """A stream is open: whatever happened to the VM before is no news any more."""
        self._news = ""

    def open_stream(self) -> ConsoleStream:
        """A stream that is not connected yet: its `open` blocks, so call that in the thread that will read.

        For the main thread, as all of this object. Raises RuntimeError while not `available`, ValueError with a
        sentence if the pool gave no usable location, `Closed` if the sign-in is over.
        """
        if not self.available:
            raise RuntimeError("there is no console now")
        client: Client = self._connection.client
        stream = client.open_console(self._location)
        stream.first = self.first_transport
        self._tls = stream.tls
        return stream

    def is_answered(self, question: CertificateUnknown | CertificateChanged) -> bool:
        """Whether the certificate asked about is trusted by now, as another window may have been told."""
        if self._connection.session is None:
            return False
        pin = self._connection.client.trust.get(question.endpoint)
        return pin is not None and pin.sha256 == question.certificate.sha256

    def trust(self, question: CertificateUnknown | CertificateChanged, *, once: bool = False) -> None:
        """The person vouches for the certificate of the host that has the console; then connect anew."""
        self._connection.pin(question, once=once)
        if self.available:
            self.reconnect_wanted.emit()

    def close(self) -> None:
        """Hear no more of the pool, and go: the window that this belongs to lives longer."""
        self._connection.read_only_changed.disconnect(self.input_changed)
        self._connection.store.changed.disconnect(self._on_changed)
        self._connection.store.reset.disconnect(self._look)
        self._connection.state_changed.disconnect(self._look)
        self._connection.pins_changed.disconnect(self._obey_pins)
        self._connection.doubted.disconnect(self._on_doubted)
        self.deleteLater()

    def _obey_pins(self) -> None:
        """A stream that was opened under a certificate that is no longer trusted is of no use: the next one asks."""
        if self._is_distrusted():
            self._tls = None
            self.reconnect_wanted.emit()
        self.trust_changed.emit()

    def _on_doubted(self) -> None:
        """A stream that may be dead says nothing, as one on which nothing happens: only a new one is sure."""
        if self._tls is not None and self.available:
            self.reconnect_wanted.emit()

    def _is_distrusted(self) -> bool:
        tls = self._tls
        if tls is None or tls.pin is None or not self.available:
            return False
        return not is_same_pin(tls.pin, self._connection.client.trust.get(tls.endpoint))

    def _on_changed(self, delta: Delta) -> None:
        if delta.touches("console") or self._vm_ref in delta.refs("VM"):
            self._look()

    def _look(self, *_: object) -> None:
        refusal, location, life = self._now()
        changed = refusal != self.refusal
        another = refusal is None and bool(self._life) and life != self._life
        if another:
            self._news = console_words.news(self._life, life, self._vm_ref, self._connection.store.cache)
        self.refusal, self._location = refusal, location
        if refusal is None:
            self._life = life
        # In this order: who connects anew because of the first has nothing more to do at the second.
        if another:
            self.reconnect_wanted.emit()
        if changed:
            self.changed.emit()

    def _now(self) -> tuple[Refusal | None, str, tuple[object, ...]]:
        """Why there is no console, else where it is and what tells this life of the VM from the next."""
        cache = self._connection.store.cache
        if not self._connection.is_usable:
            return Refusal("CONNECTION_LOST"), "", ()
        vm = cache.vm(self._vm_ref)
        if vm is None:
            return Refusal("GONE"), "", ()
        refusal = self._denied(vm) or _power_refusal(vm, self._vm_ref)
        if refusal is not None:
            return refusal, "", ()
        location = self._find_location()
        if not location:
            code = "NO_TEXT_CONSOLE" if self._protocol == ConsoleProtocol.VT100 else "NO_CONSOLE"
            return Refusal(code, (self._vm_ref,)), "", ()
        return None, location, (location, vm.domid, vm.resident_on)

    def _denied(self, vm: VM) -> Refusal | None:
        """The console of a host's own control domain needs another permission than that of any other VM."""
        call = CONNECT_HOST if vm.is_control_domain else CONNECT
        doing = (
            tr("opening the console of a host") if vm.is_control_domain else tr("opening the console of a VM")
        )
        return permission.refuse(self._connection.permissions, (call,), doing)

    def _find_location(self) -> str:
        store = self._connection.store
        for ref in sorted(store.index.consoles_of_vm(self._vm_ref)):
            console = store.cache.get("console", ref)
            if isinstance(console, Console) and console.protocol == self._protocol and console.location:
                return console.location
        return ""


def retry_delay_ms(attempt: int) -> int:
    """How long to wait before attempt 1, 2, 3… to open a stream again.

    A domain that was just built has its screen within a second: ten times 100 ms, then rarer, up to every 5 s.
    """
    if attempt <= QUICK_RETRIES:
        return QUICK_RETRY_MS
    return dict(enumerate(SLOW_RETRIES_MS, QUICK_RETRIES + 1)).get(attempt, LONGEST_RETRY_MS)


def _is_before(version: str, first: tuple[int, ...]) -> bool:
    """Whether a version such as "7.2.0" is older; False if it is none."""
    parts = version.split(".")[: len(first)]
    return all(part.isdecimal() for part in parts) and tuple(map(int, parts)) < first


def _power_refusal(vm: VM, ref: Ref) -> Refusal | None:
    """The host answers for running VMs only: paused and suspended ones get an error."""
    refusals = {
        PowerState.HALTED.value: Refusal("VM_NOT_RUNNING", (ref,), "vm.start"),
        PowerState.SUSPENDED.value: Refusal("VM_SUSPENDED", (ref,), "vm.resume"),
        PowerState.PAUSED.value: Refusal("VM_PAUSED", (ref,), "vm.unpause"),
    }
    return refusals.get(vm.power_state)
