# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The right-hand side: one page for each class of object, with a header and tabs."""
