"""Reach into a table: the answers, by running the lines."""

import torch

x = torch.arange(24).reshape(4, 6)

# Counted from 0, the second row is number 1 and the fourth column number 3. There stands 9.
place = tuple((x == 9).nonzero()[0].tolist())

number = x[2, 1]  # third row, second column
size_1 = x.size(1)  # axis 1, the columns: how many places there are along a row
from_the_back = x[-1, -2]  # the last row; the last but one in it
part_of_a_row = x[0, 1:4]  # places 1, 2, 3: the end, 4, is left out
every_second = x[1, ::2]  # places 0, 2, 4 of the second row
column = x[:, 1]  # every row, place 1
shape_of_two_rows = x[1:3].shape  # rows 1 and 2, whole
shape_of_a_slice = x[:, 1:2].shape  # a slice keeps its axis, even of size 1; x[:, 1] does not
picked = x[x > 20]  # where the comparison is True
