# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The parts of a page: each follows one object and loads when it is first shown."""
