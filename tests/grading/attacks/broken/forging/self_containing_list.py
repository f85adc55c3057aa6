"""Returns a list that contains itself."""

def secret(x):
    x = []
    x.append(x)
    return x
