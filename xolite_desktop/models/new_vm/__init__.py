# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What is said of a new VM while it is decided on: its templates, its hosts, what was decided in the end."""
