# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A VM out of a file: where everything in it goes, as it was decided on."""
