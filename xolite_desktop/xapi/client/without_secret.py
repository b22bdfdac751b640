# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Errors of a pool without the secret that it was given: servers repeat what they are told."""

from typing import Final

from xolite_desktop.xapi.errors import Closed, Failure, XapiError
from xolite_desktop.xapi.login import Credentials

_LEAST_SECRET: Final = 5


def without_secret(failure: Failure, secret: str) -> Failure:
    """The same failure with a secret that the server repeated taken out of its parameters."""
    if not secret or not any(secret in word for word in failure.params):
        return failure
    params = tuple(word.replace(secret, "") for word in failure.params)
    return Failure(failure.code, params, failure.method, failure.endpoint)


def without_password(error: XapiError | None, credentials: Credentials) -> XapiError:
    """Why a sign-in was refused. Shorter passwords are words that stand in any text, and gone they would show."""
    if isinstance(error, Failure) and len(credentials.password) >= _LEAST_SECRET:
        return without_secret(error, credentials.password)
    return error or Closed("the sign-in has no end")
