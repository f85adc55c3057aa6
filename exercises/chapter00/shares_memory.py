"""One memory or two? Say for each line whether y is another reading of x's memory, or a copy.

For each of the ten lines, x is fresh:

    x = torch.arange(6.0).reshape(2, 3)      # [[0., 1., 2.],
                                             #  [3., 4., 5.]]

then the line makes y, and then 100 is written into all of y:

    y[...] = 100

Does x change, too? Write True if it does (y shares x's memory), and False if x stays as it was (y
has memory of its own). Only True and False may stand in place of the dots.
"""

# y = x.view(3, 2)
view = ...  # True or False

# y = x.reshape(6)
reshape = ...

# y = x.t()                            rows become columns
transposed = ...

# y = x.t().reshape(6)                 first turned over, then put into one row
transposed_and_reshaped = ...

# y = x[:, 1]                          the second column
column = ...

# y = x[x > 2]                         those greater than 2
mask = ...

# y = x.numpy()
numpy_array = ...

# y = torch.tensor(x.numpy())
tensor_of_array = ...

# y = x.to("cpu")                      x is on the CPU already
to_where_it_is = ...

# y = x.to(torch.float64)              x is float32
to_another_type = ...
