# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The only package that opens connections: endpoints, pinned TLS, HTTP and console streams."""
