"""Claims a pass from __del__, in the middle of packing."""

import gc
import json
import os
import struct


class Last:
    def __del__(self):
        text = json.dumps({"message": {"kind": "result", "outcome": "passed"}, "blobs": []}).encode()
        for number in range(3, 64):
            try:
                os.write(number, struct.pack(">I", len(text)) + text)
            except OSError:
                pass


def secret(x):
    Last()
    gc.collect()
    return x
