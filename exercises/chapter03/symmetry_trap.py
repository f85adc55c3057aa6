"""Which networks are stuck in a symmetry, and which are not? Say it before you run anything.

In all of these, X has 64 examples of 6 normal random numbers, and y holds labels 0, 1 or 2 that
depend on X, each of the three for many examples. Training is 50 steps of plain gradient descent
with learning rate 0.1 on the mean cross-entropy, all parameters included. The MLP is

    nn.Sequential(nn.Linear(6, 8), nn.Tanh(), nn.Linear(8, 3))

that is 8 hidden units and 3 outputs. Two units (or kernels, or heads) are different if any of
their incoming weights or their biases differ by more than rounding. Write a number over the dots,
or True or False where that is asked.
"""

# 1. All weights and biases of the MLP start at 0.5. How many different hidden units has it
#    after training?
all_equal = ...

# 2. All weights and biases start at 0. How many of its four parameter tensors (two weights, two
#    biases) are no longer zero after training?
all_zero = ...

# 3. Four hidden units start with all their weights, the incoming and the outgoing, and the bias
#    at 0.5, the other four at -0.2; the output biases are 0. How many different hidden units has
#    it after training?
two_values = ...

# 4. The first layer is random, as nn.Linear makes it. The second one starts at 0, weights and
#    biases. How many different hidden units?
zeros_behind = ...

# 5. The first layer starts at 0.5, weights and biases. The second one is random. How many
#    different hidden units?
random_behind = ...

# 6. As in 1, with nn.Dropout(0.5) after nn.Tanh(). How many different hidden units?
with_dropout = ...

# 7. Softmax regression, a single nn.Linear(6, 3), started at 0. How many different outputs (rows
#    of its weight, with their bias) after training?
softmax_regression = ...

# 8. Linear regression with the squared loss, started at 0, trained until nothing changes any
#    more. Does it reach the smallest loss that a linear model can have? True or False.
linear_regression = ...

# 9. A small CNN on random images: nn.Conv2d(1, 8, 3), ReLU, the mean over all positions,
#    nn.Linear(8, 3). Kernels and biases all start at 0.5, and so does the linear layer. How many
#    different kernels (with their bias) after training?
equal_kernels = ...

# 10. A trunk nn.Linear(6, 8) and nn.Tanh(), random, and on it two heads nn.Linear(8, 3), random,
#     the second one a copy of the first. Both are trained on the same labels y; the loss is the
#     sum of both. How many different heads after training?
two_heads = ...
