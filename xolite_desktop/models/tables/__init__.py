# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Tables as data: which objects are rows, which columns they have, and the Qt model that shows them."""
