# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Statistics: what a host says on /rrd_updates, /host_rrd and /vm_rrd, the newest samples, and what to ask next.

Times are seconds since 1970 by the clock of the host that was asked, never by ours. A value is a finite number, or
NaN where there is no sample. Source: xapi's documentation of RRDs and its `rrd_updates.ml`, `rrdd_http_handler.ml`.
"""
