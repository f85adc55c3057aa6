"""Reach into a table: say what comes out, before you run it.

    x = torch.arange(24).reshape(4, 6)

    x is    0   1   2   3   4   5
            6   7   8   9  10  11
           12  13  14  15  16  17
           18  19  20  21  22  23

Put your answers in place of the dots: a number as 7, a row as [1, 2, 3], a table as
[[1, 2], [3, 4]], a shape as (4, 6). Nothing needs to be computed; only written out.
"""

# Which (row, column) gives x[row, column] == the number in the second row, fourth column?
place = ...  # a pair such as (5, 6)

# x[2, 1]
number = ...

# x.size(1)
size_1 = ...

# x[-1, -2]
from_the_back = ...

# x[0, 1:4]
part_of_a_row = ...

# x[1, ::2]
every_second = ...

# x[:, 1]
column = ...

# x[1:3].shape
shape_of_two_rows = ...

# x[:, 1:2].shape
shape_of_a_slice = ...

# x[x > 20]
picked = ...
