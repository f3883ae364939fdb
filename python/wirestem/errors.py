# SPDX-License-Identifier: Apache-2.0
"""What can go wrong. Each error is also one of Python's own, so that callers may catch either."""


class WirestemError(Exception):
    """The message is one sentence that names input and place."""


class NotFoundError(WirestemError, FileNotFoundError):
    """An input is not there."""


class UnreadableError(WirestemError, OSError):
    """An input is there and cannot be read."""


class MalformedError(WirestemError, ValueError):
    """An input is not what it says it is."""


class UnsupportedError(WirestemError, ValueError):
    """An input is of a kind that is not read."""


class TooLargeError(WirestemError, ValueError):
    """An input is beyond a limit."""


class UsageError(WirestemError, ValueError):
    """An argument cannot be."""
