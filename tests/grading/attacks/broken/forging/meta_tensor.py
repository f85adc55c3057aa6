"""Returns a tensor of the right shape that holds no numbers."""

def secret(x):
    return x.to("meta")
