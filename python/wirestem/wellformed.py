# SPDX-License-Identifier: Apache-2.0
"""A str may hold lone surrogates, which UTF-8 cannot; each becomes one U+FFFD, so offsets stay."""
from __future__ import annotations

import json
import math
import re
from typing import Any, Mapping

_SURROGATE = re.compile("[\ud800-\udfff]")


def wellformed(text: str) -> str:
    return _SURROGATE.sub("\ufffd", text)


def json_line(record: Mapping[str, Any]) -> str:
    """A record as a line of JSON; what pandas writes for "not there" is left out."""
    kept = {key: value for key, value in record.items()
            if value is not None and not (isinstance(value, float) and math.isnan(value))}
    return wellformed(json.dumps(kept, ensure_ascii=False, default=str)) + "\n"
