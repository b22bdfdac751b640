# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Everything that can go wrong between us and a XAPI host.

    XapiError
     ├ Unreachable          no connection, or it broke
     ├ Timeout              the deadline of a call passed
     ├ TlsRefused           the handshake failed
     │  ├ CertificateUnknown    nobody has vouched for this certificate; nothing was sent
     │  └ CertificateChanged    not the certificate somebody vouched for; nothing was sent
     ├ ProtocolError        the other side does not speak as agreed
     │  ├ ConsoleRefused        a host will not open a console, in its own words
     │  └ TransferRefused       a host will not take or give a file, in its own words
     ├ RequestTooLong       a head that hosts would refuse; nothing was sent
     ├ LocalFileError       a file here cannot be read or written
     ├ PackageRefused       a file here is no sound package of a VM
     ├ Failure              the server answered with an error: a code and its parameters
     ├ OutcomeUnknown       a call was sent and its end never seen
     ├ WrongPool            another pool answers where ours was
     ├ SignInNeeded         the session is gone, and no password is held to make another
     └ Closed               the client was closed, or is not signed in

No text here ever holds a password or a session reference, and each is one plain line of bounded length, whatever a
server said; `params` are the server's words whole. Endpoints, certificates and pins come from `net`, which
lies above this module; the protocols below say what of them an error promises.
"""

import re
from datetime import datetime
from typing import Final, Protocol

MOST_TEXT: Final = 1000
"""Characters of an error's text: what a server said may be of any length, and is one line in a log."""
_MOST_PARAMS: Final = 20
_LONGEST_CODE: Final = 100
_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")


def plain_text(text: str, most: int = MOST_TEXT) -> str:
    """A server's words as one plain line: controls, and what turns the direction of reading, as visible escapes."""
    shown = _HIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text[: most + 1])
    return shown if len(shown) <= most else shown[: most - 1] + "…"


class AnyEndpoint(Protocol):
    """A host and a port; `str()` gives how a person writes it."""

    @property
    def host(self) -> str: ...
    @property
    def port(self) -> int: ...


class PresentedCertificate(Protocol):
    """The certificate a server showed: what a person needs to see before vouching for it."""

    @property
    def der(self) -> bytes: ...
    @property
    def sha256(self) -> str: ...
    @property
    def fingerprint(self) -> str: ...
    @property
    def subject(self) -> str: ...
    @property
    def issuer(self) -> str: ...
    @property
    def self_signed(self) -> bool: ...
    @property
    def alternative_names(self) -> tuple[str, ...]: ...
    @property
    def not_before(self) -> datetime: ...
    @property
    def not_after(self) -> datetime: ...
    @property
    def key(self) -> str: ...
    @property
    def public_key_sha256(self) -> str: ...
    @property
    def signature(self) -> str: ...
    @property
    def weaknesses(self) -> tuple[str, ...]: ...
    def expired(self, now: datetime) -> bool: ...


class KnownPin(Protocol):
    """The certificate somebody vouched for, and since when."""

    @property
    def sha256(self) -> str: ...
    @property
    def fingerprint(self) -> str: ...
    @property
    def der(self) -> bytes: ...
    @property
    def since(self) -> datetime: ...


class XapiError(Exception):
    """The root of this tree; `code` is the key of its sentence in resources/reasons.toml.

    `may_have_run` is false only where the server surely did not begin the call: nothing of the request left, or the
    server said itself that it refused it. True says that nobody knows.
    """

    code = "XAPI_ERROR"
    params: tuple[str, ...] = ()
    may_have_run = False

    def __init__(self, text: str = "") -> None:
        super().__init__(plain_text(text))


class Unreachable(XapiError):
    """No connection could be made, or the one in use broke."""

    code = "UNREACHABLE"

    def __init__(self, endpoint: AnyEndpoint, doing: str, reason: str) -> None:
        super().__init__(f"{endpoint}: {doing}: {reason}")
        self.endpoint, self.doing, self.reason = endpoint, doing, reason
        self.params = (str(endpoint), reason)


class Timeout(XapiError):
    """No answer within the deadline."""

    code = "TIMEOUT"

    def __init__(self, endpoint: AnyEndpoint, doing: str, seconds: float) -> None:
        super().__init__(f"{endpoint}: {doing}: no answer within {seconds:g} s")
        self.endpoint, self.doing, self.seconds = endpoint, doing, seconds
        self.params = (str(endpoint), f"{seconds:g}")


class TlsRefused(XapiError):
    """The TLS handshake failed: no common version or cipher, or a certificate nobody vouched for."""

    code = "TLS_REFUSED"

    def __init__(self, endpoint: AnyEndpoint, reason: str) -> None:
        super().__init__(f"{endpoint}: {reason}")
        self.endpoint, self.reason = endpoint, reason
        self.params = (str(endpoint), reason)


class CertificateUnknown(TlsRefused):
    """The endpoint has no pin. Nothing was sent."""

    code = "CERTIFICATE_UNKNOWN"

    def __init__(self, endpoint: AnyEndpoint, certificate: PresentedCertificate) -> None:
        super().__init__(endpoint, f"certificate {certificate.fingerprint} is not trusted yet")
        self.certificate = certificate
        self.params = (str(endpoint), certificate.fingerprint)


