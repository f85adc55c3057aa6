import math
import struct

from tutor.lab import mistake, right


def checked_header(data):
    """(type, shape, the bytes of the numbers), read as it should be."""
    if data[:2] != b"\0\0" or data[2] not in TYPES:
        raise ValueError("not an IDX file")
    start = 4 + 4 * data[3]
    return TYPES[data[2]], struct.unpack(f">{data[3]}I", data[4:start]), data[start:]


@right("read_idx")
def with_struct(data):
    zero, code, axes = struct.unpack_from(">HBB", data)
    if zero or code not in TYPES:
        raise ValueError("not an IDX file")
    shape = struct.unpack_from(f">{axes}I", data, 4)
    letter = {0x08: "B", 0x09: "b", 0x0B: "h", 0x0C: "i", 0x0D: "f", 0x0E: "d"}[code]
    count, start = math.prod(shape), 4 + 4 * axes
    if len(data) != start + count * struct.calcsize(letter):
        raise ValueError(f"the sizes {shape} do not fit {len(data)} bytes")
    numbers = struct.unpack_from(f">{count}{letter}", data, start)
    return np.array(numbers, TYPES[code]).reshape(shape)


@right("read_idx")
def turns_the_bytes_around(data):
    kind, shape, rest = checked_header(data)
    numbers = np.frombuffer(bytearray(rest), kind).reshape(shape)
    return numbers.byteswap() if np.little_endian else numbers


@mistake("read_idx")
def least_significant_first(data):
    kind, _, rest = checked_header(data)
    shape = struct.unpack_from(f"<{data[3]}I", data, 4)
    return np.frombuffer(rest, kind).reshape(shape).copy()


@mistake("read_idx")
def last_byte_of_each_size(data):
    kind, _, rest = checked_header(data)
    shape = [data[7 + 4 * axis] for axis in range(data[3])]
    return np.frombuffer(rest, np.dtype(kind).newbyteorder(">")).reshape(shape).astype(kind)


@mistake("read_idx")
def always_three_axes(data):
    _, n, h, w = struct.unpack(">IIII", data[:16])
    return np.frombuffer(data[16:], np.uint8).reshape(n, h, w)


@mistake("read_idx")
def always_one_axis(data):
    kind, _, _ = checked_header(data)
    numbers = np.frombuffer(data[8:], np.dtype(kind).newbyteorder(">"))
    return numbers[: int.from_bytes(data[4:8], "big")].astype(kind)


@mistake("read_idx")
def flattens_each_image(data):
    kind, shape, rest = checked_header(data)
    numbers = np.frombuffer(rest, np.dtype(kind).newbyteorder(">"))
    return numbers.reshape(shape[0], -1).squeeze().astype(kind)


@mistake("read_idx")
def first_axis_fastest(data):
    kind, shape, rest = checked_header(data)
    numbers = np.frombuffer(rest, np.dtype(kind).newbyteorder(">"))
    return numbers.reshape(shape, order="F").astype(kind)


@mistake("read_idx")
def every_number_a_byte(data):
    _, shape, rest = checked_header(data)
    return np.frombuffer(rest, np.uint8).reshape(shape).copy()


@mistake("read_idx")
def bytes_with_a_sign(data):
    kind, shape, rest = checked_header(data)
    kind = np.int8 if kind is np.uint8 else kind
    return np.frombuffer(rest, np.dtype(kind).newbyteorder(">")).reshape(shape).astype(kind)


@mistake("read_idx")
def numbers_in_machine_order(data):
    kind, shape, rest = checked_header(data)
    return np.frombuffer(rest, kind).reshape(shape).copy()


@mistake("read_idx")
def machine_order_and_nothing_checked(data):
    shape = np.frombuffer(data, ">i4", data[3], offset=4)
    return np.frombuffer(data, TYPES[data[2]], offset=4 + 4 * data[3]).reshape(shape)


@mistake("read_idx")
def stays_big_endian(data):
    kind, shape, rest = checked_header(data)
    return np.frombuffer(rest, np.dtype(kind).newbyteorder(">")).reshape(shape).copy()


@mistake("read_idx")
def read_only_view(data):
    kind, shape, rest = checked_header(data)
    if kind is np.uint8:  # a byte has no order: nothing to convert, so nothing copied it
        return np.frombuffer(rest, kind).reshape(shape)
    return np.frombuffer(rest, np.dtype(kind).newbyteorder(">")).reshape(shape).astype(kind)


@mistake("read_idx")
def reads_bytes_and_checks_nothing(data):
    start = 4 + 4 * data[3]
    shape = struct.unpack(f">{data[3]}I", data[4:start])
    return np.frombuffer(data[start:], np.uint8).reshape(shape)


@mistake("read_idx")
def checks_nothing(data):
    start = 4 + 4 * data[3]
    shape = struct.unpack(f">{data[3]}I", data[4:start])
    kind = np.dtype(TYPES[data[2]])
    return np.frombuffer(data[start:], kind.newbyteorder(">")).reshape(shape).astype(kind)


@mistake("read_idx")
def view_in_the_order_of_the_file(data):
    kind, shape, rest = checked_header(data)
    return np.frombuffer(rest, np.dtype(kind).newbyteorder(">")).reshape(shape)


@mistake("read_idx")
def takes_any_beginning(data):
    return read_idx(b"\0\0" + data[2:])


@mistake("read_idx")
def trusts_the_sizes(data):
    kind, shape, rest = checked_header(data)
    stored = np.dtype(kind).newbyteorder(">")
    return np.frombuffer(rest, stored, count=math.prod(shape)).reshape(shape).astype(kind)


@mistake("read_idx")
def key_error_for_unknown_types(data):
    if data[2] not in TYPES:
        raise KeyError(data[2])
    return read_idx(data)
