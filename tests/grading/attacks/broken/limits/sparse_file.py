"""Makes a sparse file of a terabyte and a full one of ten gigabytes."""
# earns: 1

def secret(x):
    with open("sparse", "wb") as file:
        file.truncate(1 << 40)
        print("LEAK sparse")


def plain(x):
    return x + 1