class CertificateChanged(TlsRefused):
    """The endpoint showed another certificate than the pinned one. Nothing was sent."""

    code = "CERTIFICATE_CHANGED"

    def __init__(self, endpoint: AnyEndpoint, certificate: PresentedCertificate, pin: KnownPin) -> None:
        super().__init__(endpoint, f"certificate changed to {certificate.fingerprint}")
        self.certificate, self.pin = certificate, pin
        self.params = (str(endpoint), certificate.fingerprint)


class ProtocolError(XapiError):
    """The answer is not what the protocol allows, or larger than we accept."""

    code = "PROTOCOL_ERROR"
    may_have_run = True  # it was an answer, to whatever was done

    def __init__(self, endpoint: AnyEndpoint | None, doing: str, reason: str) -> None:
        reason = plain_text(reason)
        where = f"{endpoint}: " if endpoint is not None else ""
        super().__init__(f"{where}{doing}: {reason}")
        self.endpoint, self.doing, self.reason = endpoint, doing, reason
        self.params = (str(endpoint or ""), reason)


class ConsoleRefused(ProtocolError):
    """A host refused a console both ways in. `status` is its last HTTP status, `words` those of its error page."""

    code = "CONSOLE_REFUSED"

    def __init__(self, endpoint: AnyEndpoint, status: int, words: str) -> None:
        super().__init__(endpoint, "opening the console", f"HTTP {status}: {words}")
        self.status, self.words = status, words
        self.params = (str(endpoint), str(status), words)


class TransferRefused(ProtocolError):
    """A file handler answered with another status than 200; `words` are those of its error page."""

    code = "TRANSFER_REFUSED"

    def __init__(self, endpoint: AnyEndpoint, doing: str, status: int, words: str) -> None:
        super().__init__(endpoint, doing, f"HTTP {status}: {words}" if words else f"HTTP {status}")
        self.status, self.words = status, words
        self.params = (str(endpoint), str(status), words)


class RequestTooLong(XapiError):
    """The head of a request is longer than hosts accept. Nothing was sent."""

    code = "REQUEST_TOO_LONG"

    def __init__(self, endpoint: AnyEndpoint, doing: str, size_bytes: int) -> None:
        super().__init__(f"{endpoint}: {doing}: the head of the request has {size_bytes} bytes")
        self.endpoint, self.doing, self.size_bytes = endpoint, doing, size_bytes
        self.params = (str(endpoint), str(size_bytes))


class LocalFileError(XapiError):
    """A file on this computer cannot be read or written, with the reason in the operating system's words."""

    code = "LOCAL_FILE"

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name, self.reason = name, reason
        self.params = (name, reason)


class PackageRefused(XapiError):
    """A file that holds a VM, to import or just exported, is not sound. `code` is one of ours: what is wrong with it."""

    def __init__(self, code: str, *params: str) -> None:
        super().__init__(f"{code}: {', '.join(params)}" if params else code)
        self.code, self.params = code, params


class Failure(XapiError):
    """An error reply of the server: XAPI's code and parameters, as in the data model's error list."""

    def __init__(
        self, code: str, params: tuple[str, ...] = (), method: str = "", endpoint: AnyEndpoint | None = None
    ) -> None:
        said = [param[:MOST_TEXT] for param in params[:_MOST_PARAMS]]
        super().__init__(f"{method or 'call'}: {plain_text(code, _LONGEST_CODE)} {said}")
        self.code, self.params, self.method, self.endpoint = code, params, method, endpoint


class NoHost(Failure):
    """No host can run a VM. `verdicts` say why not for each of them: host, code and parameters."""

    def __init__(self, failure: Failure, verdicts: tuple[tuple[str, str, tuple[str, ...]], ...]) -> None:
        super().__init__(failure.code, failure.params, failure.method, failure.endpoint)
        self.verdicts = verdicts


class OutcomeUnknown(XapiError):
    """A call was sent and its end never seen: it may have succeeded or not, and is never sent again by itself.

    `task` is its task, empty if none was found. `checked` says in a sentence what was looked at to find out.
    """

    code = "OUTCOME_UNKNOWN"
    may_have_run = True

    def __init__(self, method: str, task: str = "", checked: str = "") -> None:
        super().__init__(f"{method}: the outcome is unknown. {checked}".rstrip())
        self.method, self.task, self.checked = method, task, checked
        self.params = (method, task, checked or "Nothing could be checked.")


class WrongPool(XapiError):
    """Another pool answers at this address now, as when the host was ejected. Both uuids are given."""

    code = "WRONG_POOL"

    def __init__(self, endpoint: AnyEndpoint, expected: str, found: str) -> None:
        super().__init__(f"{endpoint}: pool {found} instead of {expected}")
        self.endpoint, self.expected, self.found = endpoint, expected, found
        self.params = (str(endpoint), expected, found)


class SignInNeeded(XapiError):
    """The session is gone on the host, and a person has to sign in again: no password is held."""

    code = "SIGN_IN_NEEDED"

    def __init__(self, endpoint: AnyEndpoint, user: str) -> None:
        super().__init__(f"{endpoint}: the session of {user} is over")
        self.endpoint, self.user = endpoint, user
        self.params = (str(endpoint), user)


class ReadOnly(XapiError):
    """The client was told to change nothing, and this would. Nothing was sent."""

    code = "READ_ONLY"

    def __init__(self, doing: str) -> None:
        super().__init__(f"{doing}: this client is read-only")
        self.doing = doing
        self.params = (doing,)


class Closed(XapiError):
    """The client was closed, or nobody has signed in yet."""

    code = "CLOSED"
