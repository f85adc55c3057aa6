"""What does this print?

    x = torch.arange(4)
    total = (x * x).sum()
    shape = x.reshape(2, 2).shape
"""

total = ...
shape = ...
