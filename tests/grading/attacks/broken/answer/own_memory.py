"""Searches its own address space, which was the zygote's."""

import re

wanted = re.compile(rb"def forgets_[o]ffset|The offset is 42[4]2")


def search():
    with open("/proc/self/maps") as maps, open("/proc/self/mem", "rb", 0) as memory:
        for line in maps:
            span, mode = line.split()[:2]
            start, end = (int(text, 16) for text in span.split("-"))
            if "r" not in mode or "[v" in line or "/" in line:
                continue
            for place in range(start, end, 1 << 20):
                try:
                    memory.seek(place)
                    data = memory.read(min(1 << 20, end - place))
                except (OSError, ValueError, OverflowError):
                    break
                if wanted.search(data):
                    print("LEAK at", span)


try:
    search()
except OSError as error:
    print(error)


def secret(x):
    return x
